import type { DesignItem } from '#models/project/design.ts';
import { valuesOf } from '#models/components/values.ts';
import type { Curve } from '#models/schema/field.ts';
import type { FlowElement } from '#solver/case/case.ts';
import type { PinFins, PlateFins } from '#solver/case/fins.ts';

/*
 * What stands in the channel of a fan, a PSU or a heat sink, and how a sink gives its heat to the stream.
 */

/** Air of measured curves: ISO 5801 standard air, kg/m³. */
const curveDensity = 1.2;

/** How a sink gives heat to the air that goes through it; `fitError` is the largest relative error of a fit. */
export type SinkModel =
  | { readonly type: 'plate-fin'; readonly fins: PlateFins }
  | { readonly type: 'pin-fin'; readonly fins: PinFins }
  | {
      readonly type: 'stream-resistance';
      readonly offset: number;
      readonly coefficient: number;
      readonly exponent: number;
      readonly fitError: number;
    };

export interface FanSettings {
  readonly speed: number;
  readonly supply: string | undefined;
}

export function fanElement(item: DesignItem, settings: FanSettings): FlowElement | null {
  const values = valuesOf(item.part, 'fan');
  const points = cleanCurve(values.curve);
  if (points.length < 2) return null;
  const { size } = values;
  const hub = values.hubRatio;
  return {
    type: 'fan',
    points,
    density: values.curveDensity > 0 ? values.curveDensity : curveDensity,
    interpolation: 'monotone-cubic',
    speed: settings.speed,
    // The annulus between hub and frame; the frame's width stands for the tip diameter.
    area: Math.max(1e-5, (Math.PI / 4) * Math.min(size[0], size[2]) ** 2 * (1 - hub * hub)),
    ...(values.failed ? { failed: true } : {}),
    ...(values.power > 0
      ? { power: values.power, ...(settings.supply ? { supply: settings.supply } : {}) }
      : {}),
  };
}

export function psuElement(item: DesignItem, supply: string | undefined): FlowElement {
  const values = valuesOf(item.part, 'psu');
  const area = Math.max(1e-5, values.size[0] * values.size[2]);
  const points = cleanCurve(values.curve);
  if (points.length < 2) return { type: 'loss', area, k: Math.max(0.1, values.lossCoefficient) };
  return {
    type: 'fan',
    points,
    density: curveDensity,
    interpolation: 'monotone-cubic',
    area,
    ...(values.failed ? { failed: true } : {}),
    ...(values.fanPower > 0 ? { power: values.fanPower, ...(supply ? { supply } : {}) } : {}),
  };
}

/** What the air loses in a radiator, as tested; that of an open box where it was not. */
export function radiatorElement(item: DesignItem): FlowElement {
  const { airPressureCurve, size } = valuesOf(item.part, 'radiator');
  const points = cleanCurve(airPressureCurve);
  if (!points.some(([flow, drop]) => flow > 0 && drop > 0))
    return { type: 'loss', area: Math.max(1e-5, size[0] * size[2]), k: denseFins };
  return measuredDrop(points);
}

interface SinkShape {
  readonly width: number;
  readonly length: number;
  readonly pin: boolean;
  readonly count: number | null;
  readonly thickness: number | null;
  readonly height: number | null;
  readonly pitch: number | null;
  readonly conductivity: number;
  readonly resistance: Curve | null;
  readonly pressure: Curve | null;
}

function shapeOf(item: DesignItem): SinkShape | null {
  if (item.kind === 'heat-sink') {
    const v = valuesOf(item.part, 'heat-sink');
    return {
      width: v.size[0],
      length: v.size[1],
      pin: v.finType === 'pin',
      count: v.finCount,
      thickness: v.finThickness,
      height: v.finHeight,
      pitch: v.pinPitch,
      conductivity: v.conductivity,
      resistance: v.resistanceCurve,
      pressure: v.pressureCurve,
    };
  }
  if (item.kind !== 'accelerator' && item.kind !== 'processor' && item.kind !== 'network') return null;
  const v = valuesOf(item.part, item.kind);
  return {
    width: v.size[0],
    length: v.size[1],
    pin: false,
    count: v.sinkFinCount,
    thickness: v.sinkFinThickness,
    height: v.sinkFinHeight,
    pitch: null,
    conductivity: v.sinkConductivity,
    resistance: v.resistanceCurve,
    pressure: v.pressureCurve,
  };
}

/** Fin geometry; null where figures are missing or the fins leave no gap. The base is a link of its own: 0 here. */
function finsOf(shape: SinkShape): { plate: PlateFins } | { pin: PinFins } | null {
  const { count, thickness, height, width, length, conductivity } = shape;
  if (count === null || thickness === null || height === null) return null;
  if (!(count >= 2 && thickness > 0 && height > 0 && conductivity > 0)) return null;
  if (count * thickness >= width) return null;
  if (!shape.pin) return { plate: { width, length, count, thickness, height, base: 0, conductivity } };
  const pitchAcross = width / count;
  const pitchAlong = shape.pitch ?? pitchAcross;
  if (pitchAlong <= thickness) return null;
  return {
    pin: {
      width,
      length,
      diameter: thickness,
      height,
      pitchAcross,
      pitchAlong,
      staggered: false,
      base: 0,
      conductivity,
    },
  };
}

/**
 * Measured figures where given, else the correlation of the fins; null where neither can be told.
 * @param isTank what is measured in air says nothing of a liquid: there the fins alone count
 */
export function sinkModelOf(item: DesignItem, isTank: boolean): SinkModel | null {
  const shape = shapeOf(item);
  if (!shape) return null;
  const measured = isTank ? [] : cleanCurve(shape.resistance).filter(([flow, r]) => flow > 0 && r > 0);
  if (measured.length > 0) return { type: 'stream-resistance', ...knownFit(measured) };
  const fins = finsOf(shape);
  if (!fins) return null;
  return 'plate' in fins ? { type: 'plate-fin', fins: fins.plate } : { type: 'pin-fin', fins: fins.pin };
}

/** Pressure loss of a sink: measured, else by the correlation, else that of an open box. */
export function sinkElement(item: DesignItem, isTank: boolean): FlowElement {
  const shape = shapeOf(item);
  const measured = shape && !isTank ? cleanCurve(shape.pressure) : [];
  if (measured.some(([flow, drop]) => flow > 0 && drop > 0)) return measuredDrop(measured);
  const fins = shape ? finsOf(shape) : null;
  if (fins)
    return 'plate' in fins ? { type: 'plate-fin', fins: fins.plate } : { type: 'pin-fin', fins: fins.pin };
  const area = Math.max(1e-5, (shape?.width ?? 0.05) * (item.box.max[2] - item.box.min[2]));
  return { type: 'loss', area, k: denseFins };
}

/** A dense block of fins costs about as much as a PSU; see the PSU's class value. */
const denseFins = 8;

function measuredDrop(measured: readonly (readonly [number, number])[]): FlowElement {
  const points = measured[0][0] > 0 ? [[0, 0] as const, ...measured] : measured;
  return { type: 'table', points, density: curveDensity, interpolation: 'monotone-cubic' };
}

/** Fits by their points: the same catalogue curves come with every frame of a drag, as new objects. */
const fits = new Map<string, ReturnType<typeof fitResistance>>();
const mostFits = 500;

function knownFit(points: readonly (readonly [number, number])[]): ReturnType<typeof fitResistance> {
  const key = points.join(';');
  let fit = fits.get(key);
  if (!fit) {
    if (fits.size >= mostFits) fits.clear();
    fit = fitResistance(points);
    fits.set(key, fit);
  }
  return fit;
}

/**
 * R = offset + coefficient Q^−exponent through measured points: least squares in R for offset and coefficient at each
 * exponent, the exponent by golden-section search in 0.2…1.2 (0.5 laminar to 0.8 turbulent fins lie inside).
 * One point: exponent 0.6, as of fins in the range between. `fitError` is the largest relative error.
 */
export function fitResistance(points: readonly (readonly [number, number])[]): {
  offset: number;
  coefficient: number;
  exponent: number;
  fitError: number;
} {
  if (points.length === 1) {
    const [flow, r] = points[0];
    return { offset: 0, coefficient: r * flow ** 0.6, exponent: 0.6, fitError: 0 };
  }
  let best = fitAt(points, 0.6);
  let low = 0.2;
  let high = 1.2;
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let step = 0; step < 40; step++) {
    const a = fitAt(points, high - golden * (high - low));
    const b = fitAt(points, low + golden * (high - low));
    if (a.squares < b.squares) high = b.exponent;
    else low = a.exponent;
    const better = a.squares < b.squares ? a : b;
    if (better.squares < best.squares) best = better;
  }
  const { offset, coefficient, exponent, fitError } = best;
  return { offset, coefficient, exponent, fitError };
}

function fitAt(points: readonly (readonly [number, number])[], exponent: number) {
  // Relative errors count, so every point is weighted by 1/R.
  let aa = 0;
  let ab = 0;
  let bb = 0;
  let ay = 0;
  let by = 0;
  for (let k = 0; k < points.length; k++) {
    const a = 1 / points[k][1];
    const b = points[k][0] ** -exponent * a;
    aa += a * a;
    ab += a * b;
    bb += b * b;
    ay += a;
    by += b;
  }
  const determinant = aa * bb - ab * ab;
  let offset = determinant > 1e-12 * aa * bb ? (ay * bb - by * ab) / determinant : 0;
  let coefficient = determinant > 1e-12 * aa * bb ? (by * aa - ay * ab) / determinant : by / bb;
  if (offset < 0 || coefficient <= 0) {
    offset = 0;
    coefficient = by / bb;
  }
  let squares = 0;
  let fitError = 0;
  for (let k = 0; k < points.length; k++) {
    const error = (offset + coefficient * points[k][0] ** -exponent) / points[k][1] - 1;
    squares += error * error;
    fitError = Math.max(fitError, Math.abs(error));
  }
  return { offset, coefficient, exponent, squares, fitError };
}

/** Finite points, rising in x; a later point at the same x is dropped. The same curve gives the same points again. */
export function cleanCurve(curve: Curve | null): readonly (readonly [number, number])[] {
  if (curve === null) return [];
  const known = cleaned.get(curve);
  if (known) return known;
  const points = curve
    .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y))
    .toSorted((a, b) => a[0] - b[0]);
  const rising = points.filter((point, i) => i === 0 || point[0] > points[i - 1][0]);
  cleaned.set(curve, rising);
  return rising;
}

const cleaned = new WeakMap<Curve, readonly (readonly [number, number])[]>();
