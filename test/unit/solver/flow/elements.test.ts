/*
 * Every flow element's exact slopes against central differences, over its working range and both directions.
 */
import { describe, expect, it } from 'vitest';
import type { FlowElement } from '#solver/case/case.ts';
import { compileElement } from '#solver/flow/elements.ts';
import { isMachine } from '#solver/flow/law.ts';
import { pins, plates } from '../sample-fins.ts';
import { relations } from '#solver/correlations/catalogue.ts';

const fan: FlowElement = {
  type: 'fan',
  points: [
    [0, 300],
    [0.004, 200],
    [0.008, 120],
    [0.012, 0],
  ],
  density: 1.2,
  area: 2.5e-3,
  power: 10,
};
const elements: readonly (readonly [string, FlowElement])[] = [
  ['loss', { type: 'loss', area: 0.004, k: 1.5, reverse: 3, laminar: 60, hydraulicDiameter: 0.01 }],
  ['quadratic', { type: 'quadratic', linear: 2000, quadratic: 4e6, density: 1.2 }],
  ['quadratic as given', { type: 'quadratic', linear: 0, quadratic: 4e6 }],
  ['porous', { type: 'porous', area: 0.01, length: 0.05, permeability: 1e-8, inertia: 40 }],
  [
    'perforated plate',
    { type: 'perforated-plate', area: 0.01, open: 0.5, holeDiameter: 0.003, thickness: 0.001 },
  ],
  [
    'filter',
    { type: 'filter', area: 0.02, linear: 20, quadratic: 8, density: 1.2, viscosity: 1.8e-5, clogging: 0.4 },
  ],
  ['round duct', { type: 'duct', shape: 'round', diameter: 0.05, length: 1, roughness: 1e-5, k: 0.5 }],
  [
    'rectangular ducts',
    { type: 'duct', shape: 'rectangular', width: 0.02, height: 0.005, length: 0.3, count: 8 },
  ],
  ['Hazen–Williams', { type: 'hazen-williams', length: 10, diameter: 0.1, c: 130 }],
  ['expansion', { type: 'area-change', areaFrom: 0.002, areaTo: 0.005 }],
  ['contraction', { type: 'area-change', areaFrom: 0.005, areaTo: 0.002 }],
  ['plate fins', { type: 'plate-fin', fins: plates }],
  ['staggered pins', { type: 'pin-fin', fins: pins }],
  ['pins in line', { type: 'pin-fin', fins: { ...pins, staggered: false } }],
  [
    'table',
    {
      type: 'table',
      points: [
        [0.002, 20],
        [0.005, 90],
        [0.01, 300],
      ],
      density: 1.2,
    },
  ],
  [
    'slow pumps, two by three',
    { type: 'pump', shutoff: 10, b: 2e4, exponent: 1.7, speed: 0.6, parallel: 2, series: 3 },
  ],
  [
    'pumps by a table',
    {
      type: 'pump',
      points: [
        [0, 12],
        [0.004, 10],
        [0.01, 0],
      ],
      parallel: 3,
      series: 2,
      speed: 0.9,
    },
  ],
  ['failed pump', { type: 'pump', shutoff: 10, b: 2e4, exponent: 2, failed: true, parallel: 2 }],
  ['valve', { type: 'valve', flowCoefficient: 2e-4, opening: 0.4 }],
  [
    'equal-percentage valve',
    {
      type: 'valve',
      flowCoefficient: 5e-4,
      opening: 0.6,
      characteristic: 'equal-percentage',
      rangeability: 30,
    },
  ],
  ['shut valve', { type: 'valve', flowCoefficient: 2e-4, opening: 0 }],
  ['fan', fan],
  ['slow fans, two by two', { ...fan, speed: 0.4, parallel: 2, series: 2 }],
  ['straight fan curve', { ...fan, interpolation: 'linear' }],
  ['stopped fan', { ...fan, speed: 0 }],
  ['failed fan', { ...fan, failed: true, failedLoss: 8 }],
  ['pump', { type: 'pump', shutoff: 10, b: 2e4, exponent: 2, speed: 0.8 }],
  ['pump with another exponent', { type: 'pump', shutoff: 10, b: 500, exponent: 1.4, speed: 0.8 }],
];

// Flows spread over four decades, both ways; none of them on a kink of the laws above.
const flows = [-2.3e-2, -7.1e-3, -1.3e-3, -9e-5, 1.1e-5, 3.7e-4, 1.7e-3, 4.3e-3, 8.9e-3, 1.93e-2];
const density = 1.13;
const viscosity = 1.87e-5;

describe('flow elements', () => {
  it.each(elements)('%s has exact slopes to flow, density and viscosity', (_, element) => {
    const law = compileElement(element, 9.80665);
    const out = new Float64Array(4);
    const probe = new Float64Array(4);
    const drop = (m: number, rho: number, mu: number): number => {
      law.evaluate(probe, m, rho, mu);
      return probe[0];
    };
    for (const flow of flows) {
      law.evaluate(out, flow, density, viscosity);
      const expectSlope = (index: number, at: number, f: (x: number) => number): void => {
        const h = 1e-5 * Math.abs(at);
        const slope = (f(at + h) - f(at - h)) / (2 * h);
        const scale = Math.max(Math.abs(out[index]), Math.abs(out[0] / at), 1e-9);
        expect(Math.abs(out[index] - slope) / scale, `slope ${index} at ${flow} kg/s`).toBeLessThan(2e-5);
      };
      expectSlope(1, flow, (m) => drop(m, density, viscosity));
      expectSlope(2, density, (rho) => drop(flow, rho, viscosity));
      expectSlope(3, viscosity, (mu) => drop(flow, density, mu));
    }
  });

  it.each(elements)('%s is finite at rest and speaks of a relation in the catalogue', (_, element) => {
    const law = compileElement(element, 9.80665);
    const out = new Float64Array(4);
    law.evaluate(out, 0, density, viscosity);
    expect([...out].every(Number.isFinite)).toBe(true);
    expect(relations[law.relation]).toBeDefined();
  });

  it.each(elements)('%s resists more the more flows', (_, element) => {
    const law = compileElement(element, 9.80665);
    const out = new Float64Array(4);
    let before = -Infinity;
    for (const flow of flows) {
      law.evaluate(out, flow, density, viscosity);
      expect(out[0]).toBeGreaterThan(before);
      before = out[0];
    }
  });
});

describe('the power of a fan', () => {
  const powerPoints = [
    [0, 8],
    [0.006, 12],
    [0.012, 9],
  ] as const;
  const at = (element: FlowElement, flow: number): readonly [number, number] => {
    const law = compileElement(element, 9.80665);
    if (!isMachine(law)) throw new Error('no machine');
    const out = new Float64Array(2);
    law.powerPerDensity(out, flow);
    return [1.2 * out[0], 1.2 * out[1]];
  };
  const { power, ...bare } = fan as FlowElement & { type: 'fan' };

  it('is one number or follows points by the affinity laws, held beyond their ends', () => {
    expect(at(fan, 0.005)).toEqual([power, 0]);
    expect(at({ ...bare, powerPoints }, 0.006)[0]).toBeCloseTo(12, 12);
    // Two side by side, two behind one another, half speed: 4 · 12 W/8 at half of twice the flow.
    const four = { ...bare, powerPoints, speed: 0.5, parallel: 2, series: 2 };
    expect(at(four, 0.006)[0]).toBeCloseTo(6, 12);
    expect(at({ ...bare, powerPoints }, 0.02)).toEqual([9, 0]);
    expect(at({ ...bare, powerPoints }, -0.02)).toEqual([8, 0]);
    expect(at({ ...four, failed: true }, 0.006)).toEqual([0, 0]);
  });

  it('has an exact slope', () => {
    const slow = { ...bare, powerPoints, speed: 0.7, parallel: 2 };
    for (const q of [0.002, 0.005, 0.011, 0.014]) {
      const h = 1e-7;
      const slope = (at(slow, q + h)[0] - at(slow, q - h)[0]) / (2 * h);
      expect(at(slow, q)[1]).toBeCloseTo(slope, 3);
    }
  });
});

describe('the power of a pump', () => {
  const bare = { type: 'pump', shutoff: 8, b: 5e7, exponent: 2 } as const;
  /** W and W s/m³ in water of 20 °C. */
  const at = (element: FlowElement, flow: number): readonly [number, number] => {
    const law = compileElement(element, 9.80665);
    if (!isMachine(law)) throw new Error('no machine');
    const out = new Float64Array(2);
    law.powerPerDensity(out, flow);
    return [998.2 * out[0], 998.2 * out[1]];
  };

  it('is that of the data sheet in cold water, with the cube of the speed and the number of pumps', () => {
    expect(at({ ...bare, power: 40 }, 1e-4)).toEqual([40, 0]);
    expect(at({ ...bare, power: 40, parallel: 2, series: 3, speed: 0.5 }, 1e-4)[0]).toBeCloseTo(30, 12);
    expect(at({ ...bare, power: 40, failed: true }, 1e-4)).toEqual([0, 0]);
  });

  it('is the hydraulic power over the efficiency, and nothing where the pump gives none', () => {
    const head = 8 - 5e7 * 2e-4 ** 2;
    expect(at({ ...bare, efficiency: 0.4 }, 2e-4)[0]).toBeCloseTo((998.2 * 9.80665 * head * 2e-4) / 0.4, 9);
    expect(at({ ...bare, efficiency: 0.4 }, -2e-4)).toEqual([0, 0]);
    expect(at({ ...bare, efficiency: 0.4 }, 5e-4)).toEqual([0, 0]);
    expect(at({ ...bare, efficiency: 0.4, speed: 0 }, 1e-4)).toEqual([0, 0]);
  });

  it('has an exact slope', () => {
    const points = [
      [0, 8],
      [2e-4, 6],
      [4e-4, 0],
    ] as const;
    for (const element of [
      { ...bare, efficiency: 0.35, speed: 0.8, parallel: 2 },
      { type: 'pump', points, efficiency: 0.35, series: 2 } as const,
    ]) {
      for (const q of [5e-5, 1.5e-4, 3e-4]) {
        const h = 1e-9;
        const slope = (at(element, q + h)[0] - at(element, q - h)[0]) / (2 * h);
        expect(Math.abs(at(element, q)[1] / slope - 1)).toBeLessThan(1e-5);
      }
    }
  });
});
