import { expect, test } from 'vitest';
import { finConductance, finEfficiencyCorrected, finTipRatio } from '#solver/correlations/conduction.ts';
import { besselJ0, besselJ1, besselJ1Zero } from '#solver/correlations/bessel.ts';
import {
  ductNusseltInRange,
  nusseltDuctWithSlope,
  nusseltLaminarDuct,
  nusseltRectangularFlux,
  nusseltRectangularTemperature,
  rectangularSection,
} from '#solver/correlations/duct-nusselt.ts';
import { fanPressureWithSlope, pumpHeadWithSlope } from '#solver/correlations/fan.ts';
import { nusseltPlate } from '#solver/correlations/flat-plate.ts';
import {
  frictionFactorChurchill,
  frictionFactorColebrook,
  laminarFanningProductRectangular,
} from '#solver/correlations/friction.ts';
import {
  gapInRange,
  nusseltElSherbinyWithSlope,
  nusseltHollandsWithSlope,
} from '#solver/correlations/gaps.ts';
import { nusseltGraetz } from '#solver/correlations/graetz.ts';
import { fitLinear, fitMonotoneCubic, curveValue } from '#solver/correlations/monotone-cubic.ts';
import { nusseltHorizontalUpWithSlope } from '#solver/correlations/natural.ts';
import {
  plateFinFrictionInRange,
  plateFinGeometry,
  teertstraInRange,
} from '#solver/correlations/plate-fin.ts';
import { viewFactorParallel, viewFactorPerpendicular } from '#solver/correlations/radiation.ts';
import {
  rectangleRise,
  spreadingResistance,
  spreadingResistanceSeries,
} from '#solver/correlations/spreading.ts';

const first = (write: (out: Float64Array) => void): number => {
  const out = new Float64Array(5);
  write(out);
  return out[0];
};
const ductNusselt = (re: number): number => first((o) => nusseltDuctWithSlope(o, re, 0.71, 0.05));

/** Logarithmic sweep of a function, to see steps and wiggles. */
function sweep(from: number, to: number, f: (x: number) => number): number[] {
  return Array.from({ length: 400 }, (_, i) => f(from * (to / from) ** (i / 399)));
}

test.each([
  ['duct Nusselt number', 1, 1e6, ductNusselt],
  ['flat plate', 1, 1e8, (re: number) => nusseltPlate(re, 0.71)],
  ['Hollands', 100, 1e6, (ra: number) => first((o) => nusseltHollandsWithSlope(o, ra))],
  ['ElSherbiny', 1, 1e8, (ra: number) => first((o) => nusseltElSherbinyWithSlope(o, ra, 40))],
  ['horizontal plate', 1, 1e11, (ra: number) => first((o) => nusseltHorizontalUpWithSlope(o, ra))],
] as const)('%s rises without a step across its regimes', (_name, from, to, f) => {
  const values = sweep(from, to, f);
  for (let i = 1; i < values.length; i++) {
    expect(values[i]).toBeGreaterThanOrEqual(values[i - 1] * (1 - 1e-12));
    expect(values[i] / values[i - 1]).toBeLessThan(1.35);
  }
});

test.each([
  ['duct, laminar to transition', 2300, ductNusselt],
  ['duct, transition to turbulent', 4000, ductNusselt],
  ['flat plate', 5e5, (re: number) => nusseltPlate(re, 0.71)],
  ['Hollands onset', 1708, (ra: number) => first((o) => nusseltHollandsWithSlope(o, ra))],
  ['Bessel series', 12, besselJ0],
  ['Bessel series', 12, besselJ1],
] as const)('no jump: %s', (_name, edge, f) => {
  expect(f(edge * (1 + 1e-12))).toBeCloseTo(f(edge * (1 - 1e-12)), 7);
});

// Shah & London (1978), tables of fRe, Nu_T, Nu_H1 against the aspect ratio of the sides.
test.each([
  [1, 14.227, 2.976, 3.608],
  [2, 15.548, 3.391, 4.123],
  [3, 17.09, 3.956, 4.795],
  [4, 18.233, 4.439, 5.331],
  [6, 19.702, 5.137, 6.049],
  [8, 20.585, 5.597, 6.49],
  [Infinity, 24, 7.541, 8.235],
])('polynomials of laminar ducts meet the tables at sides 1 : %d', (sides, fre, nuT, nuH1) => {
  expect(Math.abs(laminarFanningProductRectangular(1, sides) / fre - 1)).toBeLessThan(6.5e-4);
  expect(Math.abs(nusseltRectangularTemperature(1 / sides) / nuT - 1)).toBeLessThan(2e-3);
  expect(Math.abs(nusseltRectangularFlux(1 / sides) / nuH1 - 1)).toBeLessThan(2e-3);
});

// Shah & London (1978), tables 13 and 30: x* , Nu local and mean; tube and parallel plates.
test.each([
  ['tube', 0.001, 10.13, 15.384],
  ['tube', 0.01, 4.916, 7.155],
  ['tube', 0.05, 3.71, 4.641],
  ['tube', 0.2, 3.657, 3.906],
  ['plates', 0.001, 12.822, 18.752],
  ['plates', 0.01, 7.74, 9.825],
  ['plates', 0.1, 7.541, 7.776],
] as const)('the Graetz series meets the tables: %s at x* %d', (shape, x, local, mean) => {
  const ours = nusseltGraetz(shape, x);
  expect(Math.abs(ours.local / local - 1)).toBeLessThan(5e-4);
  expect(Math.abs(ours.mean / mean - 1)).toBeLessThan(5e-4);
});

test('the laminar duct relation stays within 1.5 % of the Graetz series in a tube, 4 % between plates', () => {
  for (const x of [1e-4, 1e-3, 0.01, 0.03, 0.1, 0.3]) {
    expect(Math.abs(nusseltLaminarDuct(1 / x) / nusseltGraetz('tube', x).mean - 1)).toBeLessThan(0.015);
    const plates = nusseltLaminarDuct(1 / x, rectangularSection(0));
    expect(Math.abs(plates / nusseltGraetz('plates', x).mean - 1)).toBeLessThan(0.04);
  }
});

test('Churchill stays within 3 % of Colebrook in turbulent flow', () => {
  for (const re of [4000, 1e4, 1e5, 1e6, 1e8]) {
    for (const roughness of [0, 1e-5, 1e-3, 0.05]) {
      const ratio = frictionFactorChurchill(re, roughness) / frictionFactorColebrook(re, roughness);
      expect(Math.abs(ratio - 1), `${re} ${roughness}`).toBeLessThan(0.031);
    }
  }
});

test('Bessel zeros are zeros, and J₁ is minus the slope of J₀', () => {
  for (const n of [1, 2, 10, 500]) expect(Math.abs(besselJ1(besselJ1Zero(n)))).toBeLessThan(1e-10);
  for (const x of [0.3, 5, 11.9, 12.1, 80]) {
    expect((besselJ0(x + 1e-4) - besselJ0(x - 1e-4)) / 2e-4).toBeCloseTo(-besselJ1(x), 6);
  }
});

test('the six faces of a box see each other fully: view factors add to one', () => {
  const [a, b, c] = [0.45, 0.8, 0.0445];
  const sum =
    viewFactorParallel(a, b, c) + 2 * viewFactorPerpendicular(b, c, a) + 2 * viewFactorPerpendicular(a, c, b);
  expect(sum).toBeCloseTo(1, 10);
});

test('spreading: the closed form stays within 10 % of the series, and both vanish for a full source', () => {
  for (const ratio of [0.1, 0.25, 0.5, 0.7]) {
    for (const thickness of [0.004, 0.01, 0.04]) {
      for (const h of [50, 1000, 1e5]) {
        const plate = {
          sourceArea: Math.PI * (0.04 * ratio) ** 2,
          plateArea: Math.PI * 0.04 ** 2,
          thickness,
          conductivity: 200,
          heatTransferCoefficient: h,
        };
        const closed = spreadingResistance(plate);
        const exact = spreadingResistanceSeries(plate);
        const total = exact + (thickness / 200 + 1 / h) / plate.plateArea;
        expect(Math.abs(closed - exact) / total, `${ratio} ${thickness} ${h}`).toBeLessThan(0.1);
      }
    }
  }
  const full = {
    sourceArea: 1e-3,
    plateArea: 1e-3,
    thickness: 0.01,
    conductivity: 100,
    heatTransferCoefficient: 50,
  };
  expect(spreadingResistance(full)).toBe(0);
  expect(spreadingResistanceSeries(full)).toBe(0);
});

test('an adiabatic far face is no exception for spreading', () => {
  const plate = {
    sourceArea: 1e-4,
    plateArea: 1e-3,
    thickness: 0.005,
    conductivity: 100,
    heatTransferCoefficient: 0,
  };
  expect(Number.isFinite(spreadingResistance(plate))).toBe(true);
  expect(spreadingResistance(plate)).toBeGreaterThan(
    spreadingResistance({ ...plate, heatTransferCoefficient: 1e4 }),
  );
});

test('a fin without a film gives nothing off and stays at its base temperature', () => {
  const dry = { conductivity: 200, thickness: 0.001, width: 0.05, length: 0.03, heatTransferCoefficient: 0 };
  expect([finConductance(dry), finTipRatio(dry), finEfficiencyCorrected(dry)]).toEqual([0, 1, 1]);
});

test('a source moved into a corner runs hotter; two half plates side by side equal one by symmetry', () => {
  const plate = { thickness: 0.005, conductivity: 390, heatTransferCoefficient: 1000 };
  const centred = { ...plate, plate: [0.08, 0.08], source: [0.02, 0.02] } as const;
  const corner = { ...centred, centre: [0.03, 0.03] } as const;
  expect(rectangleRise(corner, 'source-mean', 150)).toBeGreaterThan(
    1.2 * rectangleRise(centred, 'source-mean', 150),
  );
  // A source at the edge of a half plate is half of a centred source twice as wide on the whole plate.
  const half = { ...plate, plate: [0.04, 0.08], source: [0.01, 0.02], centre: [-0.015, 0] } as const;
  expect(rectangleRise(half, 'source-mean', 300)).toBeCloseTo(
    2 * rectangleRise(centred, 'source-mean', 300),
    4,
  );
});

test('a monotone cubic meets a parabola and never overshoots its points', () => {
  const parabola = fitMonotoneCubic([0, 1, 2, 3].map((x) => [x, 10 - x * x]));
  expect(curveValue(parabola, 1.4)).toBeCloseTo(10 - 1.96, 12);
  const steps = fitMonotoneCubic([
    [0, 0],
    [1, 0],
    [1.1, 5],
    [3, 5],
  ]);
  for (let x = 0; x <= 3; x += 0.01) {
    expect(curveValue(steps, x)).toBeGreaterThanOrEqual(-1e-12);
    expect(curveValue(steps, x)).toBeLessThanOrEqual(5 + 1e-12);
  }
  expect(() => fitMonotoneCubic([[0, 1]])).toThrow(/two points/);
  expect(() =>
    fitLinear([
      [1, 1],
      [1, 2],
    ]),
  ).toThrow(/ascend/);
});

test('a fan at rest resists the flow driven through it, and back-flow through a running fan costs more than shut-off', () => {
  const curve = fitMonotoneCubic([
    [0, 300],
    [0.01, 250],
    [0.02, 0],
  ]);
  const rise = (flow: number, speed: number): number =>
    first((o) => fanPressureWithSlope(o, curve, 1.2, flow, speed, 1.2, 1, 1));
  expect(rise(0.01, 0)).toBeLessThan(0);
  expect(rise(-0.01, 0)).toBeGreaterThan(0);
  expect(rise(-0.005, 1)).toBeGreaterThan(300);
  expect(first((o) => pumpHeadWithSlope(o, 0.01, 0, 60, 900, 1.8))).toBeLessThan(0);
});

test('range flags say no in the transition, in wide or steep gaps, and beyond the measured fins', () => {
  expect(ductNusseltInRange(1000, 0.71, 0.1)).toBe(true);
  expect(ductNusseltInRange(3000, 0.71, 0.1)).toBe(false);
  expect(gapInRange('horizontal', 1e4, 20)).toBe(true);
  expect(gapInRange('horizontal', 1e4, 3)).toBe(false);
  expect(gapInRange('horizontal', 1e4, 20, 1.2)).toBe(false);
  expect(gapInRange('vertical', 1e5, 3)).toBe(false);
  expect(teertstraInRange(150)).toBe(false);
  const sink = plateFinGeometry({
    width: 0.08,
    length: 0.08,
    count: 10,
    thickness: 0.001,
    height: 0.04,
    base: 0.005,
    conductivity: 167,
  });
  expect(plateFinFrictionInRange(sink, 1, 1.6e-5)).toBe(true);
  expect(plateFinFrictionInRange(sink, 10, 1.6e-5)).toBe(false);
});
