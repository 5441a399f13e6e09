import computeTray from '../../examples/compute-tray-72.boxwright.json?raw';
import edgeBox from '../../examples/edge-box.boxwright.json?raw';
import inference8x from '../../examples/inference-8x-air.boxwright.json?raw';
import inference8xLiquid from '../../examples/inference-8x-liquid.boxwright.json?raw';
import switchTray from '../../examples/switch-tray-72.boxwright.json?raw';
import { bundledText } from '#renderer/host/bundled-file.ts';
import type { Example } from '#renderer/store/services.ts';

/** Enclosures are at hand: the first is shown at start, and racks are filled with them. */
const enclosure = (id: string, title: string, text: string): Example => ({
  id,
  title,
  file: `${id}.boxwright.json`,
  text,
});

/** Where the others lie beside the page, which reads them when they are wanted. */
const urls = import.meta.glob<string>('../../examples/*.boxwright-*.json', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
});
const other = (id: string, sort: string, title: string): Example => {
  const file = `${id}.boxwright-${sort}.json`;
  return { id, title, file, text: () => bundledText(urls[`../../examples/${file}`] ?? file) };
};

/** The documents that come with the workbench; the first is opened at start. */
export const examples: readonly Example[] = [
  enclosure('inference-8x-air', 'Inference server, 8 accelerators, air', inference8x),
  enclosure('edge-box', 'Edge inference box, 2 accelerators', edgeBox),
  enclosure('inference-8x-liquid', 'Inference server, 8 accelerators, liquid', inference8xLiquid),
  enclosure('compute-tray-72', 'Compute tray, 4 accelerators, liquid', computeTray),
  enclosure('switch-tray-72', 'Switch tray, 2 chips, liquid', switchTray),
  other('air-rack', 'rack', 'Rack of four 8-accelerator servers, air'),
  other('liquid-rack', 'rack', 'Rack of six 8-accelerator servers, liquid'),
  other('training-rack-72', 'rack', 'Training rack of 72 accelerators, liquid'),
  other('cluster-16', 'cluster', 'Training cluster of 16 racks'),
  other('training-cluster-72', 'cluster', 'Training cluster of 16 racks of 72 accelerators'),
  other('cluster-1000', 'cluster', 'Training cluster of 1 000 racks'),
  other('orbital-node', 'orbit', 'Node in a low orbit'),
  other('driving-computer', 'module', 'Driving computer on a coolant plate'),
  other('robot-torso', 'module', 'Computer in a robot’s torso'),
  other('outdoor-cabinet', 'pod', 'Outdoor cabinet with air conditioner'),
  other('container-10ft', 'pod', '10-ft container with filtered fans'),
  other('power-row', 'power', 'Power to a row, four ways'),
  other('cold-logic', 'cryostat', 'Logic at 77 K'),
  other('amplifiers-4k', 'cryostat', 'Amplifiers at 4 K behind a shield'),
  other('custom-silicon', 'chip', 'Custom silicon in three packages'),
  other('satellite-ground-node', 'service', 'Ground node on a LEO link'),
  other('vehicle-node', 'service', 'Node in a vehicle and on a ship'),
  other('cluster-72', 'service', 'Service from a training cluster'),
  other('central-against-pods', 'service', 'One cluster against many pods'),
];
