import { describe, expect, test } from 'vitest';
import { newProject } from '#models/project/create.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import type { DesignResult, PartResult } from '#models/results/design-result.ts';
import {
  colourAt,
  colourScaleOf,
  parseColour,
  roundTicks,
  unknownColour,
} from '#renderer/scene/colour-scale.ts';

const design = resolveDesign(newProject('blank-2u'), 'base');

function resultOf(temperature: number | null, limit: number | null = 363.15): DesignResult {
  const margin = temperature !== null && limit !== null ? limit - temperature : null;
  const part: PartResult = {
    id: 'ch1',
    heat: 100,
    power: 730,
    temperature,
    temperatureOf: 'junction',
    limit,
    margin,
    airTemperature: null,
    airVelocity: null,
  };
  return { parts: [part], coolant: [] } as unknown as DesignResult;
}

describe('colour by temperature', () => {
  test('spans whole tens of °C from the ambient, so that a small change keeps the colours', () => {
    const a = colourScaleOf('temperature', design, resultOf(351.2));
    const b = colourScaleOf('temperature', design, resultOf(352.9));
    expect(a.range?.map(a.shown)).toEqual([30, 80]);
    expect(b.range).toEqual(a.range);
  });

  test('ends shortly above the limits, however hot a part is', () => {
    const scale = colourScaleOf('temperature', design, resultOf(1900));
    expect(scale.range?.map(scale.shown)).toEqual([30, 100]);
    expect(scale.peak).toBe(1900);
  });

  test('gives a radiator the coolant that leaves it', () => {
    const result = {
      ...resultOf(350),
      coolant: [{ radiators: [{ id: 'rad1', outletTemperature: 312 }] }],
    } as unknown as DesignResult;
    expect(colourScaleOf('temperature', design, result).valueOf('rad1')).toBe(312);
    expect(colourScaleOf('margin', design, result).valueOf('rad1')).toBeNull();
  });

  test('marks the limits', () => {
    expect(colourScaleOf('temperature', design, resultOf(350)).limits).toEqual([{ value: 363.15, count: 1 }]);
  });

  test('is lighter the hotter it is, all the way', () => {
    const scale = colourScaleOf('temperature', design, resultOf(350));
    const lightness = Array.from({ length: 33 }, (_, n) => {
      const [r, g, b] = scale.ramp(n / 32);
      return 0.2126 * r ** 2.2 + 0.7152 * g ** 2.2 + 0.0722 * b ** 2.2;
    });
    for (let n = 1; n < lightness.length; n++) expect(lightness[n]).toBeGreaterThan(lightness[n - 1] ?? 0);
  });

  test('gives values past the ends the colour of the end, and unknown ones grey', () => {
    const scale = colourScaleOf('temperature', design, resultOf(350));
    expect(colourAt(scale, 1000)).toEqual(scale.ramp(1));
    expect(colourAt(scale, 0)).toEqual(scale.ramp(0));
    expect(colourAt(scale, null)).toBe(unknownColour);
  });

  test('has no range before there is a result', () => {
    expect(colourScaleOf('temperature', design, null).range).toBeNull();
  });
});

test('colour by margin begins at the limit and ends where nobody looks closer', () => {
  expect(colourScaleOf('margin', design, resultOf(300)).range).toEqual([0, 40]);
  expect(colourScaleOf('margin', design, resultOf(349)).range).toEqual([0, 20]);
});

test('colour by power ends at a round figure', () => {
  expect(colourScaleOf('power', design, resultOf(350)).range).toEqual([0, 1000]);
});

test('colours are read as CSS and d3 write them', () => {
  expect(parseColour('#ff8000')).toEqual([1, 128 / 255, 0]);
  expect(parseColour('rgb(255, 0, 51)')).toEqual([1, 0, 0.2]);
});

test('ticks of the legend are round numbers within the range', () => {
  expect(roundTicks(20, 130, 6)).toEqual([25, 50, 75, 100, 125]);
  expect(roundTicks(20, 90, 6)).toEqual([20, 40, 60, 80]);
  expect(roundTicks(0, 1000, 6)).toEqual([0, 200, 400, 600, 800, 1000]);
});
