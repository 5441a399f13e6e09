/*
 * An enclosure solved whole while it waits, under prompts and under answers of rising batch.
 */
import type { Design } from '#models/project/design.ts';
import type { Conditions } from '#models/project/records.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import type { WorkloadResult } from '#models/results/workload.ts';
import type { EnclosureCompute, ServiceWorkload } from '#models/service/service.ts';
import { solvedWhole } from '#solver/condense/solved-whole.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import type { SiteNode } from '#solver/service/contract.ts';
import { type PhasePoint, rising } from '#solver/service/serving.ts';

export type PhaseSolver = Pick<DesignSolver, 'solve' | 'heldRates'>;

/** How copies of the model stand on accelerators. */
export type Serving = Pick<EnclosureCompute, 'batch' | 'split'>;

/** Of one enclosure. */
export interface EnclosurePhases {
  readonly copies: number;
  /** W. */
  readonly idlePower: number;
  readonly idleAcceleratorPower: number | null;
  readonly prefill: PhasePoint;
  readonly decode: readonly PhasePoint[];
  readonly isHeld: boolean;
  /** Under the largest batch. */
  readonly hottest: SiteNode['hottest'];
  readonly notes: readonly string[];
}

/**
 * Answers look back on the prompt and half of the answer; prompts are taken one at a time in each copy. Batches are powers
 * of two up to the largest; those whose cache does not fit into the memory are left out.
 *
 * @param design with the air and the coolant that it gets
 * Rejects in words where it has no answer or cannot run the model, and with the signal's reason once that is raised.
 */
export async function enclosurePhases(
  solver: PhaseSolver,
  design: Design,
  { batch: largest, split }: Serving,
  workload: ServiceWorkload,
  signal?: AbortSignal,
): Promise<EnclosurePhases> {
  const base: Conditions = {
    ...design.conditions,
    workload: 'language-model',
    workloadModel: workload.model,
    workloadPrecision: workload.precision,
    workloadSplit: split,
  };
  const at = async (changes: Partial<Conditions>): Promise<SolvedPhase> =>
    solvedPhase(solver, { ...design, conditions: { ...base, ...changes } }, signal);
  const idle = await at({ workloadPhase: 'idle', workloadBatch: 1, workloadContext: 1 });
  const prompt = await at({
    workloadPhase: 'prefill',
    workloadBatch: 1,
    workloadContext: Math.max(1, workload.promptTokens),
  });
  if (!prompt.fits) throw new Error(tooLarge(workload, prompt));
  const context = Math.max(1, Math.round(workload.promptTokens + workload.answerTokens / 2));
  const solved: SolvedPhase[] = [];
  let tooMany: number | null = null;
  for (const batch of batchesUpTo(largest)) {
    const phase = await at({ workloadPhase: 'decode', workloadBatch: batch, workloadContext: context });
    if (phase.fits) solved.push(phase);
    else tooMany = batch;
    if (tooMany !== null) break;
  }
  const last = solved.at(-1);
  if (!last) throw new Error(tooLarge(workload, prompt));
  if (prompt.point.held <= 0 || solved.every(({ point }) => point.held <= 0))
    throw new Error(
      `its accelerators are too hot for any rate with air of ${(base.ambientTemperature - 273.15).toFixed(1)} °C: lower the inlet, or see "boxwright solve"`,
    );
  return {
    copies: copiesOf(last.workload),
    idlePower: idle.point.power,
    idleAcceleratorPower: idle.point.acceleratorPower,
    prefill: prompt.point,
    decode: rising(solved.map(({ point }) => point)),
    isHeld: [prompt, ...solved].some(({ isHeld }) => isHeld),
    hottest: last.hottest,
    notes: [
      ...new Set(
        [prompt, ...solved].flatMap((phase) => phase.workload.accelerators.map(({ basis }) => basis)),
      ),
      ...(tooMany === null
        ? []
        : [`answers run in batches of ${last.point.batch} at most: ${tooMany} do not fit into the memory`]),
    ],
  };
}

interface SolvedPhase {
  readonly point: PhasePoint;
  readonly workload: WorkloadResult;
  readonly isHeld: boolean;
  readonly fits: boolean;
  readonly hottest: SiteNode['hottest'];
}

async function solvedPhase(solver: PhaseSolver, design: Design, signal?: AbortSignal): Promise<SolvedPhase> {
  const { workloadPhase, workloadBatch } = design.conditions;
  const result = await solvedWhole(solver, design, signal);
  if (!result)
    throw new Error(`“${design.project}” has no answer under ${workloadPhase}: see "boxwright solve"`);
  const { workload } = result;
  if (!workload || workload.accelerators.length === 0)
    throw new Error(`“${design.project}” has no accelerator whose rates are known`);
  const held = await solver.heldRates(design);
  signal?.throwIfAborted();
  const powers = new Map(held?.parts.map(({ id, power }) => [id, power]));
  const accelerators = workload.accelerators.reduce(
    (sum, { placements, power }) => sum + placements.reduce((own, id) => own + (powers.get(id) ?? power), 0),
    0,
  );
  const free = workload.tokensPerSecond;
  return {
    point: {
      batch: workloadBatch,
      free,
      held: held?.tokensPerSecond ?? free,
      power: held?.powerAc ?? result.powerAc,
      acceleratorPower: accelerators,
    },
    workload,
    isHeld: held !== null,
    fits: workload.accelerators.every(
      ({ memoryNeeded, memoryCapacity }) => memoryCapacity === null || memoryNeeded <= memoryCapacity,
    ),
    hottest: hottestOf(design, result),
  };
}

function hottestOf(design: Design, { parts, hottest }: DesignResult): SiteNode['hottest'] {
  const part = parts.find(({ id }) => id === hottest);
  const name = design.items.find(({ id }) => id === hottest)?.name;
  return part && name !== undefined && part.margin !== null ? { name, margin: part.margin } : null;
}

/** 1, 2, 4 … and the largest. */
function batchesUpTo(most: number): readonly number[] {
  const list: number[] = [];
  for (let batch = 1; batch < most; batch *= 2) list.push(batch);
  return [...list, most];
}

const copiesOf = ({ accelerators }: WorkloadResult): number =>
  accelerators.reduce((sum, { copies }) => sum + copies, 0);

function tooLarge({ model }: ServiceWorkload, { workload }: SolvedPhase): string {
  const [{ memoryNeeded, memoryCapacity, name }] = workload.accelerators;
  const gigabytes = (value: number | null): string => `${((value ?? 0) / 1e9).toFixed(1)} GB`;
  return `${model} wants ${gigabytes(memoryNeeded)} of ${gigabytes(memoryCapacity)} in each ${name}: share it between more accelerators ("split"), or take a lower precision`;
}
