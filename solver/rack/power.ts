/*
 * Power of a rack: enclosures and things, the bars, the shelves that feed them.
 */
import { unitHeight } from '#models/rack/rack.ts';
import type { FilledRack, Standing } from '#models/rack/standing.ts';
import { converterInputWithSlope } from '#solver/correlations/converter-efficiency.ts';
import { fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';
import { solveBus } from '#solver/rack/busbar.ts';
import type { RackPowerResult } from '#solver/rack/contract.ts';
import type { Given } from '#solver/rack/state.ts';
import type { RackZone } from '#solver/rack/zones.ts';

const two = new Float64Array(2);

/** @throws Error in words where enclosures hang on bars that are not there, or bars have no shelf */
export function powerOf(
  filled: FilledRack,
  zones: readonly RackZone[],
  given: readonly Given[],
): RackPowerResult {
  const { rack } = filled;
  const enclosures = given.reduce((sum, { state }) => sum + state.power, 0);
  const things = filled.standing.reduce(
    (sum, { content }) => sum + (content.kind === 'item' ? content.power : 0),
    0,
  );
  const others = things + (rack.exchanger?.fanPower ?? 0) + (rack.coolant?.cdu?.pumpPower ?? 0);
  const onBus = given.filter(({ standing }) => drawsFromBus(filled, standing));
  if (onBus.length === 0) return { feed: enclosures + others, enclosures, others, bus: null };
  const shelves = shelvesOf(zones);
  const { busbar, frame } = rack;
  if (!busbar)
    throw new Error(
      `${onBus[0].standing.name} draws from a busbar and the rack has none: write "busbar": { … }`,
    );
  if (shelves.length === 0)
    throw new Error('the busbar has no power shelf: put one in a slot, { "role": "power-shelf", … }');
  const perMetre = busbar.resistance / (frame.units * unitHeight[frame.kind]);
  const delivered = onBus.reduce((sum, { state }) => sum + state.power, 0);
  const bus = solveBus(
    busbar.voltage,
    perMetre,
    shelves.map(({ zone }) => zone.middle),
    onBus.map(({ zone, state }) => ({ height: zone.middle, power: state.power })),
  );
  // They share the current alike, and nearly the same voltage: the power alike.
  const each = bus.given / shelves.length;
  let input = 0;
  let rating = 0;
  for (const { ratedOutput, efficiency } of shelves) {
    converterInputWithSlope(two, fitMonotoneCubic(efficiency), ratedOutput, each);
    input += two[0];
    rating += ratedOutput;
  }
  return {
    feed: enclosures - delivered + others + input,
    enclosures,
    others,
    bus: {
      delivered,
      loss: bus.loss,
      current: bus.current,
      lowest: bus.lowest,
      shelves: shelves.length,
      shelfLoad: bus.given / rating,
      shelfLoss: input - bus.given,
    },
  };
}

function drawsFromBus({ rack }: FilledRack, { slot }: Standing): boolean {
  const { content } = rack.slots[slot];
  return content.kind === 'enclosure' && content.draws === 'bus';
}

function shelvesOf(zones: readonly RackZone[]) {
  return zones.flatMap((zone) => {
    const content = zone.standing?.content;
    if (content?.kind !== 'item' || content.role !== 'power-shelf') return [];
    const { ratedOutput, efficiency } = content;
    // The document was refused without them.
    return ratedOutput === null || efficiency === null ? [] : [{ zone, ratedOutput, efficiency }];
  });
}

/**
 * Heat of all that is no enclosure, by zone, W: things where they are, those beside the units and the bars over the
 * whole height, shelves in equal parts. Pumps of a distribution unit heat the facility water, fans of a door the room.
 */
export function heatOfPower(
  filled: FilledRack,
  zones: readonly RackZone[],
  { bus }: RackPowerResult,
): Map<string, number> {
  const shelves = shelvesOf(zones);
  const beside = filled.standing.reduce((sum, one) => {
    const isInZone = zones.some(({ standing }) => standing === one);
    return isInZone || one.content.kind !== 'item' ? sum : sum + one.content.power;
  }, bus?.loss ?? 0);
  return new Map(
    zones.map((zone) => {
      const content = zone.standing?.content;
      const own = content?.kind === 'item' ? content.power : 0;
      const isShelf = shelves.some((shelf) => shelf.zone === zone);
      return [zone.id, own + (isShelf ? (bus?.shelfLoss ?? 0) / shelves.length : 0) + beside * zone.share];
    }),
  );
}
