/*
 * What holds for every pod, whatever it is built of and stands in.
 */
import { type Arbitrary, assert, constantFrom, double, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { Cooling, Pod } from '#models/pod/pod.ts';
import { momentOf, type ReadyPod, stateAfter, surplusOf } from '#solver/pod/balance.ts';
import { servedLoad } from '#solver/pod/contents.ts';
import type { Outdoors, PodState } from '#solver/pod/contract.ts';
import { heatToRemove } from '#solver/pod/limits.ts';
import { dewPointOf, moistureAfter } from '#solver/pod/moisture.ts';
import { readyPod } from '#solver/pod/ready.ts';
import { humidityRatio } from '#solver/site/psychrometrics.ts';
import { airConditioner, exchanger, fans, smallPod } from '../../fixtures/pod.ts';

const between = (min: number, max: number) => double({ min, max, noNaN: true });
const pressure = 95_000;
const coolings: Record<Cooling['kind'], Cooling> = {
  closed: { kind: 'closed' },
  fans: smallPod({ cooling: fans }).cooling,
  exchanger: smallPod({ cooling: exchanger }).cooling,
  'air-conditioner': smallPod({ cooling: airConditioner }).cooling,
};
const anyPod = record({
  cooling: constantFrom(...Object.values(coolings)),
  control: constantFrom('on-off' as const, 'proportional' as const),
  uValue: between(0.2, 4),
  absorptivity: between(0, 1),
  power: between(0, 2000),
  conductance: between(1, 50),
  capacity: between(1e3, 1e5),
  leakage: between(0, 0.01),
  heater: between(10, 2000),
  outdoor: between(233, 328),
  sun: between(0, 1000),
});
type AnyPod = typeof anyPod extends Arbitrary<infer V> ? V : never;

const example = smallPod();
const [content] = example.contents;

function readyOf(one: AnyPod): ReadyPod {
  const cooling = one.cooling.kind === 'closed' ? one.cooling : { ...one.cooling, control: one.control };
  const load = {
    ...content,
    power: one.power,
    conductance: one.conductance,
    heatCapacity: one.capacity,
  };
  const pod: Pod = {
    ...example,
    cooling,
    air: { ...example.air, leakage: one.leakage },
    heater: { power: one.heater, setPoint: 283, band: 5, source: '', confidence: 'low' },
    faces: example.faces.map((face) => ({
      ...face,
      absorptivity: one.absorptivity,
      build: { kind: 'u-value', uValue: one.uValue },
    })),
  };
  return readyPod(pod, load.kind === 'load' ? [servedLoad(load)] : [], pressure, 283);
}

const outdoorsOf = ({ outdoor, sun }: AnyPod): Outdoors => ({
  temperature: outdoor,
  pressure,
  humidityRatio: null,
  wind: 0,
  sky: outdoor - 10,
  sun: example.faces.map(({ side }) => (side === 'floor' ? 0 : sun)),
});

const restOf = (one: AnyPod): PodState => {
  const ready = readyOf(one);
  return stateAfter(ready, { air: 300, bodies: [300] }, momentOf(ready, outdoorsOf(one)), Infinity);
};

const holds = (law: (one: AnyPod) => void): void => assert(property(anyPod, law), { numRuns: 60 });

test('at rest what comes in goes out', () =>
  holds((one) => {
    const { flows } = restOf(one);
    expect(Math.abs(surplusOf(flows))).toBeLessThan(1e-4);
  }));

test('in a step what comes in is stored', () =>
  holds((one) => {
    const ready = readyOf(one);
    const before = { air: 290, bodies: [280] };
    const after = stateAfter(ready, before, momentOf(ready, outdoorsOf(one)), 900);
    const stored = 60e3 * (after.air - 290) + one.capacity * (after.bodies[0] - 280);
    expect(surplusOf(after.flows) * 900).toBeCloseTo(stored, 0);
  }));

test('many small steps end where the box rests', () =>
  holds((one) => {
    const ready = readyOf(one);
    const moment = momentOf(ready, outdoorsOf(one));
    let state: Pick<PodState, 'air' | 'bodies'> = { air: 270, bodies: [260] };
    for (let n = 0; n < 400; n++) state = stateAfter(ready, state, moment, 7200);
    const rest = restOf(one);
    expect(state.air).toBeCloseTo(rest.air, 3);
    expect(state.bodies[0]).toBeCloseTo(rest.bodies[0], 3);
  }));

test('more power, more sunlight, warmer air outside: never colder inside', () =>
  holds((one) => {
    // An air conditioner that its limit stops is another box.
    const unit = one.cooling.kind === 'air-conditioner' && one.outdoor > 320;
    const { air } = restOf(one);
    const near = 1e-6;
    expect(restOf({ ...one, power: one.power + 50 }).air).toBeGreaterThan(air - near);
    expect(restOf({ ...one, sun: one.sun + 50 }).air).toBeGreaterThan(air - near);
    if (!unit && one.outdoor > 260) {
      const warmer = restOf({ ...one, outdoor: one.outdoor + 1 });
      expect(warmer.air).toBeGreaterThan(air - near);
    }
  }));

test('to take away what is needed leaves the box at the temperature that it was needed for', () =>
  holds((one) => {
    const closed = { ...one, cooling: coolings.closed, heater: 1e-9 };
    const ready = readyOf(closed);
    const rest = restOf(closed);
    expect(heatToRemove(ready, momentOf(ready, outdoorsOf(closed)), rest.air)).toBeCloseTo(0, 3);
  }));

test('moisture stays between that inside and that outside, and its dew point follows', () =>
  holds((one) => {
    const ready = readyOf({ ...one, cooling: coolings.closed });
    const outside = humidityRatio(283, 0.6, pressure);
    const first = humidityRatio(293, 0.5, pressure);
    const given = { outdoors: { ...outdoorsOf(one), humidityRatio: outside }, mayCool: true };
    const { ratio } = moistureAfter(ready, first, { air: 300, duty: 0 }, given, 3600);
    expect(ratio).not.toBeNull();
    expect(ratio ?? 0).toBeLessThanOrEqual(first + 1e-15);
    expect(ratio ?? 0).toBeGreaterThanOrEqual(outside - 1e-15);
    expect(dewPointOf(ratio ?? 0, pressure)).toBeLessThanOrEqual(dewPointOf(first, pressure) + 1e-6);
  }));
