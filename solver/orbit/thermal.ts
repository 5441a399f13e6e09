import { stefanBoltzmann } from '#solver/correlations/radiation.ts';

/*
 * Electronics and faces that hang on them, each one temperature, radiating to space at 0 K (its 2.7 K are 3 µW/m²).
 */

export interface RadiatingFace {
  /** J/K. */
  readonly capacity: number;
  /** Emissivity × area that counts, m². */
  readonly emission: number;
  /** W/K to the electronics. */
  readonly conductance: number;
  /** W by cell of time. */
  readonly absorbed: Float64Array;
}

export interface RadiatingNode {
  /** J/K, of the electronics. */
  readonly capacity: number;
  readonly faces: readonly RadiatingFace[];
  /** W by cell of time, in the electronics. */
  readonly heat: Float64Array;
  /** s, of a cell. */
  readonly step: number;
}

/** Temperatures in K by cell, the electronics first, then the faces. */
export interface Course {
  readonly temperatures: readonly Float64Array[];
  readonly laps: number;
  /** False where the last lap still differs from the one before it. */
  readonly isPeriodic: boolean;
}

const mostLaps = 2000;
/** K, from lap to lap at any cell. */
const still = 1e-6;
const mostTurns = 100;

/**
 * One implicit equation: for each store rate C T + σ ε A T⁴ + Σ G (T − T') = source. Newton with exact slopes; faces
 * hang on the electronics alone and are eliminated first.
 *
 * @param rate 1/s on C T; 0: at rest
 * @param sources W, electronics first; what is stored already is in them
 * @param t first guess in, temperatures out, K
 */
function balance(node: RadiatingNode, rate: number, sources: Float64Array, t: Float64Array): void {
  const { faces } = node;
  const move = new Float64Array(t.length);
  const weight = new Float64Array(t.length);
  for (let turn = 0; turn < mostTurns; turn++) {
    let diagonal = rate * node.capacity;
    let left = sources[0] - rate * node.capacity * t[0];
    faces.forEach(({ capacity, emission, conductance }, index) => {
      const i = index + 1;
      const cube = stefanBoltzmann * emission * t[i] ** 3;
      const through = conductance * (t[0] - t[i]);
      const slope = rate * capacity + 4 * cube + conductance;
      const residual = sources[i] - rate * capacity * t[i] - cube * t[i] + through;
      weight[i] = conductance / slope;
      move[i] = residual / slope;
      diagonal += conductance - conductance * weight[i];
      left += -through + weight[i] * residual;
    });
    move[0] = left / diagonal;
    for (let i = 1; i < t.length; i++) move[i] += weight[i] * move[0];
    let largest = 0;
    for (let i = 0; i < t.length; i++) {
      const next = Math.max(t[i] + move[i], t[i] / 2);
      largest = Math.max(largest, Math.abs(next - t[i]));
      t[i] = next;
    }
    if (largest < 1e-10 * t[0]) return;
  }
}

const sourceAt = (node: RadiatingNode, i: number, k: number): number =>
  i === 0 ? node.heat[k] : node.faces[i - 1].absorbed[k];

/** Temperatures at the mean of all sources, K, the electronics first. */
export function restOf(node: RadiatingNode): Float64Array {
  const means = [node.heat, ...node.faces.map(({ absorbed }) => absorbed)].map(
    (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  );
  const t = new Float64Array(means.length).fill(400);
  balance(node, 0, Float64Array.from(means), t);
  return t;
}

/**
 * The course that repeats itself each orbit, by second-order backward differences from the state of rest on.
 * Summed over an orbit the stores cancel, so that means balance to rounding.
 */
export function periodicCourse(node: RadiatingNode): Course {
  const count = node.faces.length + 1;
  const length = node.heat.length;
  const rest = restOf(node);
  const temperatures = Array.from(rest, (value) => new Float64Array(length).fill(value));
  const t = Float64Array.from(rest);
  const sources = new Float64Array(count);
  const rate = 1.5 / node.step;
  const capacities = [node.capacity, ...node.faces.map(({ capacity }) => capacity)];
  for (let lap = 1; lap <= mostLaps; lap++) {
    let change = 0;
    for (let k = 0; k < length; k++) {
      const last = (k + length - 1) % length;
      const before = (k + length - 2) % length;
      for (let i = 0; i < count; i++) {
        const row = temperatures[i];
        sources[i] = sourceAt(node, i, k) + (capacities[i] * (2 * row[last] - 0.5 * row[before])) / node.step;
      }
      balance(node, rate, sources, t);
      for (let i = 0; i < count; i++) {
        change = Math.max(change, Math.abs(temperatures[i][k] - t[i]));
        temperatures[i][k] = t[i];
      }
    }
    if (change < still) return { temperatures, laps: lap, isPeriodic: true };
  }
  return { temperatures, laps: mostLaps, isPeriodic: false };
}

/**
 * From a given state on, over the cells in turn; the first step is of first order.
 * @param start K, the electronics first
 */
export function courseFrom(node: RadiatingNode, start: Float64Array): readonly Float64Array[] {
  const length = node.heat.length;
  const capacities = [node.capacity, ...node.faces.map(({ capacity }) => capacity)];
  const states: Float64Array[] = [start];
  for (let k = 0; k < length; k++) {
    const now = states[k];
    const before = k === 0 ? null : states[k - 1];
    const rate = (before ? 1.5 : 1) / node.step;
    const sources = now.map((value, i) => {
      const stored = before ? 2 * value - 0.5 * before[i] : value;
      return sourceAt(node, i, k) + (capacities[i] * stored) / node.step;
    });
    const t = Float64Array.from(now);
    balance(node, rate, sources, t);
    states.push(t);
  }
  return states;
}
