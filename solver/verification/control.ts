/*
 * Controls in time against closed forms: one body of C = 400 J/K behind R = 0.25 K/W, τ = 100 s.
 */
import type { TimeControl } from '#solver/case/controls.ts';
import type { Change, Transient } from '#solver/case/transient.ts';
import { solveTransient } from '#solver/transient/solve.ts';
import type { TransientSolution } from '#solver/transient/contract.ts';
import { absolute, relative, type VerificationCase } from '#solver/verification/row.ts';

const zero = 293.15;
const tau = 100;
const cooling = 4; // 1/R, W/K
const load = 'heat.nodes[body].sources[0].power';
const heater = 'heat.nodes[body].sources[1].power';
const measures = { temperature: ['body'] };
const circuit =
  'Closed form of a first-order circuit between two temperatures, Δt = τ ln((T∞ − T₁)/(T∞ − T₂))';

async function body(
  power: number,
  controls: readonly TimeControl[],
  transient: Omit<Transient, 'controls'>,
  changes: readonly Change[] = [],
): Promise<TransientSolution> {
  const run = await solveTransient({
    format: 'boxwright-case',
    version: 1,
    ambient: { temperature: zero },
    heat: {
      nodes: [
        { id: 'air', temperature: zero },
        { id: 'body', capacity: tau * cooling, sources: [{ power }, { power: 0 }] },
      ],
      links: [{ id: 'film', from: 'body', to: 'air', type: 'conductance', value: cooling }],
    },
    transient: { ...transient, controls, changes },
  });
  if (run.status !== 'completed')
    throw new Error(`${run.status}: ${run.problems[0]?.message ?? 'no reason'}`);
  return run;
}

const riseAt = (run: TransientSolution, k: number): number =>
  (run.nodes['body']?.temperature?.at(k) ?? Number.NaN) - zero;

/** Rises of the limit cycle, K: where it leads on and off, where it switches. */
const cycle = { on: 75, off: 25, low: 40, high: 60, count: 8 };

export const controlCases: readonly VerificationCase[] = [
  {
    id: 'A21',
    family: 'conduction',
    title: 'Thermostat: period and duty of the limit cycle',
    source: circuit,
    through: 'network',
    run: async () => {
      const { on, off, low, high, count } = cycle;
      const warming = tau * Math.log((on - low) / (on - high));
      const falling = tau * Math.log((high - off) / (low - off));
      const first = tau * Math.log(on / (on - high));
      const duration = first + count * (falling + warming);
      const thermostat: TimeControl = {
        id: 'thermostat',
        type: 'thermostat',
        measures,
        sets: [heater],
        on: zero + low,
        off: zero + high,
        onValue: (on - off) * cooling,
        initially: 'on',
      };
      const run = await body(off * cooling, [thermostat], { duration, start: 'given', tolerance: 1e-4 });
      const { mean } = run.controls['thermostat'];
      return [
        {
          quantity: 'duty over eight cycles and the first warming',
          unit: '1',
          reference: (first + count * warming) / duration,
          value: mean / ((on - off) * cooling),
          tolerance: relative(1e-4),
        },
        {
          quantity: 'rise where the eighth period ends',
          unit: 'K',
          reference: high,
          value: run.extremes['body'].maximum - zero,
          tolerance: absolute(0.01),
        },
        {
          // Half a period is 70 to 85 s: the body changes by 0.15 to 0.35 K/s there.
          quantity: 'rise 5 s before the end of the run',
          unit: 'K',
          reference: on - (on - high) * Math.exp(5 / tau),
          value: riseAt(
            await body(off * cooling, [thermostat], {
              duration: duration - 5,
              start: 'given',
              tolerance: 1e-4,
            }),
            -1,
          ),
          tolerance: absolute(0.01),
        },
      ];
    },
  },
  {
    id: 'A22',
    family: 'conduction',
    title: 'PI loop on a first-order plant: overshoot, its time, and what is left later',
    source:
      'Closed form of the second-order system C T″ + (1/R + k_p) T′ + k_i T = k_i T_s; Åström & Murray (2021), ch. 7, 11',
    through: 'network',
    run: async () => {
      const [kp, ki, setpoint] = [12, 0.6, 50];
      const damping = (cooling + kp) / (2 * tau * cooling);
      const omega = Math.sqrt(ki / (tau * cooling) - damping ** 2);
      // T = T_s + e^(−σt) (−T_s cos ωt + B sin ωt) from rest; T′ = 0 where tan ωt = ω (T_s σ + B ω)/(…).
      const sine = ((kp * setpoint) / (tau * cooling) - damping * setpoint) / omega;
      const exact = (t: number): number =>
        setpoint + Math.exp(-damping * t) * (sine * Math.sin(omega * t) - setpoint * Math.cos(omega * t));
      const peakAt =
        (Math.PI - Math.atan((damping * setpoint + omega * sine) / (omega * setpoint - damping * sine))) /
        omega;
      const pi: TimeControl = {
        id: 'pi',
        type: 'pid',
        measures,
        sets: [heater],
        setpoint: zero + setpoint,
        kp: -kp,
        ki: -ki,
        minimum: -1e5,
        maximum: 1e5,
      };
      const run = await body(0, [pi], { duration: 300, every: 10, start: 'given', tolerance: 1e-4 });
      const { maximum, maximumAt } = run.extremes['body'];
      return [
        {
          quantity: 'highest rise',
          unit: 'K',
          reference: exact(peakAt),
          value: maximum - zero,
          tolerance: absolute(2e-3),
        },
        { quantity: 'after', unit: 's', reference: peakAt, value: maximumAt, tolerance: relative(2e-3) },
        ...[30, 100, 200].map((t) => ({
          quantity: `rise after ${t} s`,
          unit: 'K',
          reference: exact(t),
          value: riseAt(run, t / 10),
          tolerance: absolute(2e-3),
        })),
      ];
    },
  },
  {
    id: 'G09',
    family: 'power',
    title: 'Throttling: where the power left is what the body gives off',
    source: 'Closed form: T G = P s², s = 1 − (1 − f)(T − T₁)/(T₂ − T₁)',
    through: 'network',
    run: async () => {
      const [power, from, to, floor] = [240, 30, 50, 0.4];
      const perKelvin = (1 - floor) / (to - from);
      // P (a − b T)² = G T with a = 1 + b T₁.
      const whole = 1 + perKelvin * from;
      const half = whole * perKelvin + cooling / (2 * power);
      const rise = (half - Math.sqrt(half ** 2 - (whole * perKelvin) ** 2)) / perKelvin ** 2;
      const throttle: TimeControl = {
        id: 'throttle',
        type: 'throttle',
        measures,
        sets: [load],
        from: zero + from,
        to: zero + to,
        floor,
        exponent: 2,
      };
      const steady = await body(power, [throttle], { duration: 1 });
      const late = await body(power, [{ ...throttle, timeConstant: 5 }], { duration: 1500, start: 'given' });
      const untouched = -tau * Math.log(1 - from / (power / cooling));
      const begun = (await body(power, [throttle], { duration: 200, start: 'given' })).controls['throttle'];
      return [
        {
          quantity: 'rise at rest',
          unit: 'K',
          reference: rise,
          value: riseAt(steady, 0),
          tolerance: relative(1e-6),
        },
        {
          quantity: 'share at rest',
          unit: '1',
          reference: whole - perKelvin * rise,
          value: steady.controls['throttle'].output[0],
          tolerance: relative(1e-6),
        },
        {
          quantity: 'rise after 1500 s, the share behind by 5 s',
          unit: 'K',
          reference: rise,
          value: riseAt(late, -1),
          tolerance: relative(1e-4),
        },
        // The share is told to be below 1 from 0.999 on: 0.03 K later.
        {
          quantity: 'time to throttle',
          unit: 's',
          reference: untouched,
          value: begun.throttled?.firstAt ?? Number.NaN,
          tolerance: absolute(0.15),
        },
      ];
    },
  },
  {
    id: 'G10',
    family: 'power',
    title: 'A table of power against temperature: where both lines meet, and how soon',
    source: 'Closed form: straight parts add to the conductance',
    through: 'network',
    run: async () => {
      // 200 W at 0 K to nothing at 50 K: 4 W/K more; from rest with τ/2.
      const table: TimeControl = {
        id: 'table',
        type: 'table',
        measures,
        sets: [heater],
        points: [[zero, 200], [zero + 50, 0]], // prettier-ignore
      };
      const steady = await body(100, [table], { duration: 1 });
      const run = await body(100, [table], { duration: 100, every: 50, start: 'given' });
      return [
        {
          quantity: 'rise where both lines meet',
          unit: 'K',
          reference: 37.5,
          value: riseAt(steady, 0),
          tolerance: relative(1e-6),
        },
        ...[1, 2].map((k) => ({
          quantity: `rise after ${50 * k} s`,
          unit: 'K',
          reference: 37.5 * (1 - Math.exp(-k)),
          value: riseAt(run, k),
          tolerance: relative(1e-5),
        })),
      ];
    },
  },
];
