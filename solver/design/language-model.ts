/*
 * What the accelerators of a design do where its workload is a language model.
 */
import { valuesOf } from '#models/components/values.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { Conditions } from '#models/project/records.ts';
import type { SolveProblem } from '#models/results/design-result.ts';
import type { AcceleratorLoad, WorkloadResult } from '#models/results/workload.ts';
import { findLanguageModel } from '#models/workload/language-model.ts';
import { idlePowerOf } from '#solver/design/idle-power.ts';
import {
  answerWorkload,
  idleAnswer,
  type AcceleratorFigures,
  type WorkloadAnswer,
} from '#solver/power/workload.ts';
import type { NumberBytes } from '#solver/power/workload-counts.ts';

/** Of weights, activations and key/value cache alike. */
const bytesOf: Readonly<Record<Conditions['workloadPrecision'], number>> = {
  '16-bit': 2,
  '8-bit': 1,
  '4-bit': 0.5,
};

type Answered =
  | { readonly answer: WorkloadAnswer; readonly unknown: null }
  /** Null: what is not known of the accelerator, in words. */
  | { readonly answer: null; readonly unknown: string };

/** Conditions and items keep their identity while nothing of them is changed. */
const answers = new WeakMap<DesignItem, { readonly conditions: Conditions; readonly answered: Answered }>();

/** What one accelerator does, at its own power limit and idle power. Remembered for the conditions it was asked with last. */
export function answerOf(item: DesignItem, conditions: Conditions): Answered {
  const known = answers.get(item);
  if (known?.conditions === conditions) return known.answered;
  const answered = work(item, conditions);
  answers.set(item, { conditions, answered });
  return answered;
}

function work(item: DesignItem, conditions: Conditions): Answered {
  const accelerator = figuresOf(item, conditions.workloadPrecision);
  if (typeof accelerator === 'string') return { answer: null, unknown: accelerator };
  const { workloadPhase: phase, workloadBatch: batch, workloadContext: context, workloadSplit } = conditions;
  const model = findLanguageModel(conditions.workloadModel);
  if (!model) return { answer: null, unknown: `the model '${conditions.workloadModel}'` };
  const running = {
    accelerator,
    tensorParallel: workloadSplit,
    computeShare: null,
    memoryShare: null,
    rate: null,
    clock: 1,
  };
  if (phase === 'idle') return { answer: idleAnswer(running), unknown: null };
  const each = bytesOf[conditions.workloadPrecision];
  const bytes: NumberBytes = { weight: each, activation: each, keyValue: each };
  return { answer: answerWorkload({ model, bytes, phase, batch, context }, running), unknown: null };
}

/** What the roofline asks of an accelerator; what of it is missing, in words, where something is. */
function figuresOf(
  item: DesignItem,
  precision: Conditions['workloadPrecision'],
): AcceleratorFigures | string {
  const { part, catalogued } = item;
  const values = valuesOf(part, 'accelerator');
  const { peakRate: peakRate16, memoryBandwidth, memoryCapacity, maximumPower } = values;
  const peakRate = { '16-bit': peakRate16, '8-bit': values.peakRate8, '4-bit': values.peakRate4 }[precision];
  const idlePower = idlePowerOf(item);
  if (peakRate === null || peakRate16 === null || memoryBandwidth === null) {
    const rates = new Map([
      [`peak rate in ${precision.replace('-', ' ')}`, peakRate],
      ['peak rate in 16 bit', peakRate16],
      ['memory bandwidth', memoryBandwidth],
    ]);
    return [...rates].flatMap(([name, value]) => (value === null ? [name] : [])).join(', ');
  }
  if (!(maximumPower > idlePower)) return 'a maximum power above its idle power';
  // A lowered limit slows an accelerator down; it makes no operation cheaper.
  const rated = catalogued['maximumPower'];
  return {
    id: part.id,
    idlePower,
    ratedPower: typeof rated === 'number' && rated > idlePower ? rated : maximumPower,
    powerLimit: maximumPower,
    peakRate,
    peakRate16,
    memoryBandwidth,
    memoryCapacity,
  };
}

/** True where the power of the item follows from the model, with the scatter of its prediction. */
export function isPredicted(item: DesignItem, conditions: Conditions): boolean {
  return (
    conditions.workload === 'language-model' &&
    conditions.workloadPhase !== 'idle' &&
    item.kind === 'accelerator' &&
    answerOf(item, conditions).answer !== null
  );
}

/** Accelerators that the model cannot be worked out for, and those that make no whole copy of it. */
export function noteWorkload(design: Design, problems: SolveProblem[]): void {
  const { conditions } = design;
  if (conditions.workload !== 'language-model') return;
  const { running, unknown } = byType(design);
  for (const [what, items] of unknown)
    problems.push({
      severity: 'note',
      code: 'workload-unknown',
      message: `not known of ${namesOf(items)}: ${what}; it counts at maximum power and gives no tokens`,
      placements: items.map(({ id }) => id),
    });
  if (running.length === 0)
    problems.push({
      severity: 'note',
      code: 'workload-nowhere',
      message: 'no accelerator with known rates is here to run the language model; place one',
      placements: [],
    });
  const ways = conditions.workloadSplit;
  if (conditions.workloadPhase === 'idle') return;
  for (const items of running) {
    const over = items.length % ways;
    if (over === 0) continue;
    problems.push({
      severity: 'warning',
      code: 'workload-split',
      message: `${items.length} × ${items[0].part.model} make no whole number of copies of ${ways}: ${over} of them count as loaded, but give no tokens`,
      placements: items.map(({ id }) => id),
    });
  }
}

/** @param powerAc what goes into the supplies [W] */
export function workloadOf(design: Design, powerAc: number): WorkloadResult | null {
  const { conditions } = design;
  const { workload, workloadModel, workloadPhase, workloadBatch, workloadContext } = conditions;
  if (workload !== 'language-model') return null;
  const accelerators = byType(design).running.flatMap((items): AcceleratorLoad[] => {
    const { answer } = answerOf(items[0], conditions);
    if (!answer) return [];
    const copies = Math.floor(items.length / conditions.workloadSplit);
    return [
      {
        name: items[0].part.model,
        placements: items.map(({ id }) => id),
        copies,
        roof: answer.roof,
        computeUtilisation: answer.computeUtilisation,
        memoryUtilisation: answer.memoryUtilisation,
        memoryNeeded: answer.memoryNeeded,
        memoryCapacity: answer.memoryCapacity,
        share: answer.share,
        power: answer.power,
        tokensPerSecond: copies * answer.tokensPerSecond,
        // What follows speaks of a measured node, which this design takes the place of.
        basis: answer.basis[0],
      },
    ];
  });
  const tokensPerSecond = accelerators.reduce((sum, load) => sum + load.tokensPerSecond, 0);
  return {
    model: findLanguageModel(workloadModel)?.name ?? workloadModel,
    phase: workloadPhase,
    batch: workloadBatch,
    context: workloadContext,
    accelerators,
    tokensPerSecond,
    energyPerToken: tokensPerSecond > 0 ? powerAc / tokensPerSecond : null,
  };
}

interface ByType {
  /** Alike in every figure that counts. */
  readonly running: readonly (readonly DesignItem[])[];
  /** By what is not known of them. */
  readonly unknown: ReadonlyMap<string, readonly DesignItem[]>;
}

function byType({ items, conditions }: Design): ByType {
  const running = new Map<string, DesignItem[]>();
  const unknown = new Map<string, DesignItem[]>();
  for (const item of items) {
    if (item.kind !== 'accelerator') continue;
    const found = answerOf(item, conditions);
    const figures = figuresOf(item, conditions.workloadPrecision);
    const groups = found.answer ? running : unknown;
    const key = found.answer ? JSON.stringify(figures) : found.unknown;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return { running: [...running.values()], unknown };
}

function namesOf(items: readonly DesignItem[]): string {
  return items.map(({ name }) => `'${name}'`).join(', ');
}
