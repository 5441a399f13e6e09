/*
 * The shipped boxes of eight H100, one cooled by air and one by cold plates, for cases that ask a whole node.
 *
 * The worker holds neither library nor documents, so both boxes travel in one short record: each part once, its
 * kind's defaults included, then who stands where. test/validation/gpu-node.test.ts writes it from `examples/` and proves that it gives the same cases.
 */
import type { Part } from '#models/components/part.ts';
import { boxOf } from '#models/geometry/box.ts';
import { rotateVector } from '#models/geometry/rotation.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { Conditions, PlacementRecord } from '#models/project/records.ts';
import { isVector } from '#models/schema/fields.ts';
import record from '#solver/verification/gpu-nodes.json' with { type: 'json' };

type Place = readonly [
  id: string,
  part: string,
  position: PlacementRecord['position'],
  rotation: PlacementRecord['rotation'],
  on: string | null,
  between: string | null,
  values: PlacementRecord['values'],
];

export type CooledBy = 'air' | 'liquid';

export interface GpuNodes {
  readonly parts: readonly (readonly [id: string, kind: Part['kind'], values: Part['values']])[];
  readonly boxes: Readonly<
    Record<CooledBy, { readonly conditions: Conditions; readonly places: readonly Place[] }>
  >;
}

const { parts, boxes } = record as unknown as GpuNodes;

const unsaid = { vendor: '', model: '', source: [], confidence: 'low', notes: '', estimates: [] } as const;
const known = new Map(
  parts.map(([id, kind, values]): [string, Part] => [id, { ...unsaid, id, kind, values }]),
);

function itemOf([id, partId, position, rotation, on, between, values]: Place): DesignItem {
  const part = known.get(partId);
  const size = values['size'] ?? part?.values['size'] ?? null;
  if (!part || !isVector(size)) throw new Error(`${id} has no part or no size`);
  return {
    id,
    name: id,
    kind: part.kind,
    part: { ...part, values: { ...part.values, ...values } },
    overridden: [],
    catalogued: {},
    box: boxOf(size, position, rotation),
    rotation,
    airAxis: rotateVector([0, 1, 0], rotation),
    upAxis: rotateVector([0, 0, 1], rotation),
    on,
    interface: between === null ? null : (known.get(between) ?? null),
    missing: false,
  };
}

/** One of the two boxes, as its example is delivered. */
export function gpuNode(cooledBy: CooledBy): Design {
  const { conditions, places } = boxes[cooledBy];
  const items = places.map(itemOf);
  return {
    project: 'Node of eight H100',
    revision: '',
    configuration: { id: cooledBy, name: cooledBy },
    conditions,
    chassis: items.find(({ kind }) => kind === 'chassis') ?? null,
    items,
  };
}
