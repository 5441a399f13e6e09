/*
 * Pumps.
 */
import type { PumpElement } from '#solver/case/hydraulics.ts';
import { fanPressureWithSlope, pumpHeadWithSlope } from '#solver/correlations/fan.ts';
import { fitCurve } from '#solver/correlations/monotone-cubic.ts';
import type { MachineLaw } from '#solver/flow/law.ts';
import { nominalArea } from '#solver/flow/resistances.ts';

/** Density in which the electrical input of a pump is stated, kg/m³. Source: ISO 9906, clean cold water (20 °C). */
export const ratedDensity = 998.2;
/** What a closed check valve lets back, as a share of what passes forwards at the same pressure: an estimate of this program. */
const checkValveLeak = 1e-4;
/** Exponents below 1 have no slope at rest; a thousandth of a litre per second stands for rest, m³/s. */
const atRest = 1e-6;

/** The curve of a group of pumps. */
interface PumpCurve {
  /** Head of one at no flow, m, and its flow at no head, m³/s, both at full speed. */
  readonly shutoff: number;
  readonly free: number;
  /** Writes [g H, ∂(g H)/∂Q] of the group, J/kg: pressure rise over density, at Q [m³/s] and a speed ratio. */
  work(out: Float64Array, volumeFlow: number, speed: number): void;
  /** Whether the flow of one [m³/s] lies on the curve. */
  isOn(each: number, speed: number): boolean;
}

/** Head of the fluid added under the affinity laws, m side by side and s behind one another: s H(Q/m). */
export function pump(element: PumpElement, gravity: number): MachineLaw {
  const curve = element.points ? tableCurve(element, gravity) : formulaCurve(element, gravity);
  return element.failed === true ? failedPump(element, curve, gravity) : runningPump(element, curve);
}

function runningPump(element: PumpElement, curve: PumpCurve): MachineLaw {
  const { parallel = 1, series = 1, power = 0, efficiency } = element;
  return {
    type: 'pump',
    relation: 'pump-curve',
    area: nominalArea,
    failed: false,
    supply: element.supply,
    speed: element.speed ?? 1,
    evaluate(out, massFlow, density) {
      const q = massFlow / density;
      curve.work(two, q, this.speed);
      out[0] = -two[0] * density;
      out[1] = -two[1];
      out[2] = two[1] * q - two[0];
      out[3] = 0;
    },
    nominalFlow() {
      return 0.7 * this.speed * curve.free * parallel;
    },
    inRange(massFlow, density) {
      return curve.isOn(massFlow / (density * parallel), this.speed);
    },
    powerPerDensity(out, volumeFlow) {
      out.fill(0, 0, 2);
      if (efficiency === undefined) {
        out[0] = (parallel * series * this.speed ** 3 * power) / ratedDensity;
        return;
      }
      curve.work(two, volumeFlow, this.speed);
      if (volumeFlow <= 0 || two[0] <= 0) return;
      out[0] = (two[0] * volumeFlow) / efficiency;
      out[1] = (two[0] + two[1] * volumeFlow) / efficiency;
    },
  };
}

/**
 * A pump at rest behind a check valve. Forwards it resists as its curve does at no speed, with its shut-off head at
 * its free delivery: s ρ g H₀ (Q/(m Q₀))². Backwards the check valve is closed but for a leak.
 */
function failedPump(element: PumpElement, curve: PumpCurve, gravity: number): MachineLaw {
  const { parallel = 1, series = 1 } = element;
  const forwards = (series * gravity * curve.shutoff) / (parallel * curve.free) ** 2;
  const backwards = forwards / checkValveLeak ** 2;
  return {
    type: 'pump',
    relation: 'pump-failed',
    area: nominalArea,
    failed: true,
    supply: element.supply,
    speed: 0,
    evaluate(out, massFlow, density) {
      const q = massFlow / density;
      const slope = (q < 0 ? backwards : forwards) * Math.abs(q);
      out[0] = slope * q * density;
      out[1] = 2 * slope;
      out[2] = -slope * q;
      out[3] = 0;
    },
    inRange: () => true,
    powerPerDensity: (out) => void out.fill(0, 0, 2),
  };
}

function formulaCurve(element: PumpElement, gravity: number): PumpCurve {
  const { shutoff = 0, b = 1, exponent = 2, parallel = 1, series = 1 } = element;
  return {
    shutoff,
    free: (shutoff / b) ** (1 / exponent),
    work(out, volumeFlow, speed) {
      const q = volumeFlow / parallel;
      const flow = exponent < 1 && Math.abs(q) < atRest ? (q < 0 ? -atRest : atRest) : q;
      pumpHeadWithSlope(four, flow, speed, shutoff, b, exponent);
      out[0] = series * gravity * four[0];
      out[1] = (series * gravity * four[1]) / parallel;
    },
    isOn: (each, speed) =>
      each >= 0 && b * speed ** (2 - exponent) * each ** exponent <= speed * speed * shutoff,
  };
}

/** Beyond its ends the curve goes on as that of a fan: see `fanPressureWithSlope`. */
function tableCurve(element: PumpElement, gravity: number): PumpCurve {
  const { points = [], parallel = 1, series = 1 } = element;
  const heads = points.map(([q, head]) => [q, head * gravity] as const);
  const curve = fitCurve(heads, element.interpolation ?? 'monotone-cubic');
  const last = curve.x.length - 1;
  return {
    shutoff: Math.max(curve.y[0], curve.y[last]) / gravity,
    free: curve.x[last],
    work(out, volumeFlow, speed) {
      fanPressureWithSlope(four, curve, 1, volumeFlow, speed, 1, parallel, series);
      out[0] = four[0];
      out[1] = four[1];
    },
    isOn: (each, speed) => each >= curve.x[0] * speed && each <= curve.x[last] * speed,
  };
}

const two = new Float64Array(2);
const four = new Float64Array(4);
