import { Anderson } from '#solver/field/anderson.ts';
import type { FieldEquations } from '#solver/field/assemble.ts';
import { carryOver, type Grounds } from '#solver/field/carry-over.ts';
import { balance, massImbalance, mostImbalance } from '#solver/field/balance.ts';
import { setSurfaces } from '#solver/field/border.ts';
import type { Leftover } from '#solver/field/contract.ts';
import { figureOf } from '#solver/field/figures.ts';
import { Flow } from '#solver/field/flow.ts';
import type { March } from '#solver/field/march.ts';
import type { Past } from '#solver/field/momentum.ts';
import { type Triple, triple } from '#solver/field/room.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { type Steadiness, Standstill } from '#solver/field/standstill.ts';
import { HeatTurns } from '#solver/field/waiting-heat.ts';
import type { Team } from '#solver/field/team.ts';
import type { CaseProblem } from '#solver/solve/contract.ts';

/** Share of what is in play that may be left over. */
const usualResidual = 1e-6;
/** Turns of a steady case, and of a step in time. */
const mostTurns = 5000;
const mostTurnsOfStep = 200;
/**
 * Turns that are mixed, and the places out of which one is measured. Under the law of the wall (LVEL) five turns come to rest
 * with fewer, and scatter more the fewer places are measured.
 */
const usual = { depth: 3, sparse: 16 } as const;
const ofWallLaw = { depth: 5, sparse: 4 } as const;
/** Turns after which the flow is about as strong as it will be. */
const settled = 10;
/**
 * With the flow of a coarser grid the first turns take nearly the whole step of momentum: it is near its answer, and what it
 * lacks at the finer grid's walls has a long way to go downstream. Later on pressures of few cells' length would linger. Not with
 * k and ε, which are further from their answer and make more turns of it.
 */
const first = { turns: 4, relaxation: 0.96 } as const;
/** Turns in which what is left over must have halved: else it comes to no rest. */
const patience = 1000;
/**
 * Shares of heat's step where temperatures drive the flow, taken one after another when so many turns have not halved what is
 * left over: whole steps of heat and held back ones of momentum swing each other up in strong layers.
 */
const heldBack = { shares: [0.98, 0.95], turns: 60 } as const;
/** What is left over more than this many times the least so far: the turns before lead nowhere. */
const astray = 30;

/** Steps of a case in which a fluid moves: turns of the flow, mixed, until nothing is left over. */
export class FlowStepper {
  readonly target: number;
  readonly flow: Flow;
  readonly #transient: FieldCase['transient'];
  readonly #most: number;
  readonly #march: March;
  readonly #input: FieldCase;
  readonly #equations: FieldEquations;
  readonly #standstill: Standstill | null;
  readonly #mixing: Anderson;
  readonly #last: Triple<Float64Array>;
  readonly #lastButOne: Triple<Float64Array>;
  readonly #earlier: Triple<Float64Array>;
  readonly #isCarriedOver: boolean;
  readonly #hurries: boolean;
  /** What else helps, in words. */
  readonly #damped: string;
  #left: Leftover = { momentum: 0, mass: 0, heat: 0 };

  /** @param start the flow of a coarser grid to begin with */
  constructor(
    team: Team,
    input: FieldCase,
    equations: FieldEquations,
    march: March,
    start: Grounds | null = null,
  ) {
    this.target = input.residual ?? usualResidual;
    this.flow = new Flow(team, input, equations, march.t);
    if (start) {
      carryOver(start, { input, equations, flow: this.flow });
      this.flow.heatShare = start.flow.heatShare;
    }
    this.#isCarriedOver = start !== null;
    this.#hurries = start !== null && input.flow?.turbulence !== 'k-epsilon';
    this.#transient = input.transient;
    this.#damped = input.flow?.scheme === 'upwind' ? '' : ', or with flow.scheme "upwind", which damps it';
    this.#march = march;
    this.#input = input;
    this.#equations = equations;
    this.#standstill = input.steady && !input.transient ? new Standstill(input.steady) : null;
    this.#most = input.flow?.iterations ?? (input.transient ? mostTurnsOfStep : mostTurns);
    // Heat that waits is the answer to the streams of its turn as they were, not as they were mixed.
    const fields = this.flow.fields.filter((field) => !(this.flow.canHeatWait && field === march.t));
    // Pressures follow the velocities.
    const moving = fields.map((_, i) => i).filter((i) => this.flow.motion.velocity.includes(fields[i]));
    const heat = fields.indexOf(march.t);
    const inPlay = fields.map((field) => this.flow.inPlay(field));
    const { depth, sparse } = input.flow?.turbulence === 'lvel' ? ofWallLaw : usual;
    this.#mixing = new Anderson(inPlay, heat < 0 ? [moving] : [moving, [heat]], depth, sparse);
    const size = input.transient ? march.t.length : 0;
    const vector = (): Float64Array => new Float64Array(size);
    this.#last = triple(vector);
    this.#lastButOne = triple(vector);
    this.#earlier = team.shared(triple(vector));
  }

  get bytes(): number {
    return this.flow.bytes + this.#mixing.bytes + 9 * this.#last[0].byteLength;
  }

  get leftover(): { readonly leftover: Leftover } {
    return { leftover: this.#left };
  }

  /** What the outputs are still off by; null where nobody asks. */
  get off(): Steadiness | null {
    return this.#standstill?.off ?? null;
  }

  /** Whether the outputs have come to stay and heat and mass balance, where the case asks for it. */
  get isSteady(): boolean {
    if (!this.#standstill) return true;
    if (!this.#standstill.isReached) return false;
    const { t } = this.#march;
    const heat = balance(this.#equations, t, this.#march.stored(), this.flow).imbalance;
    return Math.max(heat, massImbalance(this.flow)) <= mostImbalance;
  }

  /** Yields what is left over after each turn, and returns the last of it. */
  *step(n: number): Generator<number, number> {
    const right = this.#march.next(n);
    const past = this.#past(n);
    this.#mixing.forget();
    let least = Infinity;
    let worst = Infinity;
    let halved = { left: Infinity, turn: 0 };
    const heatTurns = new HeatTurns(this.flow.canHeatWait, this.target);
    for (let turn = 0; turn < this.#most; turn++) {
      this.#mixing.begin();
      const isFirst = this.#hurries && turn < first.turns;
      const heats = heatTurns.isDue;
      this.#left = this.flow.turn(right, past, isFirst ? first.relaxation : undefined, heats);
      const { momentum, mass, heat, turbulence = 0 } = this.#left;
      const flow = Math.max(momentum, mass, turbulence);
      heatTurns.note(heats, flow);
      worst = Math.max(flow, heat);
      if (!Number.isFinite(worst)) return Infinity;
      this.#note();
      if (heats && worst <= this.target && turn > 0 && this.isSteady) break;
      if (worst < halved.left / 2) halved = { left: worst, turn };
      else if (turn - halved.turn > heldBack.turns && this.#holdBack()) halved = { left: worst, turn };
      else if (turn - halved.turn > patience) break;
      yield worst;
      if (worst > astray * least) {
        this.#mixing.forget();
        least = worst;
        continue;
      }
      // What is in play has grown since the turns were first measured.
      if (turn === settled && !this.#isCarriedOver) this.#mixing.forget();
      least = Math.min(least, worst);
      this.#mixing.mix();
    }
    return worst;
  }

  #note(): void {
    if (!this.#standstill) return;
    const { flow } = this;
    const equations = this.#equations;
    const t = this.#march.t;
    setSurfaces(equations, t);
    this.#standstill.note(this.#input.outputs.map((output) => figureOf({ equations, t, flow }, output)));
  }

  /** @returns whether there is a smaller share of heat's step that may help */
  #holdBack(): boolean {
    const { flow } = this;
    const next = heldBack.shares.find((share) => share < flow.heatShare);
    if (next === undefined || !flow.isBuoyant) return false;
    flow.heatShare = next;
    this.#mixing.forget();
    return true;
  }

  stalled(residual: number): CaseProblem[] {
    const { momentum, mass, heat, turbulence } = this.#left;
    const told = (share: number): string => share.toExponential(1);
    const ofTurbulence = turbulence === undefined ? '' : `, turbulence to ${told(turbulence)}`;
    const unsteady =
      'Little is left over, but temperatures and flows have not come to stay. It may be unsteady: solve it in time.';
    const message =
      residual <= this.target && !this.isSteady
        ? unsteady
        : Number.isFinite(residual)
          ? `The flow did not come to rest: momentum is left over to ${told(momentum)}, mass to ${told(mass)}, heat to ${told(heat)}${ofTurbulence} of what is in play, not ${told(this.target)}. It may be unsteady: solve it in time${this.#damped}, or take a finer grid where it is fast.`
          : 'The flow ran away. Take a smaller relaxation, or begin with velocities nearer to the answer.';
    return [{ severity: 'error', code: 'not-converged', message, ids: [] }];
  }

  /** Momentum of the times before, as the temperatures have theirs (march.ts). */
  #past(n: number): Past | null {
    if (!this.#transient) return null;
    const rate = this.flow.density / this.#transient.step;
    const { weights } = this.#march;
    const { velocity } = this.flow.motion;
    velocity.forEach((field, axis) => {
      const last = this.#last[axis];
      const old = this.#lastButOne[axis];
      const earlier = this.#earlier[axis];
      old.set(last);
      last.set(field);
      for (let c = 0; c < field.length; c++) {
        earlier[c] = rate * (weights.last * last[c] - weights.old * old[c]);
        // The turns begin on the straight line through the last two.
        if (n > 0) field[c] = 2 * last[c] - old[c];
      }
    });
    return { rate: weights.now * rate, earlier: this.#earlier };
  }
}
