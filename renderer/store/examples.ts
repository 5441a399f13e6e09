import edgeBox from '../../examples/edge-box.boxwright.json?raw';
import inference8x from '../../examples/inference-8x-air.boxwright.json?raw';
import inference8xLiquid from '../../examples/inference-8x-liquid.boxwright.json?raw';
import airRack from '../../examples/air-rack.boxwright-rack.json?raw';
import liquidRack from '../../examples/liquid-rack.boxwright-rack.json?raw';
import type { Example } from '#renderer/store/services.ts';

/** The designs that come with the workbench; the first is opened at start. */
export const examples: readonly Example[] = [
  { id: 'inference-8x-air', title: 'Inference server, 8 accelerators, air', text: inference8x },
  { id: 'edge-box', title: 'Edge inference box, 2 accelerators', text: edgeBox },
  { id: 'inference-8x-liquid', title: 'Inference server, 8 accelerators, liquid', text: inference8xLiquid },
  { id: 'air-rack', title: 'Rack of four 8-accelerator servers, air', kind: 'rack', text: airRack },
  { id: 'liquid-rack', title: 'Rack of six 8-accelerator servers, liquid', kind: 'rack', text: liquidRack },
];
