/*
 * Family D, closed: what a lid moves, and what rises where it is warm.
 */
import type { FieldOutput } from '#solver/field/schema.ts';
import { even, flat, graded, solved } from '#solver/verification/field-answer.ts';
import { absolute, type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

/** Velocities on the middle lines of a unit square. */
function across(quantity: 'u' | 'v', points: number | readonly number[] = 2): FieldOutput {
  return quantity === 'u'
    ? { type: 'line', id: 'u', quantity, from: [0.5, 0, 0.5], to: [0.5, 1, 0.5], points }
    : { type: 'line', id: 'v', quantity, from: [0, 0.5, 0.5], to: [1, 0.5, 0.5], points };
}

/** Places and velocities across a lid-driven cavity; those near the moving lid and at mid-height are the hardest. */
export const lidProfiles = {
  100: [
    [0.9531, 0.6910288],
    [0.8516, 0.2365537],
    [0.5, -0.20915],
    [0.1719, -0.1017431],
  ],
  400: [],
} as const;

export function lid(
  reynolds: 100 | 400,
  cells: number,
  tolerance: number,
  extremes: readonly [uMin: number, vMax: number, vMin: number],
): VerificationCase {
  return {
    id: 'D01',
    family: 'field',
    title: `Cavity under a moving lid, Re ${reynolds}, ${cells} × ${cells} cells`,
    source: 'Marchi et al. 2009 and an extrapolated ψ–ω solution; Ghia et al. 1982',
    through: 'grid',
    run: async () => {
      const profile = lidProfiles[reynolds];
      const answer = await solved({
        grid: { max: [1, 1, 1], cells: [cells, cells, 1] },
        materials: { fluid: { conductivity: 1, density: 1, viscosity: 1 / reynolds } },
        boundaries: [{ type: 'adiabatic', face: 'y+', velocity: [1, 0, 0] }, ...flat],
        outputs: [across('u', profile.length > 0 ? profile.map(([y]) => y) : 2), across('v')],
      });
      const speed = (quantity: string, value: number | undefined, reference: number): Check => ({
        quantity,
        unit: 'U',
        reference,
        value: value ?? Number.NaN,
        tolerance: relative(tolerance),
        scale: 1,
      });
      return [
        speed('least u on x = 0.5', answer('u').line?.minimum.value, extremes[0]),
        speed('greatest v on y = 0.5', answer('v').line?.maximum.value, extremes[1]),
        speed('least v on y = 0.5', answer('v').line?.minimum.value, extremes[2]),
        ...profile.map(([y, u], i) => speed(`u at y = ${y}`, answer('u').line?.values[i], u)),
      ];
    },
  };
}

interface CavityAnswer {
  readonly nusselt: number;
  readonly uMax: number;
  readonly vMax: number;
}

export function cavity(
  rayleigh: number,
  cells: number,
  tolerance: number,
  reference: CavityAnswer,
  source = 'spectral solution, within the accuracy of de Vahl Davis 1983 and Hortmann et al. 1990',
): VerificationCase {
  const prandtl = 0.71;
  return {
    id: 'D04',
    family: 'field',
    title: `Square cavity heated from the side, Ra ${rayleigh.toExponential(0)}, ${cells} × ${cells} cells`,
    source,
    through: 'grid',
    run: async () => {
      const answer = await solved({
        grid: { x: graded(cells), y: graded(cells), z: [0, 1] },
        materials: {
          air: { conductivity: 1, density: 1, specificHeat: 1, viscosity: prandtl, expansion: 1 },
        },
        gravity: [0, -rayleigh * prandtl, 0],
        referenceTemperature: 300.5,
        boundaries: [
          { type: 'temperature', face: 'x-', temperature: 301 },
          { type: 'temperature', face: 'x+', temperature: 300 },
          ...flat,
        ],
        outputs: [
          { type: 'surface-heat', id: 'hot', face: 'x-' },
          { type: 'surface-heat', id: 'cold', face: 'x+' },
          across('u'),
          across('v'),
        ],
      });
      const one = (quantity: string, value: number, wanted: number, unit = ''): Check => ({
        quantity,
        unit,
        reference: wanted,
        value,
        tolerance: relative(tolerance),
      });
      return [
        one('Nusselt number of the cold wall', answer('cold').value, reference.nusselt),
        {
          ...one('Nusselt number, hot less cold wall', -answer('hot').value - answer('cold').value, 0),
          tolerance: absolute(1e-4 * reference.nusselt),
        },
        one('greatest u on x = 0.5', answer('u').line?.maximum.value ?? Number.NaN, reference.uMax, 'α/L'),
        one('greatest v on y = 0.5', answer('v').line?.maximum.value ?? Number.NaN, reference.vMax, 'α/L'),
      ];
    },
  };
}

/** Air between 960 K and 240 K as an ideal gas with constant viscosity and conductivity (case T1). */
export function thinned(cells: number, tolerance: number): VerificationCase {
  const middle = 600;
  const half = 360;
  return {
    id: 'D60',
    family: 'field',
    title: `Square cavity of an ideal gas, 960 K and 240 K, Ra 1e6, ${cells} × ${cells} cells`,
    source:
      'Le Quéré et al. 2005, ESAIM: M2AN 39, 609–616; Vierendeels, Merci & Dick 2003, Int. J. Numer. Meth. Heat Fluid Flow 13, 1057–1078',
    through: 'grid',
    run: async () => {
      const answer = await solved({
        grid: { x: graded(cells), y: graded(cells), z: [0, 1] },
        materials: { air: { conductivity: 1, density: 1, specificHeat: 1, viscosity: 0.71, gas: true } },
        gravity: [0, (-1e6 * 0.71 * middle) / (2 * half), 0],
        referenceTemperature: middle,
        initial: middle,
        boundaries: [
          { type: 'temperature', face: 'x-', temperature: middle + half },
          { type: 'temperature', face: 'x+', temperature: middle - half },
          ...flat,
        ],
        outputs: [
          { type: 'surface-heat', id: 'cold', face: 'x+' },
          { type: 'point', id: 'density', quantity: 'density', at: [0.5, 0.5, 0.5] },
          { type: 'point', id: 'temperature', at: [0.5, 0.5, 0.5] },
        ],
      });
      const pressure = (answer('density').value * answer('temperature').value) / middle;
      const one = (quantity: string, reference: number, value: number): Check => ({
        quantity,
        unit: '',
        reference,
        value,
        tolerance: relative(tolerance),
      });
      return [
        one('Nusselt number', 8.85978, answer('cold').value / (2 * half)),
        one('pressure over that at rest', 0.856338, pressure),
      ];
    },
  };
}

export function cube(rayleigh: number, cells: number, overall: number, middle: number): VerificationCase {
  return {
    id: 'D05',
    family: 'field',
    title: `Cube heated from the side, Ra ${rayleigh.toExponential(0)}, ${cells}³ cells`,
    source: 'Tric, Labrosse & Betrouni 2000, Int. J. Heat Mass Transfer 43, 4043–4056',
    through: 'grid',
    run: async () => {
      const width = 1 / cells;
      const answer = await solved({
        grid: { x: graded(cells), y: graded(cells), z: even(0, 1, cells) },
        materials: { air: { conductivity: 1, density: 1, specificHeat: 1, viscosity: 0.71, expansion: 1 } },
        gravity: [0, -rayleigh * 0.71, 0],
        referenceTemperature: 300.5,
        boundaries: [
          { type: 'temperature', face: 'x-', temperature: 301 },
          { type: 'temperature', face: 'x+', temperature: 300 },
        ],
        outputs: [
          { type: 'surface-heat', id: 'cold', face: 'x+' },
          {
            type: 'surface-heat',
            id: 'middle',
            face: 'x+',
            box: { min: [1, 0, 0.5 - width], max: [1, 1, 0.5 + width] },
          },
        ],
      });
      return [
        {
          quantity: 'Nusselt number of the wall',
          unit: '',
          reference: overall,
          value: answer('cold').value,
          tolerance: relative(0.01),
        },
        {
          quantity: 'Nusselt number at half depth',
          unit: '',
          reference: middle,
          value: answer('middle').value / (2 * width),
          tolerance: relative(0.01),
        },
      ];
    },
  };
}

export function conducting(grashof: number, ratio: number, reference: number): VerificationCase {
  return {
    id: 'D09',
    family: 'field',
    title: `Cavity behind a conducting wall, Gr ${grashof.toExponential(0)}, ${ratio} times the fluid's conductivity`,
    source: 'Kaminski & Prakash 1986, Int. J. Heat Mass Transfer 29, 1979–1988; spectral solution',
    through: 'grid',
    run: async () => {
      const cells = 40;
      const answer = await solved({
        grid: {
          x: [...even(-0.2, 0, 8).slice(0, -1), ...even(0, 1, cells)],
          y: even(0, 1, cells),
          z: [0, 1],
        },
        materials: {
          fluid: { conductivity: 1, density: 1, specificHeat: 0.7, viscosity: 1, expansion: 1 },
          wall: { conductivity: ratio },
        },
        gravity: [0, -grashof, 0],
        referenceTemperature: 300.5,
        solids: [{ id: 'wall', material: 'wall', box: { min: [-0.2, 0, 0], max: [0, 1, 1] } }],
        boundaries: [
          { type: 'temperature', face: 'x-', temperature: 301 },
          { type: 'temperature', face: 'x+', temperature: 300 },
          ...flat,
        ],
        outputs: [{ type: 'surface-heat', id: 'cold', face: 'x+' }],
      });
      return [
        {
          quantity: 'Nusselt number',
          unit: '',
          reference,
          value: answer('cold').value,
          tolerance: relative(0.015),
        },
      ];
    },
  };
}

export function rolls(rayleigh: number, reference: number): VerificationCase {
  return {
    id: 'D17',
    family: 'field',
    title: `Layer heated from below, Ra ${rayleigh}, 32 cells across`,
    source: 'Clever & Busse 1974, J. Fluid Mech. 65, 625–645; Fourier–Chebyshev solution',
    through: 'grid',
    run: async () => {
      const width = Math.PI / 3.117;
      const answer = await solved({
        grid: { max: [width, 1, 1], cells: [32, 32, 1] },
        materials: { air: { conductivity: 1, density: 1, specificHeat: 1, viscosity: 0.71, expansion: 1 } },
        gravity: [0, -rayleigh * 0.71, 0],
        referenceTemperature: 300.5,
        initial: '301 - y + 0.05*cos(3.117*x)*sin(pi*y)',
        residual: 3e-6,
        boundaries: [
          { type: 'temperature', face: 'y-', temperature: 301 },
          { type: 'temperature', face: 'y+', temperature: 300 },
          { type: 'symmetry', face: 'x-' },
          { type: 'symmetry', face: 'x+' },
          ...flat,
        ],
        outputs: [{ type: 'surface-heat', id: 'top', face: 'y+' }],
      });
      return [
        {
          quantity: 'Nusselt number',
          unit: '',
          reference,
          value: answer('top').value / width,
          tolerance: relative(0.01),
        },
      ];
    },
  };
}
