/*
 * Junctions that hang on one housing, each behind its own resistance, in one implicit equation.
 */
import type { SealedModule } from '#models/module/module.ts';
import { rootOfRising } from '#solver/linalg/root.ts';
import { converterInputWithSlope } from '#solver/correlations/converter-efficiency.ts';
import { type Curve, fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';
import type { Rejection } from '#solver/module/surroundings.ts';

/** Of a component, SI. */
export interface Junction {
  readonly capacity: number;
  /** To the housing, K/W. */
  readonly resistance: number;
  readonly limit: number;
  /** W that it can be throttled to; null: it does not throttle. */
  readonly throttled: number | null;
}

export interface Chain {
  readonly junctions: readonly Junction[];
  /** J/K. */
  readonly capacity: number;
  readonly efficiency: Curve;
  /** W. */
  readonly rating: number;
}

export const chainOf = ({ components, housing, supply }: SealedModule): Chain => ({
  junctions: components.map((component) => ({
    capacity: component.heatCapacity,
    resistance: component.package + component.interface + component.spreader,
    limit: component.highest,
    throttled: component.throttled,
  })),
  capacity: housing.heatCapacity,
  efficiency: fitMonotoneCubic(supply.efficiency),
  rating: supply.rating,
});

/** The same where nothing throttles. */
export const unthrottled = (chain: Chain): Chain => ({
  ...chain,
  junctions: chain.junctions.map((junction) => ({ ...junction, throttled: null })),
});

/** What an implicit equation is asked. */
export interface Question {
  /** 1/s on the stores; 0: at rest. */
  readonly rate: number;
  /** K that the stores count from: the housing first, then the junctions. */
  readonly base: Float64Array;
  /** W that each component asks for. */
  readonly asked: Float64Array;
  /** W of a heater in the housing. */
  readonly heater: number;
}

/** A stretch of time with powers that stay. */
export interface Stretch {
  /** s. */
  readonly duration: number;
  /** W that each component asks for. */
  readonly asked: Float64Array;
  readonly heater: number;
}

/** Temperatures in K, the housing first; powers in W by component; loss of the converter in W. */
export interface State {
  readonly temperatures: Float64Array;
  readonly powers: Float64Array;
  loss: number;
}

export const stateFor = (count: number, temperature: number): State => ({
  temperatures: new Float64Array(count + 1).fill(temperature),
  powers: new Float64Array(count),
  loss: 0,
});

const mostTurns = 50;
const coldest = 50;
const warmest = 5000;

/**
 * rate C (T − base) = P − (T − T_h)/R of each junction and rate C (T_h − base) = Σ (T − T_h)/R + loss − rejected of
 * the housing. A junction that throttles has the power that keeps it at its limit, as far as it goes down: a controller
 * without delay, so that no other asks for less. Newton on the housing with exact slopes.
 *
 * @param state first guess in, answer out
 */
export function balance(chain: Chain, rejection: Rejection, question: Question, state: State): void {
  const { temperatures } = state;
  const residual = (housing: number): number => residualAt(chain, rejection, question, state, housing);
  let t = temperatures[0];
  for (let turn = 0; turn < mostTurns; turn++) {
    const left = residual(t);
    const move = -left / slope;
    if (Math.abs(move) < 1e-9 * t) {
      // Newton doubles the digits: what is left after this move is rounding.
      residual(t + move);
      return;
    }
    t = Math.min(Math.max(t + move, t / 2), t * 2);
  }
  residual(rootOfRising(residual, coldest, warmest, 1e-10));
}

/** ∂ of the last residual, W/K: beside it, since a turn wants both and an array for them would be made each time. */
let slope = 0;

/** W that the housing gives off more than it takes in; fills the state. */
function residualAt(
  { junctions, capacity, efficiency, rating }: Chain,
  rejection: Rejection,
  { rate, base, asked, heater }: Question,
  state: State,
  housing: number,
): number {
  rejection.evaluate(pair, housing);
  let left = rate * capacity * (housing - base[0]) + pair[0] - heater;
  slope = rate * capacity + pair[1];
  let output = 0;
  let outputSlope = 0;
  junctions.forEach((junction, i) => {
    const stored = rate * junction.capacity;
    const conductance = 1 / junction.resistance;
    const free = (power: number): number =>
      (power + stored * base[i + 1] + conductance * housing) / (stored + conductance);
    let power = asked[i];
    let t = free(power);
    let isHeld = false;
    if (junction.throttled !== null && t > junction.limit) {
      const least = Math.min(junction.throttled, power);
      const keeping = stored * (junction.limit - base[i + 1]) + conductance * (junction.limit - housing);
      isHeld = keeping > least;
      power = Math.max(keeping, least);
      t = isHeld ? junction.limit : free(power);
    }
    state.temperatures[i + 1] = t;
    state.powers[i] = power;
    left -= conductance * (t - housing);
    slope += isHeld ? conductance : (conductance * stored) / (stored + conductance);
    output += power;
    outputSlope -= isHeld ? conductance : 0;
  });
  state.temperatures[0] = housing;
  converterInputWithSlope(pair, efficiency, rating, output);
  state.loss = pair[0] - output;
  slope -= (pair[1] - 1) * outputSlope;
  return left - state.loss;
}

const pair = new Float64Array(2);
