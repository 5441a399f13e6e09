import edgeBox from '../../examples/edge-box.boxwright.json?raw';
import inference8x from '../../examples/inference-8x-air.boxwright.json?raw';
import inference8xLiquid from '../../examples/inference-8x-liquid.boxwright.json?raw';
import airRack from '../../examples/air-rack.boxwright-rack.json?url&no-inline';
import liquidRack from '../../examples/liquid-rack.boxwright-rack.json?url&no-inline';
import cluster16 from '../../examples/cluster-16.boxwright-cluster.json?url&no-inline';
import cluster1000 from '../../examples/cluster-1000.boxwright-cluster.json?url&no-inline';
import orbitalNode from '../../examples/orbital-node.boxwright-orbit.json?url&no-inline';
import powerRow from '../../examples/power-row.boxwright-power.json?url&no-inline';
import coldLogic from '../../examples/cold-logic.boxwright-cryostat.json?url&no-inline';
import amplifiers from '../../examples/amplifiers-4k.boxwright-cryostat.json?url&no-inline';
import { bundledText } from '#renderer/host/bundled-file.ts';
import type { Example } from '#renderer/store/services.ts';

/** Enclosures are at hand: the first is shown at start, and racks are filled with them. */
const enclosure = (id: string, title: string, text: string): Example => ({
  id,
  title,
  file: `${id}.boxwright.json`,
  text,
});
/** Others lie beside the page and are read when they are wanted. */
const other = (id: string, sort: string, title: string, url: string): Example => ({
  id,
  title,
  file: `${id}.boxwright-${sort}.json`,
  text: () => bundledText(url),
});

/** The documents that come with the workbench; the first is opened at start. */
export const examples: readonly Example[] = [
  enclosure('inference-8x-air', 'Inference server, 8 accelerators, air', inference8x),
  enclosure('edge-box', 'Edge inference box, 2 accelerators', edgeBox),
  enclosure('inference-8x-liquid', 'Inference server, 8 accelerators, liquid', inference8xLiquid),
  other('air-rack', 'rack', 'Rack of four 8-accelerator servers, air', airRack),
  other('liquid-rack', 'rack', 'Rack of six 8-accelerator servers, liquid', liquidRack),
  other('cluster-16', 'cluster', 'Training cluster of 16 racks', cluster16),
  other('cluster-1000', 'cluster', 'Training cluster of 1 000 racks', cluster1000),
  other('orbital-node', 'orbit', 'Node in a low orbit', orbitalNode),
  other('power-row', 'power', 'Power to a row, four ways', powerRow),
  other('cold-logic', 'cryostat', 'Logic at 77 K', coldLogic),
  other('amplifiers-4k', 'cryostat', 'Amplifiers at 4 K behind a shield', amplifiers),
];
