import edgeBox from '../../examples/edge-box.boxwright.json?raw';
import inference8x from '../../examples/inference-8x-air.boxwright.json?raw';
import inference8xLiquid from '../../examples/inference-8x-liquid.boxwright.json?raw';
import airRack from '../../examples/air-rack.boxwright-rack.json?raw';
import liquidRack from '../../examples/liquid-rack.boxwright-rack.json?raw';
import cluster16 from '../../examples/cluster-16.boxwright-cluster.json?raw';
import cluster1000 from '../../examples/cluster-1000.boxwright-cluster.json?raw';
import orbitalNode from '../../examples/orbital-node.boxwright-orbit.json?raw';
import powerRow from '../../examples/power-row.boxwright-power.json?raw';
import coldLogic from '../../examples/cold-logic.boxwright-cryostat.json?raw';
import amplifiers from '../../examples/amplifiers-4k.boxwright-cryostat.json?raw';
import customSilicon from '../../examples/custom-silicon.boxwright-chip.json?raw';
import type { Example } from '#renderer/store/services.ts';

const example = (id: string, sort: string, title: string, text: string): Example => ({
  id,
  title,
  file: `${id}.${sort}.json`,
  text,
});

/** The documents that come with the workbench; the first is opened at start. */
export const examples: readonly Example[] = [
  example('inference-8x-air', 'boxwright', 'Inference server, 8 accelerators, air', inference8x),
  example('edge-box', 'boxwright', 'Edge inference box, 2 accelerators', edgeBox),
  example('inference-8x-liquid', 'boxwright', 'Inference server, 8 accelerators, liquid', inference8xLiquid),
  example('air-rack', 'boxwright-rack', 'Rack of four 8-accelerator servers, air', airRack),
  example('liquid-rack', 'boxwright-rack', 'Rack of six 8-accelerator servers, liquid', liquidRack),
  example('cluster-16', 'boxwright-cluster', 'Training cluster of 16 racks', cluster16),
  example('cluster-1000', 'boxwright-cluster', 'Training cluster of 1 000 racks', cluster1000),
  example('orbital-node', 'boxwright-orbit', 'Node in a low orbit', orbitalNode),
  example('power-row', 'boxwright-power', 'Power to a row, four ways', powerRow),
  example('cold-logic', 'boxwright-cryostat', 'Logic at 77 K', coldLogic),
  example('amplifiers-4k', 'boxwright-cryostat', 'Amplifiers at 4 K behind a shield', amplifiers),
  example('custom-silicon', 'boxwright-chip', 'Custom silicon in three packages', customSilicon),
];
