import { expect, test } from 'vitest';
import { probeAt } from '#solver/field-view/probe.ts';
import { Sampler } from '#solver/field-view/sampler.ts';
import { viewOf } from '#solver/field-view/view.ts';
import { pictureOfFields, stretched, viewOfFields } from './pictures.ts';

const lines = [stretched(9, 0, 1, 1.3), stretched(7, -1, 1, 0.8), stretched(5, 2, 3)];
const linear = ([x, y, z]: readonly [number, number, number]) => 300 + 7 * x - 3 * y + 2 * z;

test('a linear field is read exactly between the middles of uneven cells', () => {
  const sampler = new Sampler(viewOfFields(lines, { temperature: linear }));
  const view = viewOfFields(lines, { temperature: linear });
  for (const at of [
    [0.31, 0.2, 2.5],
    [0.5, -0.41, 2.77],
    [0.77, 0.61, 2.3],
  ] as const) {
    expect(sampler.moveTo(at[0], at[1], at[2])).toBe(true);
    // Cells hold single precision: 300 to 2e-5.
    expect(sampler.read(view.picture.temperature)).toBeCloseTo(linear(at), 3);
  }
});

test('beyond the outermost middles the value stays, outside there is none', () => {
  const view = viewOfFields(lines, { temperature: ([x]) => 300 + x });
  const at = (x: number) => probeAt(view, [x, 0, 2.5])?.temperature;
  expect(at(0)).toBeCloseTo(300 + lines[0][1] / 2, 4);
  expect(at(1)).toBeCloseTo(300 + (lines[0][8] + 1) / 2, 4);
  expect(at(-0.001)).toBeUndefined();
  expect(probeAt(view, [Number.NaN, 0, 2.5])).toBeNull();
});

test('nothing is smeared over the face of a solid', () => {
  const view = viewOfFields([stretched(10, 0, 1), stretched(3, 0, 1), stretched(3, 0, 1)], {
    temperature: ([x]) => (x > 0.5 ? 400 : 300 + x),
    velocity: () => [2, 0, 0],
    pressure: () => 5,
    solid: ([x]) => (x > 0.5 ? 1 : 0),
    solids: ['chip'],
  });
  expect(probeAt(view, [0.499, 0.5, 0.5])).toEqual({
    temperature: expect.closeTo(300.45, 3),
    speed: 2,
    pressure: 5,
    solid: null,
  });
  expect(probeAt(view, [0.501, 0.5, 0.5])).toEqual({
    temperature: 400,
    speed: null,
    pressure: null,
    solid: 'chip',
  });
});

test('the speed across a wall falls to nothing at it, the speed along it stays', () => {
  const view = viewOfFields([stretched(10, 0, 1), stretched(3, 0, 1), stretched(3, 0, 1)], {
    velocity: () => [1, 2, 0],
    solid: ([x]) => (x > 0.5 ? 1 : 0),
    solids: ['chip'],
  });
  const sampler = new Sampler(view);
  const out = new Float64Array(3);
  const at = (x: number) => {
    sampler.moveTo(x, 0.5, 0.5);
    sampler.velocityInto(out);
    return [...out];
  };
  expect(at(0.45)).toEqual([1, 2, 0]);
  expect(at(0.475)[0]).toBeCloseTo(0.5, 9);
  expect(at(0.5 - 1e-12)).toEqual([0, 2, 0]);
});

test('arrays that do not belong to the lines are refused', () => {
  const picture = pictureOfFields(lines, {});
  expect(() => viewOf({ ...picture, pressure: new Float32Array(3) })).toThrow(/315 cells has an array of 3/);
});
