/*
 * What a transformer computes and moves for one token, counted from its shape.
 */
import type { LanguageModel } from '#models/workload/language-model.ts';

export type BusyPhase = 'training' | 'prefill' | 'decode';

/** Bytes of one number, by what it stands for. */
export interface NumberBytes {
  readonly weight: number;
  readonly activation: number;
  readonly keyValue: number;
}

export interface Load {
  readonly model: LanguageModel;
  readonly bytes: NumberBytes;
  readonly phase: BusyPhase;
  /** Sequences at once. */
  readonly batch: number;
  /** Tokens of each sequence: all that attention looks back on (decode), or the whole sequence (training, prefill). */
  readonly context: number;
}

/** For one token; all accelerators that share the model together. */
export interface TokenCounts {
  readonly weightFlop: number;
  readonly attentionFlop: number;
  readonly flop: number;
  readonly weightBytes: number;
  readonly keyValueBytes: number;
  readonly activationBytes: number;
  readonly bytes: number;
}

/**
 * Operations of the forward pass for one token that attends to `attended` tokens, FLOP: 2 N + 4 n_layer n_head d_head c.
 *
 * Validity: matrix products only; normalisation, softmax and the embedding look-up are left out (below 1 %).
 * Source: Kaplan et al. (2020), arXiv 2001.08361, table 1 (there c is half the context, the mean of a causal mask).
 * Example: 8.03e9 parameters in 32 layers of 32 heads of 128, 4096 tokens back: 1.821e10.
 */
export function forwardFlop(model: LanguageModel, attended: number): number {
  return 2 * model.activeParameters + attentionFlop(model, attended);
}

function attentionFlop({ layers, heads, headWidth }: LanguageModel, attended: number): number {
  return 4 * layers * heads * headWidth * attended;
}

/**
 * Parameters that a step over `tokens` tokens touches: with X in E experts of which k serve a token,
 * N − X + X (1 − (1 − k/E)^tokens), X = (N − N_active)/(1 − k/E).
 *
 * Validity: experts are chosen independently and equally often. Source: expectation of distinct draws;
 * routing as in Shazeer et al. (2017), arXiv 1701.06538.
 * Example: 46.7e9 of which 12.9e9 active, 2 of 8 experts, 1 token: 12.9e9; 64 tokens: 46.7e9.
 */
export function touchedParameters(model: LanguageModel, tokens: number): number {
  const { parameters, activeParameters, experts, expertsPerToken } = model;
  if (experts === null || expertsPerToken === null || expertsPerToken >= experts) return parameters;
  const share = expertsPerToken / experts;
  const inExperts = (parameters - activeParameters) / (1 - share);
  return parameters - inExperts * (1 - share) ** tokens;
}

/** Entries of the key/value cache of one token in all layers, B. Example: Llama 3.1 70B in 16 bit: 327 680. */
export function cacheBytesPerToken({ layers, cachedPerLayer }: LanguageModel, bytes: NumberBytes): number {
  return layers * cachedPerLayer * bytes.keyValue;
}

/** Activations of one token in all layers, B: 17 values of the hidden size in each (Korthikanti et al. 2022, eq. 1: 34 s b h in 16 bit). */
function activationBytesPerToken({ layers, hidden }: LanguageModel, bytes: NumberBytes): number {
  return 17 * layers * hidden * bytes.activation;
}

/** Bytes of a parameter's optimiser states, read and written once a step: FP32 copy, momentum, variance (Rajbhandari et al. 2020, § 3.1). */
const optimiserBytes = 12;

/**
 * Operations and bytes of one token.
 *
 * Decode reads the touched weights once a step for the whole batch and the cache of the context for each token
 * (Pope et al. 2022, arXiv 2211.05102, § 2). Prefill reads the weights once for batch × context tokens and writes and
 * reads each cache entry once (the attention matrix stays on the chip: Dao et al. 2022). Training is three forward
 * passes (backward is two: Kaplan et al. 2020, § 2.1), reads the weights twice, writes and reads gradients and
 * optimiser states once a step. Activations are written once and read once.
 * Validity: no recomputation, no paging, no speculation; communication between accelerators is not counted.
 * Example: Llama 3.1 70B in 16 bit, decode of 1 sequence at 4096 tokens: 1.519e11 FLOP, 1.427e11 B.
 */
export function countToken({ model, bytes, phase, batch, context }: Load): TokenCounts {
  const attended = phase === 'decode' ? context : context / 2;
  const passes = phase === 'training' ? 3 : 1;
  const weightFlop = passes * 2 * model.activeParameters;
  const attention = passes * attentionFlop(model, attended);
  const tokens = phase === 'decode' ? batch : batch * context;
  const touched = touchedParameters(model, tokens);
  const moved =
    phase === 'training'
      ? 2 * touched * bytes.weight + model.parameters * (3 * bytes.weight + 2 * optimiserBytes)
      : touched * bytes.weight;
  const entry = cacheBytesPerToken(model, bytes);
  const weightBytes = moved / tokens;
  const keyValueBytes = phase === 'training' ? 0 : phase === 'decode' ? entry * (context + 1) : 2 * entry;
  const activationBytes = 2 * activationBytesPerToken(model, bytes);
  return {
    weightFlop,
    attentionFlop: attention,
    flop: weightFlop + attention,
    weightBytes,
    keyValueBytes,
    activationBytes,
    bytes: weightBytes + keyValueBytes + activationBytes,
  };
}

/**
 * Memory that all accelerators of the model together must hold, B: weights and the cache of batch × context tokens;
 * in training weights, gradients and optimiser states (2 bytes_weight + 12 a parameter) and the activations.
 *
 * Source: Pope et al. (2022), § 2; Rajbhandari et al. (2020), arXiv 1910.02054, § 3.1; Korthikanti et al. (2022),
 * arXiv 2205.05198. Example: Llama 3.1 70B in 16 bit, 32 sequences of 4096 tokens: 1.8415e11.
 */
export function memoryNeeded({ model, bytes, phase, batch, context }: Load): number {
  const tokens = batch * context;
  return phase === 'training'
    ? model.parameters * (2 * bytes.weight + optimiserBytes) + tokens * activationBytesPerToken(model, bytes)
    : model.parameters * bytes.weight + tokens * cacheBytesPerToken(model, bytes);
}
