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
