/*
 * Heat that waits for its streams. Where the flow knows nothing of temperatures, and streams that stay make the heat one
 * linear system, it need not be solved in each turn: a few times as the flow comes to rest, further each time, and at the end.
 */
import { radiates } from '#solver/field/facets.ts';
import type { FieldCase } from '#solver/field/schema.ts';

/** Heat is solved again after so many turns, or when what the flow leaves over has fallen to this share. */
const most = 4;
const fallen = 0.5;

/**
 * Whether the heat of a case can wait, if temperatures do not drive its flow. A scheme of second order is not linear, nor is
 * what radiates; fins and bodies follow the temperatures from turn to turn.
 */
export function canWait({ flow, transient, fins, bodies, boundaries, ...input }: FieldCase): boolean {
  const isGiven = flow?.prescribed !== undefined;
  const isFollowed = (fins ?? []).length > 0 || (bodies ?? []).length > 0;
  const glows = boundaries.some((one) => one.type === 'convection' && one.outside?.emissivity !== undefined);
  const isLinear = flow?.scheme === 'upwind' && !glows && !radiates({ ...input, boundaries });
  return isLinear && !transient && !isGiven && !isFollowed;
}

/** When heat is solved: in every turn where it cannot wait. */
export class HeatTurns {
  readonly #waits: boolean;
  readonly #target: number;
  #since = Infinity;
  #flow = Infinity;
  #flowThen = Infinity;

  /** @param target share that the flow may leave over in the end: from there on heat is solved in every turn */
  constructor(waits: boolean, target: number) {
    this.#waits = waits;
    this.#target = target;
  }

  /** Whether the next turn solves heat. */
  get isDue(): boolean {
    const isNear = this.#flow <= Math.max(this.#target, fallen * this.#flowThen);
    return !this.#waits || this.#since >= most || isNear;
  }

  /** After a turn. @param flow share that the flow left over in it */
  note(heated: boolean, flow: number): void {
    this.#since = heated ? 1 : this.#since + 1;
    this.#flow = flow;
    if (heated) this.#flowThen = flow;
  }
}
