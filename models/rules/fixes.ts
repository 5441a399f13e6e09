import { builtinLibrary } from '#models/library/library.ts';
import { kinds } from '#models/components/kinds.ts';
import type { PartId } from '#models/components/part.ts';
import { wantsInterface } from '#models/components/cover.ts';
import { applyDiff, squashDiffs } from '#models/project/diff.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import { movePlacements } from '#models/project/edits/arrange.ts';
import { setConditions } from '#models/project/edits/conditions.ts';
import { attach } from '#models/project/edits/mount.ts';
import {
  addPlacement,
  removePlacements,
  renamePlacement,
  replacePart,
} from '#models/project/edits/placements.ts';
import { setValue } from '#models/project/edits/values.ts';
import type { Conditions, Diff, Project } from '#models/project/records.ts';
import { factsOf, itemsOf } from '#models/rules/facts.ts';
import { grown, nearbyIn } from '#models/rules/nearby.ts';
import type { Violation } from '#models/rules/rule.ts';
import { across, common, directionOf, extent } from '#models/rules/space.ts';
import { namesOf } from '#models/rules/wording.ts';
import type { FieldValue, Vector3 } from '#models/schema/field.ts';

/*
 * One-click remedies: a label and an edit of the project. They name placements by id, so they still do the right
 * thing on a project that was edited since the check; what is gone by then is left alone.
 */

export type Fix = NonNullable<Violation['fix']>;
/** For spreading into a finding where there may be no remedy. */
export type MaybeFix = { readonly fix: Fix } | Record<string, never>;

const of = (design: Design, label: string, edit: (project: Project, configuration: string) => Diff): Fix => ({
  label,
  edit: (project) => edit(project, design.configuration.id),
});

/** A chassis of the library that the parts there fit into; the smallest, else the largest. */
export function addChassis(design: Design): Fix {
  const most = ([0, 1, 2] as const).map((axis) =>
    Math.max(0, ...design.items.map((item) => item.box.max[axis])),
  );
  const racks = builtinLibrary()
    .byKind('chassis')
    .filter((part) => typeof part.values['rackUnits'] === 'number')
    .sort((a, b) => Number(a.values['rackUnits']) - Number(b.values['rackUnits']));
  const fitting = racks.find((part) => {
    const size = part.values['size'];
    return Array.isArray(size) && most.every((end, axis) => end <= Number(size[axis]));
  });
  const chosen = fitting ?? racks.at(-1);
  return of(design, `Add ${chosen?.model ?? 'a chassis'}`, (project, configuration) =>
    addPlacement(project, configuration, chosen?.id ?? '', [0, 0, 0]),
  );
}

export function remove(design: Design, items: readonly DesignItem[], label: string): Fix {
  return of(design, label, (project, configuration) =>
    removePlacements(
      project,
      configuration,
      items.map((item) => item.id),
    ),
  );
}

export function move(design: Design, item: DesignItem, delta: Vector3, label: string): Fix {
  return of(design, label, (project, configuration) =>
    movePlacements(project, configuration, [item.id], delta),
  );
}

/** Sets a figure; undefined goes back to the catalogue. */
export function set(
  design: Design,
  items: readonly DesignItem[],
  key: string,
  value: FieldValue | undefined,
  label: string,
): Fix {
  return of(design, label, (project, configuration) =>
    setValue(
      project,
      configuration,
      items.map((item) => item.id),
      key,
      value,
    ),
  );
}

export function condition(design: Design, changes: Partial<Conditions>, label: string): Fix {
  return of(design, label, (project, configuration) => setConditions(project, configuration, changes));
}

/** The first keeps its name; the others get the next free numbers of their kind. */
export function renameApart(design: Design, items: readonly DesignItem[]): Fix {
  const taken = new Set(design.items.map((item) => item.name));
  const names = items.slice(1).map((item) => {
    const prefix = kinds[item.kind].reference;
    let number = 1;
    while (taken.has(`${prefix}${number}`)) number += 1;
    taken.add(`${prefix}${number}`);
    return { id: item.id, name: `${prefix}${number}` };
  });
  const label = `Rename to ${namesOf(names)}`;
  return of(design, label, (project, configuration) =>
    inTurn(
      project,
      label,
      names.map(
        ({ id, name }) =>
          (now) =>
            renamePlacement(now, configuration, id, name),
      ),
    ),
  );
}

function inTurn(project: Project, name: string, edits: readonly ((project: Project) => Diff)[]): Diff {
  let now = project;
  const diffs: Diff[] = [];
  for (const edit of edits) {
    const diff = edit(now);
    diffs.push(diff);
    now = applyDiff(now, diff);
  }
  return squashDiffs(name, diffs);
}

/** Full speed, where the common speed is fixed below it. */
export function fasterFans(design: Design): MaybeFix {
  const { fanMode, fanSpeed } = design.conditions;
  if (fanMode !== 'fixed' || fanSpeed >= 1 || itemsOf(design, 'fan').length === 0) return {};
  return { fix: condition(design, { fanSpeed: 1 }, 'Run the fans at full speed') };
}

/** IEC 60038 and usual line voltages of North America and Japan, V. */
const lineVoltages = [230, 240, 208, 200, 120, 100, 277] as const;

export function feedWithin(design: Design, low: number, high: number): MaybeFix {
  const voltage = lineVoltages.find((candidate) => candidate >= low && candidate <= high);
  return voltage === undefined
    ? {}
    : { fix: condition(design, { feedVoltage: voltage }, `Set the feed to ${voltage} V`) };
}

/** Sizes that differ by less go into the same bay, m. */
const sameBay = 1e-3;

/** The smallest supply of the library with at least this rating that goes into the bays of those there. */
export function largerSupplies(design: Design, rating: number): MaybeFix {
  const items = itemsOf(design, 'psu');
  const first = items[0];
  if (!first || items.some(({ values }) => !sameSize(values.size, first.values.size))) return {};
  const better = builtinLibrary()
    .byKind('psu')
    .filter((part) => {
      const { ratedOutput, size } = part.values;
      return (
        typeof ratedOutput === 'number' &&
        ratedOutput >= rating &&
        Array.isArray(size) &&
        sameSize(size, first.values.size)
      );
    })
    .sort((a, b) => Number(a.values['ratedOutput']) - Number(b.values['ratedOutput']))[0];
  if (!better || better.id === first.item.part.id) return {};
  const label = `Replace the supplies by ${better.model}`;
  return {
    fix: of(design, label, (project, configuration) =>
      replacePart(
        project,
        configuration,
        items.map(({ item }) => item.id),
        better.id,
      ),
    ),
  };
}

function sameSize(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.every((length, axis) => Math.abs(Number(length) - Number(b[axis])) < sameBay);
}

/** The usual choice under a spring-loaded sink: a phase-change pad does not pump out. */
const usualInterface = 'tim-pcm-ptm7950';

export function addInterface(design: Design, sink: DesignItem): Fix {
  const model = builtinLibrary().get(usualInterface)?.model ?? usualInterface;
  return of(design, `Put ${model} under ${sink.name}`, (project, configuration) =>
    attach(project, configuration, sink.id, sink.on, usualInterface),
  );
}

/** Centres a sink on its host's upper face. */
export function seat(design: Design, sink: DesignItem, host: DesignItem): Fix {
  return of(design, `Seat ${sink.name} on ${host.name}`, (project, configuration) =>
    attach(project, configuration, sink.id, host.id, sink.interface?.id ?? null, { place: true }),
  );
}

const hosts: ReadonlySet<string> = new Set([
  'accelerator',
  'processor',
  'network',
  'storage',
  'memory',
  'device',
]);
/** Distance within which a sink is meant for the part below it, m. */
const near = 0.005;

/** Whether `item` is mounted on `host`, directly or through parts between. */
function standsOn(design: Design, item: DesignItem, host: DesignItem): boolean {
  const { byId } = factsOf(design);
  const seen = new Set<string>();
  let on = item.on;
  while (on !== null && !seen.has(on)) {
    if (on === host.id) return true;
    seen.add(on);
    on = byId.get(on)?.on ?? null;
  }
  return false;
}

/** What lies between a sink or plate and its chip; nothing where the plate was tested with its joint. */
function interfaceFor(cover: DesignItem): PartId | null {
  if (cover.interface) return cover.interface.id;
  return wantsInterface(cover.part) ? usualInterface : null;
}

/** Mounts a loose sink on the part under it, where there is one. */
export function mountOnPartBelow(design: Design, sink: DesignItem): MaybeFix {
  let best: DesignItem | null = null;
  let most = 0;
  for (const item of nearbyIn(design)(grown(sink.box, near))) {
    if (!hosts.has(item.kind) || standsOn(design, item, sink)) continue;
    const { axis, sign } = directionOf(item.upAxis);
    const gap = sign > 0 ? sink.box.min[axis] - item.box.max[axis] : item.box.min[axis] - sink.box.max[axis];
    if (Math.abs(gap) > near) continue;
    const [u, v] = across(axis);
    const [width, height] = [common(sink.box, item.box, u), common(sink.box, item.box, v)];
    const share =
      width > 0 && height > 0 ? (width * height) / (extent(item.box, u) * extent(item.box, v)) : 0;
    if (share > most) {
      best = item;
      most = share;
    }
  }
  const host = best;
  if (!host) return {};
  return {
    fix: of(design, `Mount ${sink.name} on ${host.name}`, (project, configuration) =>
      attach(project, configuration, sink.id, host.id, interfaceFor(sink), { place: true }),
    ),
  };
}
