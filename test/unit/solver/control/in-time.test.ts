/*
 * Controls in time against closed forms.
 */
import { describe, expect, it } from 'vitest';
import type { TransientSolution } from '#solver/transient/contract.ts';
import { solveTransient } from '#solver/transient/solve.ts';
import { documentCase } from '#solver/verification/network.ts';

const ambient = 300;
const tau = 100;
const heater = 'heat.nodes[lump].sources[1].power';
const load = 'heat.nodes[lump].sources[0].power';

const rise = (solution: TransientSolution, k: number): number =>
  (solution.nodes['lump'].temperature?.at(k) ?? NaN) - ambient;
const limit = { type: 'throttle', measures: { temperature: ['lump'] }, sets: [load] };

/** A body of 400 J/K behind 0.25 K/W with a source of 100 W and one that a control sets. */
function lump(transient: object, more: object = {}): Promise<TransientSolution> {
  return solveTransient(
    documentCase(
      {
        format: 'boxwright-case',
        version: 1,
        ambient: { temperature: ambient },
        heat: {
          nodes: [
            { id: 'air', temperature: ambient },
            { id: 'lump', capacity: 400, initial: ambient, sources: [{ power: 100 }, { power: 0 }], ...more },
          ],
          links: [{ id: 'film', from: 'lump', to: 'air', type: 'resistance', value: 0.25 }],
        },
        transient,
      },
      'lump',
    ),
  );
}

describe('a thermostat', () => {
  // Heating with 200 W on top of 100 W from 30 K to 70 K: off → 25 K, on → 75 K.
  const thermostat = {
    id: 'thermostat',
    type: 'thermostat',
    measures: { temperature: ['lump'] },
    sets: [heater],
    on: ambient + 40,
    off: ambient + 60,
    onValue: 200,
    offValue: 0,
    initially: 'on',
  };
  it('switches at the times of the exponentials', async () => {
    const rise = tau * Math.log((75 - 40) / (75 - 60));
    const fall = tau * Math.log((60 - 25) / (40 - 25));
    const first = tau * Math.log(75 / (75 - 60));
    const solution = await lump({
      duration: first + 10 * (rise + fall),
      start: 'given',
      controls: [thermostat],
    });
    expect(solution.status).toBe('completed');
    expect(solution.controls['thermostat'].switches).toBe(20);
    expect(solution.extremes['lump'].maximum).toBeCloseTo(ambient + 60, 3);
    const mean = (first + 10 * rise) / (first + 10 * (rise + fall));
    expect(solution.controls['thermostat'].mean / 200).toBeCloseTo(mean, 4);
    expect(solution.energyBalance).toBeLessThan(1e-8);
  });
});

describe('a PI loop', () => {
  // C T' = P + u − T/R, u = kp e + ki ∫e with negative gains: second order with closed form.
  it('answers like the second order system that it is', async () => {
    const [kp, ki] = [12, 0.6]; // W/K, W/(K s)
    const setpoint = 50;
    const control = {
      id: 'pi',
      type: 'pid',
      measures: { temperature: ['lump'] },
      sets: [heater],
      setpoint: ambient + setpoint,
      kp: -kp,
      ki: -ki,
      minimum: -1e5,
      maximum: 1e5,
    };
    const solution = await lump({
      duration: 300,
      start: 'given',
      every: 1,
      controls: [control],
      changes: [{ path: load, course: { type: 'steps', points: [[0, 0]] } }],
    });
    expect(solution.status).toBe('completed');
    // e = T − setpoint: C T'' + (1/R + kp) T' + ki T = ki setpoint, T(0) = 0, T'(0) = kp setpoint/C.
    const [a, b] = [(4 + kp) / 400, ki / 400];
    const omega = Math.sqrt(b - (a * a) / 4);
    const exact = (t: number): number =>
      setpoint +
      Math.exp((-a * t) / 2) *
        (-setpoint * Math.cos(omega * t) +
          (((kp * setpoint) / 400 - (a * setpoint) / 2) / omega) * Math.sin(omega * t));
    const error = solution.times.reduce(
      (most, t, k) =>
        Math.max(most, Math.abs((solution.nodes['lump'].temperature?.[k] ?? 0) - ambient - exact(t))),
      0,
    );
    expect(error).toBeLessThan(1e-3);
  });
});

describe('a PID control', () => {
  const pi = {
    id: 'pi',
    type: 'pid',
    measures: { temperature: ['lump'] },
    sets: [heater],
    setpoint: ambient + 50,
    kp: -12,
    ki: -0.6,
    minimum: 0,
    maximum: 1000,
  };

  it('begins where it stands, with its integral', async () => {
    const solution = await lump({ duration: 100, every: 50, controls: [pi] });
    expect(solution.status).toBe('completed');
    for (const k of [0, 1, 2]) {
      expect(rise(solution, k)).toBeCloseTo(50, 6);
      expect(solution.controls['pi'].output[k]).toBeCloseTo(100, 5);
    }
  });

  it('does not wind up while its output is at its end', async () => {
    // 40 W are too little for 50 K until the load comes up; free of windup the output leaves its end as e reaches u/kp.
    const solution = await lump({
      duration: 4000,
      every: 1,
      controls: [{ ...pi, maximum: 40 }],
      changes: [{ path: load, course: { type: 'steps', points: [[0, 100], [2000, 400]] } }], // prettier-ignore
    });
    expect(solution.controls['pi'].output[1999]).toBeCloseTo(40, 9);
    const zero = solution.controls['pi'].output.findIndex((output) => output < 1e-9);
    // 440 W warm it from 35 K on: at 50 K + 40 W/kp the output has fallen to 0 at the latest.
    expect(zero).toBeGreaterThan(2000);
    expect(zero - 2000).toBeLessThan(tau * Math.log((110 - 35) / (110 - 54)) + 1);
  });

  it('that looks every few seconds is the recursion of its program', async () => {
    const [kp, ki, kd, sample] = [2, 0.1, 3, 5];
    const control = { ...pi, kp: -kp, ki: -ki, kd: -kd, sample, rate: 8, maximum: 120 };
    const solution = await lump({ duration: 300, start: 'given', every: sample, controls: [control] });
    const decay = Math.exp(-sample / tau);
    let [temperature, integral, output, before] = [0, 0, 0, 0];
    output = Math.min(120, Math.max(0, kp * 50));
    for (let k = 1; k <= 60; k++) {
      temperature = (100 + output) / 4 + (temperature - (100 + output) / 4) * decay;
      expect(rise(solution, k)).toBeCloseTo(temperature, 3);
      const error = 50 - temperature;
      const step = ki * error * sample;
      const free = kp * error - (kd * (temperature - before)) / sample + integral + step;
      const wanted = Math.min(120, Math.max(0, free));
      const next = Math.min(output + 8 * sample, Math.max(output - 8 * sample, wanted));
      if (!((free > next && step > 0) || (free < next && step < 0))) integral += step;
      output = next;
      before = temperature;
      if (k < 60) expect(solution.controls['pi'].output[k]).toBeCloseTo(output, 2);
    }
  });
});

describe('a throttle', () => {
  it('stands where what it leaves is what the body gives off', async () => {
    const [floor, idle, exponent] = [0.3, 0.15, 1.82];
    const throttle = { ...limit, id: 'throttle', from: ambient + 15, to: ambient + 25, floor, idle };
    // Power at the share of a rise less the rise over R, by bisection.
    let [low, high] = [0, 25];
    const share = (t: number): number => 1 - ((1 - floor) * (t - 15)) / 10;
    for (let k = 0; k < 60; k++) {
      const middle = (low + high) / 2;
      const power = 100 * (idle + (1 - idle) * Math.min(1, share(middle)) ** exponent);
      if (power > middle / 0.25) low = middle;
      else high = middle;
    }
    for (const timeConstant of [undefined, 2]) {
      const controls = [timeConstant === undefined ? throttle : { ...throttle, timeConstant }];
      const steady = await lump({ duration: 10, controls });
      expect(rise(steady, 0)).toBeCloseTo(low, 5);
      expect(rise(steady, -1)).toBeCloseTo(low, 5);
      const warming = await lump({ duration: 2000, start: 'given', controls });
      expect(rise(warming, -1)).toBeCloseTo(low, 3);
      const { mean, throttled, output } = warming.controls['throttle'];
      expect(output.at(-1)).toBeCloseTo(share(low), 3);
      expect(mean).toBeGreaterThan(share(low));
      expect(mean).toBeLessThan(1);
      // 15 K are reached like any other limit; a thousandth of the rate is lost a little later.
      const at = -tau * Math.log(1 - 15 / 25);
      expect(throttled?.firstAt).toBeGreaterThan(at);
      expect(throttled?.firstAt).toBeLessThan(at + 1);
      expect(throttled?.seconds).toBeCloseTo(2000 - (throttled?.firstAt ?? 0), 6);
      expect(throttled?.shutdownAt).toBeNull();
    }
  });

  it('by a step goes to and fro between its temperatures', async () => {
    const controls = [
      { ...limit, id: 'throttle', at: ambient + 20, release: ambient + 16, floor: 0.5, exponent: 1 },
    ];
    // 100 W → 25 K, 50 W → 12.5 K.
    const [up, down] = [Math.log((25 - 16) / (25 - 20)), Math.log((20 - 12.5) / (16 - 12.5))];
    const first = -tau * Math.log(1 - 20 / 25);
    const duration = first + tau * 5 * (up + down);
    const solution = await lump({ duration, start: 'given', controls });
    const { throttled, switches, mean } = solution.controls['throttle'];
    expect(throttled?.firstAt).toBeCloseTo(first, 3);
    expect(throttled?.seconds).toBeCloseTo(5 * tau * down, 2);
    expect(switches).toBe(10);
    expect(mean).toBeCloseTo(1 - (0.5 * 5 * tau * down) / duration, 4);
  });

  it('shuts down for good', async () => {
    const controls = [
      {
        ...limit,
        id: 'throttle',
        from: ambient + 10,
        to: ambient + 11,
        floor: 0.9,
        exponent: 1,
        shutdown: ambient + 20,
      },
    ];
    const solution = await lump({ duration: 500, start: 'given', every: 1, controls });
    const { throttled, output } = solution.controls['throttle'];
    const at = throttled?.shutdownAt ?? NaN;
    // From 11 K on 90 W lead to 22.5 K.
    const slow = tau * Math.log((22.5 - 11) / (22.5 - 20));
    expect(at).toBeGreaterThan(slow - tau * Math.log(1 - 10 / 25));
    expect(at).toBeLessThan(slow - tau * Math.log(1 - 11 / 22.5));
    expect(output.at(-1)).toBe(0);
    expect(rise(solution, -1)).toBeCloseTo(20 * Math.exp(-(500 - at) / tau), 3);
  });
});

describe('a table', () => {
  const table = {
    id: 'table',
    type: 'table',
    measures: { temperature: ['lump'] },
    sets: [heater],
    points: [
      [ambient, 100],
      [ambient + 100, 0],
    ],
  };

  it('on a straight part is one more conductance', async () => {
    // C T' = 100 + 100 − T − 4 T: 40 K with τ = 80 s.
    const solution = await lump({ duration: 400, start: 'given', every: 20, controls: [table] });
    solution.times.forEach((time, k) => {
      expect(rise(solution, k)).toBeCloseTo(40 * (1 - Math.exp(-time / 80)), 3);
      expect(solution.controls['table'].output[k]).toBeCloseTo(100 - rise(solution, k), 6);
    });
    const steady = await lump({ duration: 10, controls: [table] });
    expect(rise(steady, 0)).toBeCloseTo(40, 6);
  });

  it('with a hysteresis keeps its output until it has cooled by that much', async () => {
    const fan = { ...table, sample: 1, hysteresis: 5, points: [[ambient, 0], [ambient + 100, 100]] }; // prettier-ignore
    const changes = [{ path: load, course: { type: 'steps', points: [[0, 100], [200, 0]] } }]; // prettier-ignore
    const solution = await lump({ duration: 300, start: 'given', every: 1, controls: [fan], changes });
    const output = solution.controls['table'].output;
    const most = output.reduce((a, b) => Math.max(a, b));
    const falls = output.findIndex((value, k) => k > 200 && value < most - 1e-9);
    expect(rise(solution, falls)).toBeLessThan(most - 5);
    expect(rise(solution, falls - 1)).toBeGreaterThan(most - 5);
  });
});

describe('a power cap', () => {
  it('leaves the largest share that keeps to it, at every moment', async () => {
    const cap = {
      id: 'cap',
      type: 'cap',
      measures: { heat: ['lump'] },
      sets: [load],
      limit: 90,
      floor: 0.1,
      idle: 0.2,
    };
    const changes = [{ path: heater, course: { type: 'linear', points: [[0, 0], [100, 50]] } }]; // prettier-ignore
    const solution = await lump({ duration: 100, start: 'given', every: 10, controls: [cap], changes });
    expect(solution.status).toBe('completed');
    solution.times.forEach((time, k) => {
      const left = 90 - 0.5 * time;
      const share = Math.min(1, ((left - 20) / 80) ** (1 / 1.82));
      expect(solution.controls['cap'].output[k]).toBeCloseTo(share, 6);
    });
  });
});

describe('a switch without a mass behind it', () => {
  it('does not chatter: it holds each position for a while', async () => {
    const thermostat = {
      id: 'thermostat',
      type: 'thermostat',
      measures: { temperature: ['lump'] },
      sets: [heater],
      on: ambient + 30,
      off: ambient + 40,
      onValue: 200,
      hold: 0.5,
    };
    const solution = await lump({ duration: 20, controls: [thermostat] }, { capacity: 0 });
    expect(solution.status).toBe('completed');
    expect(solution.controls['thermostat'].switches).toBeGreaterThan(30);
    expect(solution.controls['thermostat'].switches).toBeLessThanOrEqual(41);
  });
});

describe('controls that the case cannot have', () => {
  const pid = { id: 'c', type: 'pid', measures: { temperature: ['lump'] }, sets: [heater], setpoint: 320, kp: -1, minimum: 0, maximum: 1 }; // prettier-ignore
  const course = { type: 'steps', points: [[0, 1]] };
  it.each([
    ['an unknown node', [{ ...pid, measures: { temperature: ['gone'] } }], [], 'no node “gone”'],
    ['a margin without a limit', [{ ...pid, measures: { margin: ['lump'] } }], [], 'has no `limit`'],
    ['a number that is not there', [{ ...pid, sets: ['heat.nodes[lump].limit2'] }], [], 'no number there'],
    ['a number twice', [pid, { ...pid, id: 'd' }], [], 'another control sets'],
    ['an id twice', [pid, { ...pid, sets: [load] }], [], 'another control has this id'],
    ['a number with a course', [pid], [{ path: heater, course }], 'has a course already'],
  ])('are refused with a reason: %s', async (_, controls, changes, reason) => {
    const solution = await lump({ duration: 1, controls, changes });
    expect(solution.status).toBe('refused');
    expect(solution.problems[0].message).toContain(reason);
  });
});
