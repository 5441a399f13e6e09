/*
 * The measured runs behind the constants of solver/power/workload-calibration.ts, counted as the workload model counts.
 */
import { findLanguageModel, type LanguageModel } from '#models/workload/language-model.ts';
import data from '../../../fixtures/workload/served-llama-h100.json' with { type: 'json' };
import { cacheBytesPerToken, countToken } from '#solver/power/workload-counts.ts';

export interface ServedRun {
  readonly name: string;
  /** Measured, per accelerator, W. */
  readonly power: number;
  /** Operations and bytes per second of one accelerator that the measured tokens stand for. */
  readonly flopRate: number;
  readonly byteRate: number;
  /** Peak rate at the precision of the products, FLOP/s. */
  readonly peakRate: number;
  /** The batch fits into the memory, and the power is not at the limit: what the fit may use. */
  readonly fits: boolean;
  readonly free: boolean;
}

/** Share of the memory that a server gives to weights and cache; vLLM's default (gpu_memory_utilization). */
const usableMemory = 0.9;
/** From this share of the limit on the accelerator counts as held back. */
const atLimit = 0.97;

/**
 * Operations and bytes of a served token: its decode step, and its share of the prompt, whose products ride along in
 * the same steps (chunked prefill), so that the weights are not read again for it.
 */
export function servedRuns(): readonly ServedRun[] {
  const { promptTokens, answerTokens } = data;
  const context = promptTokens + answerTokens / 2;
  return data.runs.map(({ model: name, accelerators, weightBytes, batch, power, energyPerToken }) => {
    const model = modelOf(name);
    const bytes = { weight: weightBytes, activation: 2, keyValue: 2 };
    const decode = countToken({ model, bytes, phase: 'decode', batch, context });
    const prefill = countToken({ model, bytes, phase: 'prefill', batch: 1, context: promptTokens });
    const prompts = promptTokens / answerTokens;
    const rate = power / energyPerToken / accelerators;
    const held =
      (model.parameters * weightBytes + batch * context * cacheBytesPerToken(model, bytes)) / accelerators;
    return {
      name: `${model.name}, batch ${batch}`,
      power: power / accelerators,
      flopRate: rate * (decode.flop + prompts * prefill.flop),
      byteRate: rate * (decode.bytes + prompts * (prefill.bytes - prefill.weightBytes)),
      peakRate: weightBytes === 1 ? data.peakRate8 : data.peakRate,
      fits: held <= usableMemory * data.memoryCapacity,
      free: power / accelerators < atLimit * data.powerLimit,
    };
  });
}

function modelOf(name: string): LanguageModel {
  const model = findLanguageModel(name);
  if (!model) throw new Error(`the measurements name an unknown model "${name}"`);
  return model;
}
