import type { Branch, Case, Fluid } from '#solver/case/case.ts';

/** Two cold plates side by side, supplied at a temperature with a flow; one stands 0.4 m above the other. */
export function coolantLoop(
  options: { fluid?: Fluid; supply?: number; flow?: number; power?: number; extra?: readonly Branch[] } = {},
): Case {
  const { fluid = { type: 'liquid', name: 'pg25' }, supply = 303.15, flow = 0.05, power = 500 } = options;
  const plate = (id: string, to: string): Branch => ({
    id,
    from: 'supply',
    to,
    elements: [{ type: 'duct', shape: 'rectangular', width: 0.002, height: 0.001, length: 0.08, count: 30 }],
  });
  const hose = (id: string, from: string): Branch => ({
    id,
    from,
    to: 'return',
    elements: [{ type: 'duct', shape: 'round', diameter: 0.008, length: 1.5, k: 2 }],
  });
  return {
    format: 'boxwright-case',
    version: 1,
    circuits: [
      {
        id: 'coolant',
        fluid,
        nodes: [
          { id: 'supply', inflow: flow, inflowTemperature: supply },
          { id: 'low', elevation: 0 },
          { id: 'high', elevation: 0.4 },
          { id: 'return', pressure: 0, inflowTemperature: supply },
        ],
        branches: [
          plate('plate-low', 'low'),
          plate('plate-high', 'high'),
          hose('hose-low', 'low'),
          hose('hose-high', 'high'),
          ...(options.extra ?? []),
        ],
      },
    ],
    heat: {
      nodes: [
        { id: 'die-low', sources: [{ power }] },
        { id: 'die-high', sources: [{ power: power / 2 }] },
      ],
      links: ['low', 'high'].map((where) => ({
        id: `wall-${where}`,
        from: `die-${where}`,
        to: `plate-${where}`,
        type: 'duct-wall',
        area: 0.0144,
        hydraulicDiameter: 1.333e-3,
        flowArea: 6e-5,
        length: 0.08,
        aspect: 0.5,
      })),
    },
  };
}
