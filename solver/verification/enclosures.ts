/*
 * Family E on a grid of cells: radiation between walls, plates and boxes by the field solver.
 */
import { exchangeFactorReradiating, stefanBoltzmann } from '#solver/correlations/radiation.ts';
import type { FieldBoundary, FieldOutput } from '#solver/field/schema.ts';
import { type Answer, type Bare, solved } from '#solver/verification/field-answer.ts';
import { type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

/** Transparent, and next to nothing conducts. */
const vacuum = { conductivity: 1e-9, density: 1, specificHeat: 1, viscosity: 1 } as const;
const sides = ['x-', 'x+', 'y-', 'y+', 'z-', 'z+'] as const;
const warm = 360;
const cold = 300;
const difference = stefanBoltzmann * (warm ** 4 - cold ** 4);
const howell = 'Howell, A Catalog of Radiation Heat Transfer Configuration Factors, C-11 and C-14';
const oppenheim = 'Oppenheim (1956), Trans. ASME 78, 725–735; closed forms, 360 K and 300 K';

function radiating(bare: Omit<Bare, 'materials'> & Partial<Bare>): Promise<Answer> {
  return solved({ materials: { vacuum }, residual: 1e-9, ...bare });
}

/** Black walls, of which that at z = 0 is warm: its view of the others. */
async function views(
  size: readonly [number, number, number],
  cells: readonly [number, number, number],
): Promise<(face: string) => number> {
  const answer = await radiating({
    grid: { max: size, cells },
    radiation: { patches: 6, rays: 65_536 },
    boundaries: sides.map((face): FieldBoundary => ({
      type: 'temperature',
      face,
      temperature: face === 'z-' ? warm : cold,
      emissivity: 1,
    })),
    outputs: sides.map((face): FieldOutput => ({ type: 'surface-heat', id: face, face })),
  });
  return (face) => answer(face).value / (difference * size[0] * size[1]);
}

const mirrors: readonly FieldBoundary[] = (['x-', 'x+', 'y-', 'y+'] as const).map((face) => ({
  type: 'symmetry',
  face,
}));

/** Heat from wall to wall of emissivities 0.8 and 0.6, W/m². */
async function between(emissivities: readonly number[]): Promise<number> {
  const gap = 0.05;
  const answer = await radiating({
    grid: { max: [0.1, 0.1, gap], cells: [2, 2, 4] },
    plates: emissivities.map((emissivity, i) => {
      const z = ((i + 1) * gap) / (emissivities.length + 1);
      return { id: `shield ${i}`, box: { min: [0, 0, z], max: [0.1, 0.1, z] }, emissivity };
    }),
    boundaries: [
      { type: 'temperature', face: 'z-', temperature: warm, emissivity: 0.8 },
      { type: 'temperature', face: 'z+', temperature: cold, emissivity: 0.6 },
      ...mirrors,
    ],
    outputs: [{ type: 'surface-heat', id: 'cold', face: 'z+' }],
  });
  return answer('cold').value / 0.01;
}

const one = (quantity: string, unit: string, reference: number, value: number, tolerance: number): Check => ({
  quantity,
  unit,
  reference,
  value,
  tolerance: relative(tolerance),
});

/** Walls that let nothing out between a warm and a cold one: a unit cube, one patch a wall. */
async function reradiating(): Promise<number> {
  const answer = await radiating({
    grid: { max: [1, 1, 1], cells: [4, 4, 4] },
    radiation: { patches: 6, rays: 65_536 },
    boundaries: [
      { type: 'temperature', face: 'z-', temperature: warm, emissivity: 0.8 },
      { type: 'temperature', face: 'z+', temperature: cold, emissivity: 0.6 },
      ...(['x-', 'x+', 'y-', 'y+'] as const).map((face): FieldBoundary => ({
        type: 'adiabatic',
        face,
        emissivity: 0.5,
      })),
    ],
    outputs: [{ type: 'surface-heat', id: 'cold', face: 'z+' }],
  });
  return answer('cold').value;
}

/** A box of metal of 5 W in a black room at 300 K: rise over the room, K. */
async function smallBox(power: number, emissivity: number): Promise<number> {
  const box = { min: [0.1, 0.1, 0.1], max: [0.2, 0.2, 0.2] } as const;
  const answer = await radiating({
    grid: { max: [0.4, 0.3, 0.3], cells: [8, 6, 6] },
    materials: { vacuum, metal: { conductivity: 1e4, emissivity } },
    solids: [{ id: 'box', material: 'metal', box }],
    sources: [{ id: 'heat', power, box }],
    boundaries: sides.map((face): FieldBoundary => ({
      type: 'temperature',
      face,
      temperature: cold,
      emissivity: 1,
    })),
    outputs: [{ type: 'mean', id: 'box', box }],
  });
  return answer('box').value - cold;
}

export const enclosureCases: readonly VerificationCase[] = [
  {
    id: 'E01',
    family: 'radiation',
    title: 'View factors between the walls of a black box, by rays on a grid',
    source: howell,
    through: 'grid',
    run: async () => {
      const cube = await views([1, 1, 1], [3, 3, 3]);
      const flat = await views([0.4, 0.3, 0.05], [4, 3, 2]);
      const low = await views([0.3, 0.4, 0.1], [3, 4, 2]);
      return [
        one('opposite, 1 × 1 at 1', '1', 0.1998249, cube('z+'), 0.005),
        one('adjacent, unit cube', '1', 0.2000438, cube('x+'), 0.005),
        one('opposite, 0.4 × 0.3 at 0.05', '1', 0.7603872, flat('z+'), 0.002),
        one('adjacent, 0.3 : 0.1 : 0.4', '1', 0.1191225, low('x+'), 0.005),
      ];
    },
  },
  {
    id: 'E03',
    family: 'radiation',
    title: 'Grey exchange on a grid: plates, shields, walls that throw back, a box in a room',
    source: oppenheim,
    through: 'grid',
    run: async () => {
      const cube = exchangeFactorReradiating(0.8, 0.6, 1, 0.1998249, 0.8001751, 0.8001751);
      const power = 5;
      const hot = (cold ** 4 + power / (0.7 * 0.06 * stefanBoltzmann)) ** 0.25;
      return [
        one('plates 0.8 and 0.6', 'W/m²', 257.2721, await between([]), 1e-5),
        one('one shield of 0.05', 'W/m²', 12.05144, await between([0.05]), 1e-5),
        one('three shields of 0.05', 'W/m²', 4.146642, await between([0.05, 0.05, 0.05]), 1e-5),
        one('cube with four reradiating walls', 'W/m²', difference * cube, await reradiating(), 0.002),
        one('rise of a box of 5 W in a black room', 'K', hot - cold, await smallBox(power, 0.7), 5e-4),
      ];
    },
  },
];
