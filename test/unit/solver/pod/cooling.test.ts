import { expect, test } from 'vitest';
import { coolingAt, readyCooling, startsPerHour } from '#solver/pod/cooling.ts';
import { airflowAtFullSpeed, filterDrop } from '#solver/pod/fans.ts';
import type { Fans } from '#models/pod/pod.ts';
import { airConditioner, exchanger, fans, smallPod } from '../../../fixtures/pod.ts';

const zero = 273.15;
const sea = 101325;
const of = (cooling: Record<string, unknown>, pressure = sea) =>
  readyCooling(smallPod({ cooling }).cooling, pressure);
const outdoor = (temperature: number, pressure = sea) => ({ temperature: zero + temperature, pressure });

test('an air conditioner stops where the air outside is beyond what it works in, if it is wanted', () => {
  const ready = of(airConditioner);
  expect(coolingAt(ready, zero + 33, outdoor(51), 0)).toMatchObject({ heat: 0, duty: 0, isStopped: true });
  expect(coolingAt(ready, zero + 33, outdoor(-21), 0).isStopped).toBe(true);
  expect(coolingAt(ready, zero + 20, outdoor(-21), 0).isStopped).toBe(false);
  expect(coolingAt(ready, zero + 33, outdoor(49), 0)).toMatchObject({ duty: 0.75, isStopped: false });
});

test('beyond the ends of its curves it is as at them; water that condenses takes of its cooling', () => {
  const ready = of(airConditioner);
  const full = coolingAt(ready, zero + 40, outdoor(0), 0);
  expect(full.heat).toBe(1500);
  expect(full.outsidePower).toBeCloseTo(500, 9);
  expect(coolingAt(ready, zero + 40, outdoor(0), 200)).toMatchObject({ heat: 1300, outsidePower: 500 });
  const half = coolingAt(ready, zero + 32, outdoor(0), 200);
  expect(half.duty).toBe(0.5);
  expect(half.heat).toBeCloseTo(750 - 200, 9);
});

test('fans by speed draw the cube of it, fans on and off their time', () => {
  const half = zero + 27.5;
  const byTime = coolingAt(of(fans), half, outdoor(20), 0);
  const bySpeed = coolingAt(of({ ...fans, control: 'proportional' }), half, outdoor(20), 0);
  expect(byTime.insidePower).toBeCloseTo(15, 9);
  expect(bySpeed.insidePower).toBeCloseTo(30 / 8, 9);
  expect(bySpeed.heat).toBeCloseTo(byTime.heat, 9);
});

test('mats that clog cost airflow, and the fans meet what the mats take', () => {
  const clean = smallPod({ cooling: { ...fans, clogging: '0 %' } }).cooling as Fans;
  const dusty = smallPod({ cooling: { ...fans, clogging: '70 %' } }).cooling as Fans;
  const flow = airflowAtFullSpeed(clean, 1.2);
  expect(airflowAtFullSpeed(dusty, 1.2)).toBeLessThan(0.8 * flow);
  // Between the two points of the curve that lie around it.
  expect(flow * 3600).toBeGreaterThan(300);
  expect(filterDrop(clean, flow, 1.2)).toBeLessThan(60);
  const velocity = flow / 0.06;
  expect(filterDrop(clean, flow, 1.2)).toBeCloseTo(15 * velocity + 10 * velocity ** 2, 9);
});

test('thin air carries less: an exchanger by its density, fans as well', () => {
  const high = 70_000;
  expect(of(exchanger, high).conductance / of(exchanger).conductance).toBeCloseTo(high / sea, 6);
  const heat = (pressure: number): number =>
    coolingAt(of(fans, pressure), zero + 40, outdoor(20, pressure), 0).heat;
  expect(heat(high)).toBeLessThan(0.8 * heat(sea));
});

test('an exchanger keeps a share with its outer fan off, and takes heat in where it is warmer outside', () => {
  const ready = of(exchanger);
  const off = coolingAt(ready, zero + 20, outdoor(10), 0);
  expect(off.heat).toBeCloseTo(0.15 * ready.conductance * 10, 9);
  expect(off.outsidePower).toBe(0);
  expect(coolingAt(ready, zero + 35, outdoor(45), 0).heat).toBeLessThan(0);
});

test('starts in an hour are those of a thermostat that is followed switch by switch', () => {
  const [capacity, load, store, band] = [1500, 750, 40_000, 4];
  let air = 0;
  let isOn = false;
  let starts = 0;
  const step = 0.1;
  for (let time = 0; time < 36_000; time += step) {
    air += ((load - (isOn ? capacity : 0)) * step) / store;
    if (!isOn && air >= band) {
      isOn = true;
      starts++;
    } else if (isOn && air <= 0) isOn = false;
  }
  expect(startsPerHour(capacity, store, band)).toBeCloseTo(starts / 10, 0);
  expect(startsPerHour(capacity, store, band)).toBeCloseTo(8.4375, 6);
});
