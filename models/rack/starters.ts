/*
 * What a new rack and new things in it begin with. All of it are class values and estimates, and say so.
 */
import {
  airFields,
  busFields,
  cduFields,
  coolantFields,
  enclosureFields,
  exchangerFields,
  itemFields,
  roomFields,
} from '#models/rack/fields.ts';
import type {
  Busbar,
  Door,
  DoorExchanger,
  Frame,
  Rack,
  RackAir,
  RackCdu,
  RackCoolant,
  RackEnclosure,
  RackItem,
  Room,
} from '#models/rack/rack.ts';
import type { FilledRack } from '#models/rack/standing.ts';
import { valuesOf } from '#models/components/values.ts';
import type { Fields, ValuesOf } from '#models/schema/field.ts';
import { defaultsOf } from '#models/schema/fields.ts';

const estimate = (source: string) => ({ source, confidence: 'low' }) as const;

/** Defaults with what has none given. */
function begun<F extends Fields>(fields: F, given: Partial<ValuesOf<F>>): ValuesOf<F> {
  // Keys and types are those of the declarations; fields without a default are in `given` (a test loads each).
  return { ...defaultsOf(fields), ...given } as unknown as ValuesOf<F>;
}

const frame: Frame = {
  kind: 'eia-310',
  units: 48,
  size: [0.75, 1.2, 2.258],
  mass: 178,
  ratedLoad: 1700,
  firstUnit: 0.08,
  frontGap: 0.1,
  depth: 1,
  feetWidth: 0.65,
  feetDepth: 1,
  outriggers: 0.4,
  anchored: false,
  ...estimate(
    'Class of 48U enclosed racks 750 x 1200 mm (APC NetShelter, Vertiv VR): sizes, mass and load from general knowledge; feet, gaps and stabilisers are estimates',
  ),
};

/** Perforated. */
export const firstDoor: Door = {
  open: 0.77,
  ...estimate('Class of enclosed racks: share of perforation, general knowledge'),
};

export const firstExchanger: DoorExchanger = begun(exchangerFields, {
  conductance: 1200,
  flow: 40 / 60_000,
  airDrop: [
    [0, 0],
    [1, 8],
    [2, 30],
  ],
  mass: 36,
  ...estimate(
    'Passive door of the class of IBM POWER8 (35.6 kg filled, supply 18 °C, 11 to 27 kW); 30 Pa is a class value of passive doors; UA is an estimate that gives it',
  ),
});

export const firstCdu: RackCdu = begun(cduFields, {
  ratedHeat: 80_000,
  approach: 5,
  ratedFlow: 80 / 60_000,
  ratedFacilityFlow: 90 / 60_000,
  pumpPower: 1000,
  ...estimate('Class of 4U in-rack distribution units, 80 kW; figures are estimates'),
});

export const firstCoolant: RackCoolant = {
  ...begun(coolantFields, {
    flow: 60 / 60_000,
    ...estimate(
      'Manifold 50 x 50 mm, bore 44 mm: class estimate; OCP rack manifold white paper (2023): below 1.5 m/s',
    ),
  }),
  cdu: null,
};

/** Coolant for the enclosures that stand in the rack: as much as they ask for. */
export function coolantFor({ standing }: FilledRack): RackCoolant {
  const flow = standing.reduce((sum, { content }) => {
    if (content.kind === 'item') return sum;
    const port = content.design.items.find(({ kind }) => kind === 'coolant-port');
    return sum + (port ? valuesOf(port.part, 'coolant-port').flow : 0);
  }, 0);
  return flow > 0 ? { ...firstCoolant, flow } : firstCoolant;
}

export const firstBusbar: Busbar = begun(busFields, {
  resistance: 1e-4,
  ...estimate('Pair of copper bars over the height of a rack, 0.1 mΩ there and back: estimate'),
});

/** Doors, an open room, nothing in it. @param name of the rack */
export function newRack(name: string): Rack {
  return {
    name,
    notes: '',
    room: begun(roomFields, {}) satisfies Room,
    frame,
    frontDoor: firstDoor,
    rearDoor: firstDoor,
    exchanger: null,
    air: begun(airFields, {}) satisfies RackAir,
    coolant: null,
    busbar: null,
    slots: [],
  };
}

export const enclosureOf = (design: RackEnclosure['design']): RackEnclosure => ({
  kind: 'enclosure',
  design,
  ...begun(enclosureFields, {}),
});

/** A thing that is told by figures, and what it is called. */
export interface Thing {
  readonly name: string;
  /** Beside the units. */
  readonly isBeside: boolean;
  readonly item: RackItem;
}

const thing = (
  name: string,
  given: Partial<Omit<RackItem, 'kind' | 'confidence'>> & Pick<RackItem, 'source'>,
): Thing => ({
  name,
  isBeside: given.units === 0,
  item: { kind: 'item', ...begun(itemFields, { ...given, confidence: 'low' }) },
});

export const things: readonly Thing[] = [
  thing('Blanking panel', { mass: 0.4, depth: 0.02, source: 'Class of 1U steel panels, estimate' }),
  thing('Switch', {
    role: 'switch',
    depth: 0.5,
    mass: 10,
    power: 400,
    source: 'Class of 1U leaf switches, estimate',
  }),
  thing('Patch panel', { role: 'patch-panel', depth: 0.1, mass: 3, source: 'Class value, estimate' }),
  thing('Distribution unit', {
    role: 'cdu',
    units: 4,
    depth: 0.9,
    mass: 80,
    source: 'Class of 4U in-rack distribution units, estimate',
  }),
  thing('Power shelf', {
    role: 'power-shelf',
    depth: 0.75,
    mass: 25,
    ratedOutput: 33_000,
    efficiency: [
      [0.2, 0.96],
      [0.5, 0.975],
      [1, 0.965],
    ],
    source: 'Class of 1 OU shelves of 33 kW (OCP ORv3 HPR), efficiency of the class: estimates',
  }),
  thing('PDU', {
    role: 'pdu',
    units: 0,
    mass: 8,
    power: 60,
    source: '400/230 V 32 A strip: mass and 0.3 % loss are estimates',
  }),
  thing('Manifold', {
    role: 'manifold',
    units: 0,
    mass: 11,
    source: 'Half of a pair of 42U manifolds: class estimate',
  }),
];
