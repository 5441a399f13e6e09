/*
 * The slopes of each law against differences.
 */
import { describe, expect, it } from 'vitest';
import type { ControlLaw } from '#solver/control/law.ts';
import { Pid } from '#solver/control/pid.ts';
import { PowerCap } from '#solver/control/power-cap.ts';
import { SpeedTable } from '#solver/control/speed-table.ts';
import { Throttle } from '#solver/control/throttle.ts';

const common = { id: 'c', sets: ['x'], measures: { temperature: ['chip'] } };
const pid = { ...common, type: 'pid', setpoint: 330, kp: 0.03, ki: 0.002, minimum: 0, maximum: 1 } as const;
const band = { ...common, type: 'throttle', from: 325, to: 345, floor: 0.3 } as const;

const laws: readonly (readonly [string, ControlLaw])[] = [
  ['PI', new Pid(pid)],
  ['PID', new Pid({ ...pid, kd: 0.05, filter: 2 })],
  ['P', new Pid({ ...pid, ki: 0 })],
  ['I', new Pid({ ...pid, kp: 0 })],
  ['table', new SpeedTable({ ...common, type: 'table', points: [[320, 0.2], [340, 0.9]] })], // prettier-ignore
  ['throttle', new Throttle(band, 0)],
  ['throttle with a lag', new Throttle({ ...band, timeConstant: 3 }, 0)],
  ['cap', new PowerCap({ ...common, type: 'cap', measures: { heat: ['chip'] }, limit: 335, floor: 0.1 })],
];

/** What a law gives at [measured, output], its states advanced by half a second from 0.4 and 328 K. */
function given(law: ControlLaw, measured: number, output: number): Float64Array {
  const out = new Float64Array(3);
  const from = Float64Array.from([0.4, 328]);
  law.follow(out, new Float64Array(2), { from, share: 0.5 }, measured, output, 0.01);
  return out;
}

describe('the slopes of a law', () => {
  it.each(laws)('are those of its output: %s', (_, law) => {
    const change = 1e-4;
    for (const measured of [331, 333]) {
      const out = given(law, measured, 0.5);
      const byMeasured =
        (given(law, measured + change, 0.5)[0] - given(law, measured - change, 0.5)[0]) / (2 * change);
      const byOutput =
        (given(law, measured, 0.5 + change)[0] - given(law, measured, 0.5 - change)[0]) / (2 * change);
      expect(out[1]).toBeCloseTo(byMeasured, 8);
      expect(out[2]).toBeCloseTo(byOutput, 8);
      expect(out[0]).toBeGreaterThan(law.least);
      expect(out[0]).toBeLessThan(law.most);
    }
  });

  it.each(laws)('are none where the output is at its end: %s', (_, law) => {
    for (const measured of [-1e4, 1e4]) {
      const out = given(law, measured, 0.5);
      expect([...out].slice(1)).toEqual([0, 0]);
    }
  });
});
