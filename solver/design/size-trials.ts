import { bomOf, bomTotals } from '#models/export/bom.ts';
import type { Design } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { DesignResult, PartResult } from '#models/results/design-result.ts';
import type { Violation } from '#models/rules/rule.ts';
import { checkDesign } from '#models/rules/rules.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import { withFailed } from '#solver/design/failures.ts';
import type { Outcome, SizeFigures, SizeQuestion, Verdict } from '#solver/design/size-contract.ts';

/** Raised by the signal; ends the whole search. */
export class Interrupted extends Error {}

/** What solves cost and what may end them, shared by all trials of a question. */
export interface Work {
  readonly solver: DesignSolver;
  readonly signal: AbortSignal;
  solves: number;
}

/** The margins say the same, and by how much; `--margin` may ask for more than they do. */
const saidByMargins: ReadonlySet<string> = new Set(['over-limit', 'fan-air-limit', 'psu-inlet-limit']);

/** Kelvin by which fan control may miss its own margin (solve/control.ts). */
const controlSlack = 5e-3;
/** Kelvin by which margins may go the other way before that is told; several answers of one case are less apart. */
const unevenAbove = 0.1;
/** Cases with a warm start of their own: the solver keeps 16. */
const warmSlots = 15;
/**
 * Excess below which a case that holds is solved once more without a warm start, K. Where a stream is near rest there
 * is more than one answer, up to 0.06 K apart in the edge box with a fan failed; "solve" starts from nothing.
 */
const doubtful = 0.1;

type Judging = Pick<SizeQuestion<unknown>, 'margin' | 'ignoreRules'>;

/** Solves a design with some units failed, and judges it by its limits and rules. */
export async function outcomeOf(
  healthy: Design,
  failed: readonly PlacementId[],
  slot: number | 'cold',
  { margin, ignoreRules }: Judging,
  work: Work,
): Promise<Outcome> {
  const broken = withFailed(healthy, failed);
  const start = slot === 'cold' ? `cold-${work.solves}` : slot % warmSlots;
  const id = `${broken.configuration.id}/${start}`;
  const design = { ...broken, configuration: { ...broken.configuration, id } };
  const before = ignoreRules ? undefined : errorOf(checkDesign(design, null));
  const nothing = { failed, holds: false, excess: null, tightest: null, figures: null };
  if (before) return { ...nothing, status: 'ruled-out', rule: before };
  if (work.signal.aborted) throw new Interrupted();
  work.solves += 1;
  const result = await work.solver.solve(design, { fidelity: 'network', signal: work.signal });
  const { status } = result;
  if (status === 'cancelled') throw new Interrupted();
  if (status !== 'converged') {
    const said = result.problems.find(({ severity }) => severity === 'error') ?? result.problems[0];
    const message = said?.message ?? 'the solve did not converge';
    return { ...nothing, status, rule: { id: status, message } };
  }
  const tightest = tightestOf(result);
  const excess = tightest === null ? null : tightest.margin - margin;
  const slack = design.conditions.fanMode === 'hold-margin' ? controlSlack : 0;
  const rule = ignoreRules ? null : (errorOf(checkDesign(design, result)) ?? null);
  return {
    failed,
    status,
    holds: (excess === null || excess >= -slack) && rule === null,
    excess,
    tightest,
    rule,
    figures: figuresOf(design, result),
  };
}

function errorOf(found: readonly Violation[]): { id: string; message: string } | undefined {
  const error = found.find(({ severity, rule }) => severity === 'error' && !saidByMargins.has(rule));
  return error && { id: error.rule, message: error.message };
}

function tightestOf(result: DesignResult): Outcome['tightest'] {
  let found: PartResult | null = null;
  for (const part of result.parts)
    if (part.margin !== null && (found?.margin ?? Infinity) > part.margin) found = part;
  if (!found || found.margin === null || found.temperature === null || found.limit === null) return null;
  return { id: found.id, margin: found.margin, temperature: found.temperature, limit: found.limit };
}

function figuresOf(design: Design, result: DesignResult): SizeFigures {
  const { requirements, heat, powerAc, fanPower } = result;
  const { mass, withoutMass, price, withoutPrice } = bomTotals(bomOf(design, null));
  const isKnown = result.fans.every(({ noise, speedRatio }) => noise !== null || speedRatio === 0);
  return {
    heat,
    powerAc,
    fanPower,
    airflow: requirements.airflow,
    fanSpeedRatio: requirements.fanSpeedRatio,
    noise: isKnown ? requirements.noise : null,
    exhaustTemperature: requirements.exhaustTemperature,
    mass,
    withoutMass,
    price,
    withoutPrice,
  };
}

/** The values of one choice of parts, each with every failure; what was solved once is kept. */
export class Trials<C> {
  private readonly question: SizeQuestion<C>;
  private readonly combination: C;
  private readonly work: Work;
  private readonly cases: readonly (readonly PlacementId[])[];
  /** The case that failed last comes first, the others by their margins: most values fail in one solve. */
  private readonly order: number[];
  private readonly known = new Map<string, Outcome>();
  private readonly sure = new Set<string>();

  constructor(question: SizeQuestion<C>, combination: C, work: Work) {
    this.question = question;
    this.combination = combination;
    this.work = work;
    this.cases = [[], ...question.failures];
    this.order = this.cases.map((_, index) => index);
  }

  /** Whether a value holds with every failure; ends at the first that does not. */
  async judge(place: number): Promise<Verdict> {
    const found = new Map<number, number>();
    let worst: Outcome | null = null;
    for (const index of this.order) {
      const outcome = await this.sureOutcome(index, place);
      if (!outcome.holds) {
        this.order.splice(this.order.indexOf(index), 1);
        this.order.unshift(index);
        return this.verdict(place, outcome);
      }
      found.set(index, outcome.excess ?? Infinity);
      if (worst === null || (outcome.excess ?? Infinity) < (worst.excess ?? Infinity)) worst = outcome;
    }
    this.order.sort((a, b) => (found.get(a) ?? 0) - (found.get(b) ?? 0));
    return this.verdict(place, worst ?? (await this.outcome(0, place)));
  }

  /** The same with the first case alone: for the way to the edge, not for its end. */
  async lead(place: number): Promise<Verdict> {
    return this.verdict(place, await this.outcome(this.order[0] ?? 0, place));
  }

  /** Whether margins went both ways among the values that were solved. */
  isUneven(): boolean {
    return this.cases.some((_, index) => {
      const found = [...this.known].flatMap(([key, { excess }]) => {
        const [of, place] = key.split('/').map(Number);
        return of === index && place !== undefined && excess !== null ? [{ place, excess }] : [];
      });
      found.sort((a, b) => a.place - b.place);
      const steps = found.slice(1).map(({ excess }, i) => excess - (found[i]?.excess ?? excess));
      return steps.some((step) => step > unevenAbove) && steps.some((step) => step < -unevenAbove);
    });
  }

  private verdict(place: number, worst: Outcome): Verdict {
    const ruled = worst.rule !== null && (worst.excess === null || worst.excess >= 0);
    return {
      place,
      holds: worst.holds,
      excess: ruled ? null : worst.excess,
      worst,
      healthy: this.known.get(`0/${place}`) ?? null,
    };
  }

  /** What a solve from nothing says, too. */
  private async sureOutcome(index: number, place: number): Promise<Outcome> {
    const outcome = await this.outcome(index, place);
    const key = `${index}/${place}`;
    const isClear = !outcome.holds || outcome.excess === null || outcome.excess > doubtful;
    if (isClear || this.sure.has(key)) return outcome;
    const design = this.question.designOf(this.combination, place);
    const again = await outcomeOf(design, this.cases[index] ?? [], 'cold', this.question, this.work);
    this.sure.add(key);
    this.known.set(key, again);
    return again;
  }

  private async outcome(index: number, place: number): Promise<Outcome> {
    const key = `${index}/${place}`;
    let outcome = this.known.get(key);
    if (!outcome) {
      const design = this.question.designOf(this.combination, place);
      outcome = await outcomeOf(design, this.cases[index] ?? [], index, this.question, this.work);
      this.known.set(key, outcome);
    }
    return outcome;
  }
}
