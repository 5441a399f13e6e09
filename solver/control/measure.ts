/*
 * What a control sees of the network.
 */
import type { Metered, Sensed } from '#solver/case/controls.ts';
import type { Equations } from '#solver/solve/equations.ts';
import type { Topology } from '#solver/solve/topology.ts';

export type Measure =
  /** Largest of temperature − offset, K: a margin's limit is its offset. */
  | { readonly kind: 'warmth'; readonly places: readonly number[]; readonly offsets: readonly number[] }
  /** Sums, W. */
  | { readonly kind: 'output' | 'input'; readonly converters: readonly number[] }
  | { readonly kind: 'heat'; readonly sources: readonly number[] };

/** @param measures with names that the case has (check-controls.ts) */
export function compileMeasure(
  measures: Sensed | Metered,
  { network, topology }: Pick<Equations, 'network' | 'topology'>,
): Measure {
  const placeOf = (id: string): number => topology.placeIndex.get(id) ?? -1;
  if ('temperature' in measures) {
    const places = measures.temperature.map(placeOf);
    return { kind: 'warmth', places, offsets: places.map(() => 0) };
  }
  if ('margin' in measures) {
    const places = measures.margin.map(placeOf);
    const { heatNodes } = network.parts;
    return {
      kind: 'warmth',
      places,
      offsets: places.map((place) => heatNodes[place - topology.flowNodeCount].limit ?? 0),
    };
  }
  if ('heat' in measures) {
    const places = new Set(measures.heat.map(placeOf));
    const sources = network.sources.flatMap(({ place }, i) => (places.has(place) ? [i] : []));
    return { kind: 'heat', sources };
  }
  const kind = 'input' in measures ? 'input' : 'output';
  const names = 'input' in measures ? measures.input : measures.output;
  return { kind, converters: names.map((id) => network.parts.outputIndex.get(id) ?? -1) };
}

/** @param equations evaluated at `state` where power is measured */
export function measured(measure: Measure, equations: Equations, state: Float64Array): number {
  const { topology } = equations;
  if (measure.kind === 'warmth') return warmthOf(measure, topology, (s) => state[s]);
  if (measure.kind === 'heat') return measure.sources.reduce((sum, i) => sum + equations.sourceHeat[i], 0);
  return measure.converters.reduce(
    (sum, c) => sum + (measure.kind === 'input' ? equations.converterInput[c] : state[topology.outputAt + c]),
    0,
  );
}

/** Largest of temperature − offset. @param at a temperature by its place in the state */
export function warmthOf(
  { places, offsets }: Extract<Measure, { kind: 'warmth' }>,
  { temperatureAt }: Topology,
  at: (s: number) => number,
): number {
  return places.reduce((most, place, k) => Math.max(most, at(temperatureAt + place) - offsets[k]), -Infinity);
}
