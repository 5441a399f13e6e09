/*
 * Every heat link's exact slopes against central differences, in air and (where it can) in water.
 */
import { describe, expect, it } from 'vitest';
import type { HeatLinkKind } from '#solver/case/heat-link.ts';
import { pins, plates } from '../sample-fins.ts';
import { relations } from '#solver/correlations/catalogue.ts';
import { lengthwiseExchangeWithSlope } from '#solver/correlations/exchanger.ts';
import { compileFluid } from '#solver/flow/fluid.ts';
import type { ExchangerLaw } from '#solver/heat/law.ts';
import { compileLink } from '#solver/heat/links.ts';
import { sourceWithSlope } from '#solver/heat/sources.ts';

const ambient = { temperature: 293.15, pressure: 101325, relativeHumidity: 0 };
const air = compileFluid({ type: 'air' }, ambient);
const water = compileFluid(
  { type: 'constant', density: 997, viscosity: 8.9e-4, specificHeat: 4180, conductivity: 0.606 },
  ambient,
);
const oil = compileFluid({ type: 'liquid', name: 'paratherm-nf' }, ambient);
const spreading = {
  type: 'spreading',
  sourceArea: 1e-4,
  plateArea: 1e-3,
  thickness: 0.002,
  conductivity: 200,
  heatTransferCoefficient: 800,
} as const;

const pairs: readonly HeatLinkKind[] = [
  { type: 'conductance', value: 3 },
  { type: 'resistance', value: 0.4 },
  { type: 'slab', conductivity: 0.3, thickness: 0.0016, area: 0.01 },
  { type: 'contact', specificResistance: 1e-5, area: 1e-3 },
  { type: 'cylinder', conductivity: 0.3, inner: 0.02, outer: 0.03, length: 1 },
  { type: 'sphere', conductivity: 0.3, inner: 0.02, outer: 0.03 },
  { type: 'slab', conductivity: 0.3, thickness: 0, area: 0.01 },
  { type: 'contact', specificResistance: 0, area: 1e-3 },
  { type: 'resistance', value: 0 },
  { ...spreading, sourceArea: 2e-3, include: 'spreading-only' },
  { ...spreading, include: 'with-film' },
  { ...spreading, include: 'plate' },
  { ...spreading, include: 'spreading-only', of: 'maximum' },
  {
    type: 'fin',
    conductivity: 180,
    thickness: 0.001,
    width: 0.05,
    length: 0.03,
    heatTransferCoefficient: 30,
    count: 10,
  },
  { type: 'fin', conductivity: 180, diameter: 0.002, length: 0.03, heatTransferCoefficient: 30 },
  { ...spreading, include: 'with-film', method: 'series' },
  {
    type: 'spreading-rectangle',
    plate: [0.08, 0.06],
    source: [0.02, 0.01],
    centre: [0.01, -0.02],
    thickness: 0.003,
    conductivity: 200,
    heatTransferCoefficient: 800,
    include: 'spreading-only',
  },
  { type: 'radiation', area: 0.05, emissivity: [0.8, 0.6], view: 0.5, areaRatio: 0.3 },
  { type: 'convection', area: 0.02, heatTransferCoefficient: 12 },
  { type: 'natural-plate', area: 0.05, length: 0.2, orientation: 'vertical' },
  { type: 'natural-plate', area: 0.05, length: 0.05, orientation: 'up' },
  { type: 'natural-plate', area: 0.05, length: 0.05, orientation: 'down' },
  {
    type: 'vertical-fins',
    width: 0.1,
    height: 0.1,
    spacing: 0.008,
    finHeight: 0.03,
    thickness: 0.001,
    conductivity: 180,
  },
  { type: 'gap', area: 0.1, gap: 0.02, height: 0.3, orientation: 'vertical' },
  { type: 'gap', area: 0.1, gap: 0.02, height: 0.3, orientation: 'horizontal' },
  { type: 'gap', area: 0.1, gap: 0.02, height: 0.3, orientation: 'horizontal', tilt: 0.7 },
  { type: 'radiation', area: 0.05, exchange: 0.8 },
  { type: 'heat-pipe', resistance: 0.1, count: 3 },
  { type: 'heat-pipe', evaporator: 0.2, condenser: 0.3, maximumHeat: 40, wallConductance: 0.02 },
  { type: 'heat-pipe', evaporator: 0.2, condenser: 0.3, maximumHeat: [[290, 20], [330, 60], [360, 50]] }, // prettier-ignore
  { type: 'heat-pipe', resistance: 0.5, freezing: 322.6, wallConductance: 0.02 },
  { type: 'heat-pipe', resistance: 0.5, freezing: 350, wallConductance: 0.02 },
];
const streams: readonly HeatLinkKind[] = [
  { type: 'plate-fin', fins: plates, factor: 0.9 },
  { type: 'pin-fin', fins: pins },
  { type: 'stream-resistance', offset: 0.2269, coefficient: 2.3e-4, exponent: 0.94 },
  {
    type: 'stream-table',
    points: [
      [2e-5, 0.9],
      [5e-5, 0.5],
      [1e-4, 0.41],
      [3e-3, 0.3],
    ],
  },
  {
    type: 'boiling-table',
    points: [
      [100, 0.05],
      [400, 0.035],
      [1000, 0.028],
    ],
    dryOut: 1500,
    evaporated: 1e5,
  },
  {
    type: 'boiling-table',
    points: [
      [100, 0.05],
      [1000, 0.028],
    ],
    evaporated: 2e4,
  },
  { type: 'duct-wall', area: 0.05, hydraulicDiameter: 0.01, flowArea: 1e-4, length: 0.5 },
  { type: 'duct-wall', area: 0.05, hydraulicDiameter: 0.01, flowArea: 1e-4, length: 0.5, aspect: 0.25 },
];
const name = (link: HeatLinkKind): string =>
  'orientation' in link ? `${link.type}, ${link.orientation}` : link.type;

const temperatures: readonly (readonly [number, number])[] = [
  [350, 300],
  [301.5, 300],
  [300, 345],
  [420, 280],
  [299.9, 300.1],
];

function expectSlope(exact: number, at: number, scale: number, f: (x: number) => number): void {
  const h = 1e-6 * at;
  const slope = (f(at + h) - f(at - h)) / (2 * h);
  expect(Math.abs(exact - slope)).toBeLessThan(2e-5 * Math.max(Math.abs(exact), scale));
}

describe('heat links between temperatures', () => {
  it.each(pairs.map((link) => [name(link), link] as const))(
    '%s has exact slopes and a known relation',
    (_, link) => {
      const law = compileLink(link, air, 9.80665);
      if (law.kind !== 'pair') throw new Error('wrong kind');
      const out = new Float64Array(4);
      const probe = new Float64Array(4);
      const heat = (a: number, b: number): number => {
        law.evaluate(probe, a, b);
        return probe[0];
      };
      for (const [a, b] of temperatures) {
        law.evaluate(out, a, b);
        expect(Math.sign(out[0])).toBe(Math.sign(a - b));
        expectSlope(out[1], a, Math.abs(out[1]), (x) => heat(x, b));
        expectSlope(out[2], b, Math.abs(out[1]), (x) => heat(a, x));
      }
      expect(relations[law.relation()]).toBeDefined();
      law.evaluate(out, 300, 300);
      expect(out[0]).toBe(0);
      expect([...out].every(Number.isFinite)).toBe(true);
    },
  );
});

describe('heat links into a stream', () => {
  const cases = streams.flatMap((link) => [
    [`${link.type} in air`, link, air, [1e-4, 3e-3, 8e-3]] as const,
    [`${link.type} in water`, link, water, [1e-3, 5e-2, 0.2]] as const,
  ]);
  it.each(cases)('%s has exact slopes and takes nothing at rest', (_, link, fluid, flows) => {
    const law = compileLink(link, fluid, 9.80665);
    if (law.kind !== 'stream') throw new Error('wrong kind');
    const out = new Float64Array(4);
    const probe = new Float64Array(4);
    const heat = (a: number, b: number, m: number): number => {
      law.evaluate(probe, a, b, m);
      return probe[0];
    };
    for (const flow of flows) {
      for (const [a, b] of temperatures) {
        law.evaluate(out, a, b, flow);
        expectSlope(out[1], a, 0, (x) => heat(x, b, flow));
        expectSlope(out[2], b, Math.abs(out[1]), (x) => heat(a, x, flow));
        expectSlope(out[3], flow, Math.abs(out[0] / flow), (x) => heat(a, b, x));
        // No stream can take more than its capacity allows, unless it evaporates.
        const isLimited = !['stream-resistance', 'plate-fin', 'boiling-table'].includes(link.type);
        if (a > b && isLimited) {
          expect(out[0]).toBeLessThanOrEqual(flow * fluid.specificHeat(b) * (a - b) * (1 + 1e-9));
        }
      }
    }
    expect(relations[law.relation()]).toBeDefined();
    law.evaluate(out, 350, 300, 0);
    expect(out[0]).toBe(0);
    expect([...out].every(Number.isFinite)).toBe(true);
  });
});

const film = { conductance: 60, massFlow: 0.05, exponent: 0.7 };
const exchangers: readonly Extract<HeatLinkKind, { type: 'heat-exchanger' }>[] = [
  ...(
    ['counter', 'parallel', 'shell-and-tube', 'cross-unmixed', 'cross-mixed-from', 'cross-mixed-to'] as const
  ).map((arrangement) => ({ type: 'heat-exchanger' as const, arrangement, conductance: 40 })),
  {
    type: 'heat-exchanger',
    arrangement: 'cross-unmixed',
    films: { from: film, to: { ...film, exponent: 0.3 }, wall: 1e-3 },
  },
  { type: 'heat-exchanger', effectiveness: 0.7 },
];
const called = (link: (typeof exchangers)[number]): string =>
  `${link.arrangement ?? 'given ε'}${link.films ? ' of films' : ''}`;

describe('an exchanger between two streams', () => {
  const compiled = (link: HeatLinkKind): ExchangerLaw => {
    const law = compileLink(link, water, 9.80665, air);
    if (law.kind !== 'exchanger') throw new Error('wrong kind');
    return law;
  };
  /** Air and water, kg/s: below, at and above equal capacity flows, and far on either side. */
  const even = air.specificHeat(300) / water.specificHeat(300);
  const flows = [0.02, 0.05, 0.3].flatMap((flow) =>
    [1e-3, 0.5, 0.99, 1, 1.01, 3, 500].map((factor) => [flow, flow * even * factor] as const),
  );

  it.each(exchangers.map((link) => [called(link), link] as const))('%s has exact slopes', (_, link) => {
    const law = compiled(link);
    const out = new Float64Array(5);
    const probe = new Float64Array(5);
    const heat = (a: number, b: number, m: number, n: number): number => {
      law.evaluate(probe, a, b, m, n);
      return probe[0];
    };
    // An edge rounded over 0.2 % of the flow needs a shorter step than a smooth slope.
    const slope = (exact: number, at: number, scale: number, f: (x: number) => number): void => {
      const h = 2e-6 * at;
      const difference = (f(at + h) - f(at - h)) / (2 * h);
      expect(Math.abs(exact - difference)).toBeLessThan(2e-5 * Math.max(Math.abs(exact), scale));
    };
    for (const [m, n] of flows) {
      for (const [a, b] of temperatures) {
        law.evaluate(out, a, b, m, n);
        const scale = Math.abs(out[1]);
        const pull = 1e-3 * Math.abs(out[0]);
        slope(out[1], a, scale, (x) => heat(x, b, m, n));
        slope(out[2], b, scale, (x) => heat(a, x, m, n));
        slope(out[3], m, Math.abs(out[0]) / m, (x) => heat(a, b, x, n));
        slope(out[4], n, Math.max(Math.abs(out[0]) / n, pull), (x) => heat(a, b, m, x));
        expect(Math.sign(out[0])).toBe(Math.sign(a - b));
      }
    }
    expect(relations[law.relation()]).toBeDefined();
    expect(law.detail()).toContain('ε');
  });

  it.each(exchangers.map((link) => [called(link), link] as const))(
    '%s gives nothing at rest, and takes up from there without a jump',
    (_, link) => {
      const law = compiled(link);
      const out = new Float64Array(5);
      const near = new Float64Array(5);
      for (const [m, n] of [
        [0, 0],
        [0, 0.1],
        [0.1, 0],
      ] as const) {
        law.evaluate(out, 330, 300, m, n);
        expect(out[0]).toBe(0);
        expect([...out].every(Number.isFinite)).toBe(true);
        law.evaluate(near, 330, 300, m + 1e-9, n + 1e-9);
        expect([...near].every(Number.isFinite)).toBe(true);
        expect(Math.abs(near[0])).toBeLessThan(1e-3);
        if (m === 0 && n > 0) expect(near[3] / out[3]).toBeCloseTo(1, 3);
        if (n === 0 && m > 0) expect(near[4] / out[4]).toBeCloseTo(1, 3);
      }
    },
  );

  it('has the slopes of both sides where they meet, C_r = 1', () => {
    const out = new Float64Array(4);
    const beside = new Float64Array(4);
    for (const units of [1e-6, 0.01, 0.059, 0.061, 1, 5, 30]) {
      for (const arrangement of ['counter', 'parallel', 'shell-and-tube'] as const) {
        lengthwiseExchangeWithSlope(out, arrangement, 100 * units, 100, 100);
        for (const other of [100 * (1 - 1e-9), 100 * (1 + 1e-9)]) {
          lengthwiseExchangeWithSlope(beside, arrangement, 100 * units, 100, other);
          for (let k = 0; k < 4; k++) expect(Math.abs(beside[k] / out[k] - 1), `${units}`).toBeLessThan(1e-6);
        }
        expect(out[2]).toBeCloseTo(out[3], 14);
      }
      // K is of the first degree in UA and both capacity flows.
      lengthwiseExchangeWithSlope(out, 'counter', 100 * units, 100, 130);
      expect((100 * units * out[1] + 100 * out[2] + 130 * out[3]) / out[0]).toBeCloseTo(1, 12);
    }
  });
});

describe('a plate along a stream', () => {
  const link: HeatLinkKind = {
    type: 'forced-plate',
    area: 0.02,
    length: 0.1,
    velocity: [{ branch: 'b', area: 0.01, weight: 1 }],
  };
  it.each([
    ['air', air, [1e-6, 0.3, 9, 400]],
    ['water', water, [1, 1e4, 4e6]],
    ['oil', oil, [1, 1e4, 1e6]],
  ] as const)('has exact slopes in %s', (_, fluid, squares) => {
    const law = compileLink(link, fluid, 9.80665);
    if (law.kind !== 'plate') throw new Error('wrong kind');
    const out = new Float64Array(4);
    const probe = new Float64Array(4);
    const heat = (a: number, b: number, g2: number): number => {
      law.evaluate(probe, a, b, g2);
      return probe[0];
    };
    for (const square of squares) {
      for (const [a, b] of temperatures) {
        law.evaluate(out, a, b, square);
        expectSlope(out[1], a, 0, (x) => heat(x, b, square));
        expectSlope(out[2], b, Math.abs(out[1]), (x) => heat(a, x, square));
        expectSlope(out[3], square, Math.abs(out[0] / square), (x) => heat(a, b, x));
      }
    }
  });

  it.each([
    ['air', air],
    ['oil', oil],
  ])('still cools in still %s, by natural convection', (_, fluid) => {
    const law = compileLink({ ...link, velocity: 0 }, fluid, 9.80665);
    const natural = compileLink(
      { type: 'natural-plate', area: 0.02, length: 0.1, orientation: 'vertical' },
      fluid,
      9.80665,
    );
    const out = new Float64Array(4);
    const other = new Float64Array(4);
    if (law.kind !== 'plate' || natural.kind !== 'pair') throw new Error('wrong kind');
    law.evaluate(out, 340, 300, 0);
    natural.evaluate(other, 340, 300);
    expect(out[0]).toBeCloseTo(other[0], 4);
  });
});

describe('leakage', () => {
  it('has an exact slope, also where it is cut straight', () => {
    const source = { power: 10, leakage: { power: 2, reference: 333, coefficient: 0.05 } };
    const out = new Float64Array(2);
    const probe = new Float64Array(2);
    for (const t of [280, 333, 400, 700, 900]) {
      sourceWithSlope(out, source, t, 1);
      expectSlope(out[1], t, 0, (x) => {
        sourceWithSlope(probe, source, x, 1);
        return probe[0];
      });
    }
  });
});
