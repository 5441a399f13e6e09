/*
 * Racks: air and coolant shared between enclosures, doors, distribution units, bars, tipping.
 */
import { defaultConditions } from '#models/project/conditions.ts';
import type { Design } from '#models/project/design.ts';
import { clearWidth, type Rack, type RackCoolant, unitHeight } from '#models/rack/rack.ts';
import { stabilityOf } from '#models/rack/stability.ts';
import { fillRack, type FilledRack } from '#models/rack/standing.ts';
import type { CondensedState, EnclosureInputs } from '#solver/condense/enclosure.ts';
import { liquidOf } from '#solver/design/coolant-elements.ts';
import { airDensity, airSpecificHeat } from '#solver/properties/air.ts';
import { solveBus } from '#solver/rack/busbar.ts';
import type { RackKind, RackResult } from '#solver/rack/contract.ts';
import { doorExchange, supplyOf } from '#solver/rack/exchangers.ts';
import { solveRack } from '#solver/rack/solve.ts';
import { relative, type VerificationCase } from '#solver/verification/row.ts';

const room = 293.15;
const pressure = 101325;

const unsaid = { source: '', confidence: 'low' } as const;
const plain: Rack = {
  name: 'verification',
  notes: '',
  room: { temperature: room, altitude: 0, relativeHumidity: 0, floorLimit: null, pointLimit: null },
  frame: {
    kind: 'eia-310',
    units: 1,
    size: [0.6, 1.2, 2],
    mass: 100,
    ratedLoad: 1000,
    firstUnit: 0.08,
    frontGap: 0.1,
    depth: 1,
    feetWidth: 0.5,
    feetDepth: 1,
    outriggers: 0,
    anchored: false,
    ...unsaid,
  },
  frontDoor: null,
  rearDoor: null,
  exchanger: null,
  air: { blanked: true, leakage: 0 },
  coolant: null,
  busbar: null,
  slots: [],
};

/** A design without an inside. */
export const empty: Design = {
  project: 'verification',
  revision: '',
  configuration: { id: 'base', name: 'base' },
  conditions: defaultConditions,
  chassis: null,
  items: [],
};

/** A rack of equal enclosures without an inside: what they do is given. */
function rackOf(count: number, coolant: RackCoolant | null): FilledRack {
  const content = {
    kind: 'enclosure',
    design: '',
    configuration: '',
    workload: 'as-designed',
    draws: 'feed',
  } as const;
  const slots = [{ name: 'Box', unit: 1, count, content }];
  return fillRack(
    { ...plain, frame: { ...plain.frame, units: count }, coolant, slots },
    new Map([[0, empty]]),
  );
}

const still: CondensedState = {
  power: 0,
  fanPower: 0,
  airflow: 0,
  heatToAir: 0,
  heatToCoolant: 0,
  coolantDrop: 0,
  margin: null,
  hottest: null,
  isWithin: true,
};

/** An enclosure that does what `act` says, and else nothing. @param limited names of the parts with a limit */
export function madeUp(
  act: (inputs: EnclosureInputs) => Partial<CondensedState>,
  flow: RackKind['flow'],
  limited: readonly string[] = [],
): RackKind {
  const at = (inputs: EnclosureInputs): CondensedState => ({ ...still, ...act(inputs) });
  const marginsAt = (inputs: EnclosureInputs): number[] => {
    const { margin } = at(inputs);
    return margin === null ? [] : [margin];
  };
  return { at, marginsAt, flow, limited };
}

function solved(
  count: number,
  coolant: RackCoolant | null,
  flow: RackKind['flow'],
  act: (inputs: EnclosureInputs) => Partial<CondensedState>,
): Promise<RackResult> {
  const kinds = new Map([[empty, madeUp(act, flow)]]);
  return solveRack(rackOf(count, coolant), kinds, new AbortController().signal);
}

/** Free flow, m³/s, and what each pascal behind takes of it, m³/(s Pa). */
const free = 0.1;
const softness = 1e-3;
const straight = ({ backPressure }: EnclosureInputs): Partial<CondensedState> => ({
  airflow: free - softness * backPressure,
});

/** Laminar tubes between enclosures that resist in proportion to their flow: a ladder. */
const ladder = { count: 4, bore: 0.01, flow: 2e-6, resistance: 2e7 } as const;

function ladderDrop(supply: number): { drop: number; last: number } {
  const viscosity = liquidOf('water').viscosity(supply);
  const tube = (length: number): number => (128 * viscosity * length) / (Math.PI * ladder.bore ** 4);
  const pitch = unitHeight['eia-310'];
  let below = ladder.resistance;
  let share = 1;
  for (let k = 1; k < ladder.count; k++) {
    const further = below + 2 * tube(pitch);
    share *= ladder.resistance / (ladder.resistance + further);
    below = 1 / (1 / ladder.resistance + 1 / further);
  }
  return { drop: ladder.flow * (below + 2 * tube(pitch / 2)), last: ladder.flow * share };
}

const cdu = {
  ratedHeat: 100e3,
  approach: 4,
  ratedFlow: 2e-3,
  ratedFacilityFlow: 2.5e-3,
  facilityTemperature: 303.15,
  pumpPower: 0,
  ...unsaid,
} as const;

export const rackCases: readonly VerificationCase[] = [
  {
    id: 'R01',
    family: 'racks',
    title: 'Three equal enclosures, open front and rear: each against its own openings',
    source: 'Closed form: Q = Q₀ − s c Q², c = ζ ρ/(2 A²), ζ = 0.5 + 1 (Idelchik 3-1, 11-1)',
    through: 'network',
    run: async () => {
      const { slots } = await solved(3, null, null, straight);
      const area = clearWidth['eia-310'] * unitHeight['eia-310'];
      const c = (1.5 * airDensity(room, pressure)) / (2 * area * area);
      const flow = (Math.sqrt(1 + 4 * softness * c * free) - 1) / (2 * softness * c);
      return slots.flatMap(({ airflow, backPressure }, i) => [
        {
          quantity: `airflow of ${i + 1}`,
          unit: 'm³/s',
          reference: flow,
          value: airflow,
          tolerance: relative(1e-6),
        },
        {
          quantity: `pressure behind ${i + 1}`,
          unit: 'Pa',
          reference: c * flow * flow,
          value: backPressure,
          tolerance: relative(1e-6),
        },
      ]);
    },
  },
  {
    id: 'R02',
    family: 'racks',
    title: 'Four enclosures between laminar manifolds',
    source: 'Closed form: ladder of resistances, tubes by Hagen–Poiseuille 128 μ L/(π D⁴)',
    through: 'network',
    run: async () => {
      const coolant: RackCoolant = {
        coolant: 'water',
        supplyTemperature: room,
        supply: 'flow',
        flow: ladder.flow,
        pressureDifference: 0,
        bore: ladder.bore,
        roughness: 0,
        feed: 'bottom',
        cdu: null,
        ...unsaid,
      };
      const result = await solved(ladder.count, coolant, [1e-8, 1e-5], (inputs) => ({
        ...straight(inputs),
        coolantDrop: ladder.resistance * (inputs.coolant?.flow ?? 0),
      }));
      const { drop, last } = ladderDrop(room);
      return [
        {
          quantity: 'pressure between the ends',
          unit: 'Pa',
          reference: drop,
          value: result.coolant?.drop ?? NaN,
          tolerance: relative(1e-5),
        },
        {
          quantity: 'flow of the last',
          unit: 'm³/s',
          reference: last,
          value: result.slots.at(-1)?.coolant?.flow ?? NaN,
          tolerance: relative(1e-5),
        },
      ];
    },
  },
  {
    id: 'R03',
    family: 'racks',
    title: 'Rear door, both streams unmixed, NTU 1 and 2 at equal capacity flows',
    source: 'Kays & London (1984), Compact Heat Exchangers, 3rd ed., table 2-4: 0.476, 0.614',
    through: 'relation',
    run: () =>
      (
        [
          [1, 0.476],
          [2, 0.614],
        ] as const
      ).map(([units, effectiveness]) => {
        const water = liquidOf('water');
        const flow = 1e-3;
        const capacity = flow * water.density(291.15) * water.specificHeat(291.15);
        const door = doorExchange(
          {
            conductance: units * capacity,
            supplyTemperature: 291.15,
            flow,
            airDrop: null,
            mass: 0,
            fanPower: 0,
            ...unsaid,
          },
          capacity / airSpecificHeat(313.15),
          313.15,
        );
        return {
          quantity: `heat at NTU ${units}`,
          unit: 'W',
          reference: effectiveness * capacity * 22,
          value: door.heat,
          tolerance: relative(2e-3),
        };
      }),
  },
  {
    id: 'R04',
    family: 'racks',
    title: 'Distribution unit: its approach at rated and at half heat',
    source: 'Closed form: at given flows the approach of an exchanger goes with its heat',
    through: 'relation',
    run: () =>
      [1, 0.5].map((share) => ({
        quantity: `approach at ${share * 100} % heat`,
        unit: 'K',
        reference: share * cdu.approach,
        value: supplyOf(cdu, 'pg25', cdu.ratedFlow, share * cdu.ratedHeat) - cdu.facilityTemperature,
        tolerance: relative(1e-9),
      })),
  },
  {
    id: 'R05',
    family: 'racks',
    title: 'Busbar: one load of constant power, and one between two shelves',
    source:
      'Closed form: V = ½ (V₀ + √(V₀² − 4 R P)); two shelves at equal distance carry half each, R/2 of it',
    through: 'relation',
    run: () => {
      const end = (ohms: number): number => (50 + Math.sqrt(2500 - 4 * ohms * 10e3)) / 2;
      const one = solveBus(50, 1e-4, [0], [{ height: 1, power: 10e3 }]);
      const two = solveBus(50, 1e-4, [0, 2], [{ height: 1, power: 10e3 }]);
      return [
        {
          quantity: 'voltage, one shelf',
          unit: 'V',
          reference: end(1e-4),
          value: one.lowest,
          tolerance: relative(1e-12),
        },
        {
          quantity: 'loss, one shelf',
          unit: 'W',
          reference: 1e-4 * (10e3 / end(1e-4)) ** 2,
          value: one.loss,
          tolerance: relative(1e-10),
        },
        {
          quantity: 'loss, two shelves',
          unit: 'W',
          reference: 0.5e-4 * (10e3 / end(0.5e-4)) ** 2,
          value: two.loss,
          tolerance: relative(1e-10),
        },
      ];
    },
  },
  {
    id: 'R06',
    family: 'racks',
    title: 'Tipping of an even block on four feet, and with a weight at its front',
    source: 'Statics: the line through two feet passes below the centre of gravity, tan α = reach/height',
    through: 'relation',
    run: () => {
      const bare = fillRack(plain, new Map());
      const weight = {
        kind: 'item',
        role: 'other',
        units: 1,
        depth: 0.4,
        mass: 100,
        height: null,
        power: 0,
        ratedOutput: null,
        efficiency: null,
        ...unsaid,
      } as const;
      const loaded = fillRack(
        { ...plain, slots: [{ name: 'Weight', unit: 1, count: 1, content: weight }] },
        new Map(),
      );
      const low = 0.08 + unitHeight['eia-310'] / 2;
      return [
        {
          quantity: 'angle to the left',
          unit: 'rad',
          reference: Math.atan(0.25 / 1),
          value: stabilityOf(bare).tilt.left,
          tolerance: relative(1e-12),
        },
        {
          quantity: 'angle to the front, loaded',
          unit: 'rad',
          // Frame in the middle (0.6 m; 1 m up), weight at 0.1 + 0.2 m; feet 0.1 m behind the front.
          reference: Math.atan(((0.6 + 0.3) / 2 - 0.1) / ((1 + low) / 2)),
          value: stabilityOf(loaded).tilt.front,
          tolerance: relative(1e-12),
        },
      ];
    },
  },
];
