import type { Branch, Case, HeatNode } from '#solver/case/case.ts';

/** Rows of zones behind a grille, a fan at the end, a heated board over each zone, fed by one supply. */
export function enclosure(
  options: { power?: number; speed?: number; limit?: number; rows?: number } = {},
): Case {
  const { power = 20, speed = 1, limit, rows = 4 } = options;
  const zones = Array.from({ length: rows }, (_, i) => i);
  const loss = (area: number, k: number): Branch['elements'] => [{ type: 'loss', area, k }];
  // Hydrostatic fall of pressure in the room, Pa/m.
  const still = (9.80665 * 101325) / (287.05 * 293.15);
  return {
    format: 'boxwright-case',
    version: 1,
    circuits: [
      {
        id: 'air',
        fluid: { type: 'air' },
        nodes: [
          { id: 'room', pressure: -still * 0.02, elevation: 0.02 },
          { id: 'room-above', pressure: -still * 0.07, elevation: 0.07 },
          ...zones.flatMap((i) => [
            { id: `a${i}`, elevation: 0.02 },
            { id: `b${i}`, elevation: 0.07 },
          ]),
        ],
        branches: [
          {
            id: 'grille-a',
            from: 'room',
            to: 'a0',
            elements: [{ type: 'perforated-plate', area: 0.004, open: 0.5, holeDiameter: 0.004 }],
          },
          {
            id: 'grille-b',
            from: 'room-above',
            to: 'b0',
            elements: [{ type: 'perforated-plate', area: 0.004, open: 0.6 }],
          },
          ...zones.slice(1).flatMap((i) => [
            { id: `a${i - 1}-a${i}`, from: `a${i - 1}`, to: `a${i}`, elements: loss(0.004, 0.8) },
            { id: `b${i - 1}-b${i}`, from: `b${i - 1}`, to: `b${i}`, elements: loss(0.003, 1.5) },
          ]),
          ...zones.map((i) => ({ id: `a${i}-b${i}`, from: `a${i}`, to: `b${i}`, elements: loss(0.008, 1) })),
          {
            id: 'fan',
            from: `b${rows - 1}`,
            to: 'room-above',
            elements: [
              {
                type: 'fan',
                points: [
                  [0, 90],
                  [0.008, 60],
                  [0.016, 0],
                ],
                density: 1.2,
                area: 0.005,
                power: 6,
                speed,
                supply: 'psu',
              },
            ],
          },
        ],
      },
    ],
    heat: {
      nodes: [
        { id: 'wall', temperature: 293.15 },
        ...zones.map((i): HeatNode => ({
          id: `s${i}`,
          sources: [{ power, supply: 'psu', leakage: { power: 1, reference: 333, coefficient: 0.02 } }],
          ...(limit === undefined ? {} : { limit }),
        })),
      ],
      links: [
        ...zones.map((i) => ({
          id: `film${i}`,
          from: `s${i}`,
          to: `a${i}`,
          type: 'forced-plate' as const,
          area: 0.03,
          length: 0.1,
          velocity: [
            { branch: i === 0 ? 'grille-a' : `a${i - 1}-a${i}`, area: 0.004, weight: 0.5 },
            { branch: `a${i}-b${i}`, area: 0.008, weight: 0.5 },
          ],
        })),
        {
          id: 'sink',
          from: 's0',
          to: 'a0-b0',
          type: 'stream-resistance',
          offset: 1,
          coefficient: 0.02,
          exponent: 0.8,
        },
        ...zones.map((i) => ({
          id: `rad${i}`,
          from: `s${i}`,
          to: 'wall',
          type: 'radiation' as const,
          area: 0.01,
          exchange: 0.7,
        })),
        { id: 'board', from: 's0', to: 's1', type: 'slab', conductivity: 30, thickness: 0.1, area: 3e-4 },
        {
          id: 'up',
          from: 's1',
          to: 'b1',
          type: 'natural-plate',
          area: 0.01,
          length: 0.05,
          orientation: 'up',
        },
      ],
    },
    power: {
      converters: [
        {
          id: 'psu',
          rating: 200,
          units: 1,
          efficiency: [
            [0.1, 0.8],
            [0.5, 0.92],
            [1, 0.88],
          ],
          heat: [
            { node: 'b0', share: 0.6 },
            { node: 'fan', share: 0.4 },
          ],
          supply: 'feed',
        },
        { id: 'feed', rating: 500, units: 1, efficiency: [[1, 0.95]] },
      ],
    },
  };
}
