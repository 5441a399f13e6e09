import type { FieldCase } from '#solver/field/schema.ts';

export const material = { board: { conductivity: [30, 30, 1] } } as const;

/** The conduction block P1 of docs/field-case.md on a grid of one's choice. */
export function block(cells: readonly [number, number, number]): FieldCase {
  const at = (x: readonly [number, number], y: readonly [number, number]) =>
    ({ min: [x[0] / 1000, y[0] / 1000, 0.002], max: [x[1] / 1000, y[1] / 1000, 0.004] }) as const;
  return {
    format: 'boxwright-field-case',
    version: 1,
    grid: { max: [0.1, 0.1, 0.01], cells: [...cells] },
    materials: material,
    background: 'board',
    sources: [
      { id: 'a', box: at([20, 40], [20, 40]), power: 10 },
      { id: 'b', box: at([60, 70], [30, 60]), power: 5 },
      { id: 'c', box: at([65, 80], [75, 90]), power: 8 },
    ],
    boundaries: [
      { type: 'convection', face: 'z+', coefficient: 50, ambient: 300 },
      { type: 'convection', face: 'z-', coefficient: 10, ambient: 300 },
    ],
    outputs: [
      { type: 'surface-mean', id: 'top', face: 'z+' },
      { type: 'surface-heat', id: 'out top', face: 'z+' },
      { type: 'surface-heat', id: 'out bottom', face: 'z-' },
      { type: 'maximum', id: 'hottest' },
    ],
  };
}

/** Layers in place of the one material: z 0–2, 2–4 and 4–10 mm. */
export const layers: Pick<FieldCase, 'materials' | 'background' | 'solids'> = {
  materials: {
    board: { conductivity: [30, 30, 0.4] },
    fill: { conductivity: 5 },
    metal: { conductivity: 200 },
  },
  background: 'metal',
  solids: [
    { id: 'fill', material: 'fill', box: { min: [0, 0, 0.002], max: [0.1, 0.1, 0.004] } },
    { id: 'board', material: 'board', box: { min: [0, 0, 0], max: [0.1, 0.1, 0.002] } },
  ],
};
