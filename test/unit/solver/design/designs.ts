import { configurationKey, headerKey, placementKey } from '#models/project/keys.ts';
import { defaultConditions } from '#models/project/conditions.ts';
import type { Design } from '#models/project/design.ts';
import type { Conditions, PlacementRecord, ProjectRecord, QuarterTurns } from '#models/project/records.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import type { FieldValue, Vector3 } from '#models/schema/field.ts';

export interface Placed {
  readonly id: string;
  readonly part: string;
  readonly at: Vector3; // mm
  readonly turns?: QuarterTurns;
  readonly on?: string;
  readonly tim?: string;
  readonly values?: Readonly<Record<string, FieldValue>>;
}

/** A design of library parts, through the real records and `resolveDesign`. */
export function designOf(placed: readonly Placed[], conditions: Partial<Conditions> = {}): Design {
  const records: ProjectRecord[] = [
    { type: 'header', id: 'header', name: 'Test', revision: 'A', author: '', notes: '', active: 'base' },
    {
      type: 'configuration',
      id: 'base',
      name: 'Base',
      notes: '',
      order: 0,
      // 25 °C at sea level, dry: the figures that hand sums use.
      conditions: {
        ...defaultConditions,
        ambientTemperature: 298.15,
        altitude: 0,
        relativeHumidity: 0,
        ...conditions,
      },
    },
    ...placed.map((item): PlacementRecord => ({
      type: 'placement',
      id: item.id,
      configuration: 'base',
      name: item.id.toUpperCase(),
      part: item.part,
      position: [item.at[0] / 1000, item.at[1] / 1000, item.at[2] / 1000],
      rotation: item.turns ?? [0, 0, 0],
      on: item.on ?? null,
      interface: item.tim ?? null,
      values: item.values ?? {},
    })),
  ];
  const keys = new Map(
    records.map((record) => [
      record.type === 'header'
        ? headerKey
        : record.type === 'configuration'
          ? configurationKey(record.id)
          : placementKey('base', record.id),
      record,
    ]),
  );
  return resolveDesign({ records: keys }, 'base');
}

/**
 * A 2U box, front to rear: grille, four fans in a closed wall, board with one accelerator under a sink, PSU, vent.
 * Small enough to follow by hand.
 */
export function smallServer(
  conditions: Partial<Conditions> = {},
  extra: readonly Placed[] = [],
  gpu: Placed['values'] = {},
): Design {
  return designOf(
    [
      { id: 'chassis', part: 'chassis-2u', at: [0, 0, 0] },
      { id: 'front', part: 'grille-2u-64', at: [5, 0, 3.5] },
      { id: 'rear', part: 'grille-2u-64', at: [5, 798.8, 3.5] },
      ...[0, 1, 2, 3].map((i): Placed => ({
        id: `fan${i + 1}`,
        part: 'sanyo-9ga0812p6g001',
        at: [20 + 100 * i, 150, 3.9],
      })),
      { id: 'board', part: 'board-motherboard-2p', at: [10, 260, 8] },
      { id: 'gpu', part: 'nvidia-a100-sxm4-40', at: [170, 330, 10.4], on: 'board', values: gpu },
      { id: 'sink', part: 'hs-2u-sp5-hp', at: [169, 350, 22.4], on: 'gpu', tim: 'tim-pcm-ptm7950' },
      { id: 'psu', part: 'crps-2000-ti', at: [340, 610, 10] },
      ...extra,
    ],
    conditions,
  );
}

/**
 * A 2U box with two accelerators under cold plates, fans and a PSU.
 * @param connection values of the connection; the rack holds a pressure difference unless they say otherwise
 */
export function liquidServer(connection: Placed['values'] = {}): Design {
  return designOf(
    [
      { id: 'chassis', part: 'chassis-2u', at: [0, 0, 0] },
      { id: 'front', part: 'grille-2u-64', at: [5, 0, 3.5] },
      { id: 'rear', part: 'grille-2u-64', at: [5, 798.8, 3.5] },
      ...[0, 1].map((i): Placed => ({
        id: `fan${i + 1}`,
        part: 'sanyo-9ga0812p6g001',
        at: [20 + 100 * i, 150, 3.9],
      })),
      ...[1, 2].flatMap((n): Placed[] => [
        { id: `gpu${n}`, part: 'nvidia-h100-sxm5', at: [20 + 110 * (n - 1), 330, 1.2] },
        { id: `cp${n}`, part: 'cp-h100-sxm', at: [25 + 110 * (n - 1), 360, 13.2], on: `gpu${n}` },
      ]),
      {
        id: 'qd',
        part: 'uqd04',
        at: [200, 750, 20],
        values: {
          supplyTemperature: 303.15,
          supply: 'pressure',
          pressureDifference: 20_000,
          ...connection,
        },
      },
      { id: 'psu', part: 'crps-2000-ti', at: [340, 610, 10] },
    ],
    { workload: 'maximum', fanSpeed: 0.8 },
  );
}
