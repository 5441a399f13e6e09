/*
 * Fans.
 */
import type { FanElement } from '#solver/case/case.ts';
import { fanPressureWithSlope } from '#solver/correlations/fan.ts';
import { lossWithSlope } from '#solver/correlations/minor-losses.ts';
import { evaluateCurveInto, fitCurve } from '#solver/correlations/monotone-cubic.ts';
import { fromVelocity, type MachineLaw } from '#solver/flow/law.ts';

/**
 * Loss coefficient of a failed fan, on its area, when the case gives none: an estimate of this program, of the order
 * of a row of blades past stall. Give `failedLoss` where the maker states it.
 */
const stoppedRotorLoss = 10;

/**
 * Fan group: −rise of the curve under the affinity laws (beyond its ends as `fanPressureWithSlope` says), or the loss
 * of the rotor when failed.
 */
export function fan(element: FanElement): MachineLaw {
  const { area, parallel = 1, series = 1, failed = false, failedLoss = stoppedRotorLoss } = element;
  const curve = fitCurve(element.points, element.interpolation ?? 'monotone-cubic');
  const lowest = curve.x[0];
  const highest = curve.x[curve.x.length - 1];
  const { power = 0, powerPoints } = element;
  const fans = parallel * series;
  const powers = fitCurve(
    powerPoints ?? [
      [0, power],
      [1, power],
    ],
    'monotone-cubic',
  );
  const least = powers.x[0];
  const most = powers.x[powers.x.length - 1];
  return {
    type: 'fan',
    relation: failed ? 'fan-failed' : 'fan-curve',
    area: area * parallel,
    failed,
    supply: element.supply,
    speed: element.speed ?? 1,
    evaluate(out, massFlow, density, viscosity) {
      if (failed) {
        const u = massFlow / (density * area * parallel);
        lossWithSlope(out, u, density, viscosity, failedLoss * series, failedLoss * series, 0, 1);
        fromVelocity(out, u, density, area * parallel);
        return;
      }
      const q = massFlow / density;
      fanPressureWithSlope(four, curve, element.density, q, this.speed, density, parallel, series);
      out[0] = -four[0];
      out[1] = -four[1] / density;
      out[2] = -four[3] + (four[1] * q) / density;
      out[3] = 0;
    },
    inRange(massFlow, density) {
      if (failed) return true;
      const each = massFlow / (density * parallel);
      return each >= lowest * this.speed && each <= highest * this.speed;
    },
    nominalFlow() {
      return failed ? 0 : 0.7 * highest * parallel * this.speed;
    },
    powerPerDensity(out, volumeFlow) {
      const n = this.speed;
      out.fill(0, 0, 2);
      if (failed || n === 0) return;
      const each = volumeFlow / (parallel * n);
      const inside = each > least && each < most;
      evaluateCurveInto(pair, powers, Math.min(Math.max(each, least), most));
      out[0] = (fans * n * n * n * pair[0]) / element.density;
      out[1] = inside ? (series * n * n * pair[1]) / element.density : 0;
    },
  };
}

const four = new Float64Array(4);
const pair = new Float64Array(2);
