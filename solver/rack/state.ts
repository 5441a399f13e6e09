import type { Design } from '#models/project/design.ts';
import type { RackCoolant } from '#models/rack/rack.ts';
import type { FilledRack, Standing } from '#models/rack/standing.ts';
import type { CondensedState, EnclosureInputs } from '#solver/condense/enclosure.ts';
import { liquidOf } from '#solver/design/coolant-elements.ts';
import type { RackKind, RackKinds } from '#solver/rack/contract.ts';
import type { WetSlot } from '#solver/rack/manifolds.ts';
import type { RackZone } from '#solver/rack/zones.ts';
import type { Mover } from '#solver/rack/air.ts';

/** An enclosure in its zone. */
export interface Enclosed {
  readonly zone: RackZone;
  readonly standing: Standing;
  readonly kind: RackKind;
}

/** What the rack sets on an enclosure, and what that does. */
export interface Given extends Enclosed {
  readonly inputs: EnclosureInputs;
  readonly state: CondensedState;
}

/** Enclosures in their zones, from below. @throws Error in words where a kind was not condensed */
export function enclosedIn(zones: readonly RackZone[], kinds: RackKinds): Enclosed[] {
  return zones.flatMap((zone) => {
    const design = designOf(zone.standing);
    if (!zone.standing || !design) return [];
    const kind = kinds.get(design);
    if (!kind) throw new Error(`${zone.standing.name} was not condensed`);
    return [{ zone, standing: zone.standing, kind }];
  });
}

export function designOf(standing: Standing | null): Design | null {
  return standing?.content.kind === 'enclosure' ? standing.content.design : null;
}

export const give = (one: Enclosed, inputs: EnclosureInputs): Given => ({
  ...one,
  inputs,
  state: one.kind.at(inputs),
});

/** At the room's air, no pressure behind, and the coolant's flow shared alike. */
export function firstGuess({ rack }: FilledRack, enclosed: readonly Enclosed[], supply: number): Given[] {
  const wet = enclosed.filter(({ kind }) => kind.flow !== null).length;
  const { coolant, room } = rack;
  return enclosed.map((one) => {
    const known = one.kind.flow;
    const shared =
      coolant?.supply === 'flow' ? coolant.flow / wet : known ? Math.sqrt(known[0] * known[1]) : 0;
    return give(one, {
      inlet: room.temperature,
      backPressure: 0,
      coolant: known ? { supply, flow: shared } : null,
    });
  });
}

/** Pressure steps for the slope of a mover, Pa. */
const step = 1;
/** Below this an enclosure counts as closed, m³/(s Pa). */
const leastSlope = 1e-9;

/** @param density at the inlet, kg/m³ */
export function moverOf({ kind, inputs, state }: Given, density: number): Mover {
  const at = (backPressure: number): number => kind.at({ ...inputs, backPressure }).airflow;
  const slope = (at(inputs.backPressure - step) - at(inputs.backPressure + step)) / (2 * step);
  return {
    airflow: state.airflow,
    backPressure: inputs.backPressure,
    slope: Math.max(slope, leastSlope),
    density,
    heat: state.heatToAir,
  };
}

/** Points of an enclosure's coolant curve. */
const points = 9;

export function wetSlotOf(
  { zone, kind, inputs, state }: Given,
  coolant: RackCoolant,
  supply: number,
): WetSlot[] {
  if (!kind.flow) return [];
  const [low, high] = kind.flow;
  const drop = Array.from({ length: points }, (_, i): readonly [number, number] => {
    const flow = low * (high / low) ** (i / (points - 1));
    return [flow, kind.at({ ...inputs, coolant: { supply, flow } }).coolantDrop];
  });
  return [
    {
      id: zone.id,
      height: zone.middle,
      drop: [[0, 0], ...drop],
      density: liquidOf(coolant.coolant).density(supply),
      heat: state.heatToCoolant,
    },
  ];
}
