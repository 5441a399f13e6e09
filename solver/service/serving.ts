/*
 * What a node does under requests: how its time is shared between prompts and answers, and how many answers run at once.
 */

/** A node in one phase, all copies of the model together. */
export interface PhasePoint {
  /** Sequences at once, of each copy. */
  readonly batch: number;
  /** Tokens/s without limits of temperature, and at the rate that the heat leaves. */
  readonly free: number;
  readonly held: number;
  /** W into the node at the held rate. */
  readonly power: number;
  /** W of all accelerators of it; null: not known. */
  readonly acceleratorPower: number | null;
}

export interface NodeFigures {
  /** Copies of the model that run side by side. */
  readonly copies: number;
  /** W, waiting with the model loaded. */
  readonly idlePower: number;
  readonly idleAcceleratorPower: number | null;
  readonly prefill: PhasePoint;
  /** By rising batch and rate; at least one. */
  readonly decode: readonly PhasePoint[];
}

/** Tokens of a request. */
export interface Lengths {
  readonly prompt: number;
  readonly answer: number;
}

export interface Operation {
  /** Share of the time that prompts take, and of the rest that answers take. */
  readonly prefill: number;
  readonly decode: number;
  /** Answers that run at once in each copy, while any does. */
  readonly batch: number;
  /** W, mean. */
  readonly power: number;
  readonly acceleratorPower: number | null;
  /** s for the next token of every answer of a copy, prompts in between counted. */
  readonly tokenTime: number;
  /** s that a request waits for the prompts before it, and that its own takes. */
  readonly wait: number;
  readonly promptTime: number;
}

type Rate = 'free' | 'held';

/**
 * Requests/s that a node can serve: 1/(p/R_p + a/R_d), prompts and answers taking turns.
 * @param rate with or without what the heat takes
 */
export function capacityOf(
  { prefill, decode }: Pick<NodeFigures, 'prefill' | 'decode'>,
  { prompt, answer }: Lengths,
  rate: Rate,
): number {
  const best = Math.max(...decode.map((point) => point[rate]));
  const time = (tokens: number, perSecond: number): number => (tokens === 0 ? 0 : tokens / perSecond);
  return 1 / (time(prompt, prefill[rate]) + time(answer, best));
}

/**
 * Mean waiting time of a queue with even service and random arrivals, s: ρ s/(2 (1 − ρ)).
 * Validity: ρ < 1, Poisson arrivals, one server, no limit of the queue. Source: Pollaczek–Khinchine; Cooper (1981),
 * Introduction to Queueing Theory, p. 189. Example: ρ = 0.8, 1 s: 2 s. @param service s
 */
export const waitOf = (utilisation: number, service: number): number =>
  (utilisation * service) / (2 * (1 - utilisation));

/**
 * A node at a rate of requests, as a stream without bursts: prompts take u = λ p/R_p of the time, answers what is left,
 * in batches just large enough: R_d(b) = λ a/(1 − u). At less than one answer at once the copies wait in between.
 * Between the batches that are known the time of a step and the power are straight in the batch.
 *
 * @param requests 1/s, not above the capacity
 */
export function operationAt(node: NodeFigures, { prompt, answer }: Lengths, requests: number): Operation {
  const { copies, prefill: first, decode } = node;
  const promptTime = prompt === 0 ? 0 : (copies * prompt) / first.held;
  const prefill = prompt === 0 ? 0 : Math.min(1, (requests * prompt) / first.held);
  const left = 1 - prefill;
  const wanted = left > 0 ? (requests * answer) / left : 0;
  const { batch, point, busy } = runningAt(node, wanted);
  const decodeShare = left * busy;
  const waiting = 1 - prefill - decodeShare;
  const mean = (idle: number | null, ofPrompt: number | null, ofAnswer: number | null): number | null =>
    idle === null || ofPrompt === null || ofAnswer === null
      ? null
      : waiting * idle + prefill * ofPrompt + decodeShare * ofAnswer;
  const step = decode.length === 0 || point.held === 0 ? 0 : (copies * batch) / point.held;
  return {
    prefill,
    decode: busy,
    batch,
    power: mean(node.idlePower, first.power, point.power) ?? node.idlePower,
    acceleratorPower: mean(node.idleAcceleratorPower, first.acceleratorPower, point.acceleratorPower),
    tokenTime: left > 0 ? step / left : Infinity,
    wait: prefill < 1 ? waitOf(prefill, promptTime) : Infinity,
    promptTime,
  };
}

interface RunningBatch {
  readonly batch: number;
  readonly point: Pick<PhasePoint, 'held' | 'power' | 'acceleratorPower'>;
  /** Share of the time that is left by prompts. */
  readonly busy: number;
}

/** The batch whose rate is wanted. @param wanted tokens/s of all copies while they decode */
function runningAt({ copies, decode }: NodeFigures, wanted: number): RunningBatch {
  const [lone] = decode;
  if (wanted <= lone.held) {
    const busy = lone.held > 0 ? wanted / lone.held : 0;
    return { batch: lone.batch, point: lone, busy };
  }
  const above = decode.findIndex(({ held }) => held >= wanted);
  if (above < 0) {
    const last = decode[decode.length - 1];
    return { batch: last.batch, point: last, busy: 1 };
  }
  const low = decode[above - 1];
  const high = decode[above];
  const stepLow = (copies * low.batch) / low.held;
  const stepHigh = (copies * high.batch) / high.held;
  const slope = (stepHigh - stepLow) / (high.batch - low.batch);
  const batch = (wanted * (stepLow - slope * low.batch)) / (copies - wanted * slope);
  const share = (batch - low.batch) / (high.batch - low.batch);
  const between = (a: number, b: number): number => a + share * (b - a);
  const accelerators =
    low.acceleratorPower === null || high.acceleratorPower === null
      ? null
      : between(low.acceleratorPower, high.acceleratorPower);
  return {
    batch,
    point: { held: wanted, power: between(low.power, high.power), acceleratorPower: accelerators },
    busy: 1,
  };
}

/** Share by which a larger batch has to be faster to count: less is rounding. */
const leastGain = 1e-6;

/** Batches in rising order as long as the next is faster: larger ones only make answers slower. */
export function rising(points: readonly PhasePoint[]): readonly PhasePoint[] {
  const sorted = points.toSorted((a, b) => a.batch - b.batch);
  return sorted.filter(
    (point, index) =>
      index === 0 || sorted.slice(0, index).every(({ held }) => point.held > held * (1 + leastGain)),
  );
}

export const times = (count: number, value: number | null): number | null =>
  value === null ? null : count * value;

/** So many nodes alike in one phase. */
export const scaledPoint = (point: PhasePoint, count: number): PhasePoint => ({
  batch: point.batch,
  free: count * point.free,
  held: count * point.held,
  power: count * point.power,
  acceleratorPower: times(count, point.acceleratorPower),
});
