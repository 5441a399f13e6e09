import type { DesignItem } from '#models/project/design.ts';
import { designRule, type Finding } from '#models/rules/declare.ts';
import { factsOf } from '#models/rules/facts.ts';
import * as fixes from '#models/rules/fixes.ts';
import { nearbyIn } from '#models/rules/nearby.ts';
import {
  along,
  before,
  centreOf,
  contents,
  directionOf,
  extent,
  nearestWall,
  penetration,
  tolerance,
  wallName,
} from '#models/rules/space.ts';
import { millimetres, namesOf } from '#models/rules/wording.ts';
import type { Vector3 } from '#models/schema/field.ts';

export const chassisMissing = designRule({
  id: 'chassis-missing',
  title: 'No chassis',
  why: 'Walls guide the air. Without a chassis the parts are solved as if they stood open in the room.',
  find: (design) =>
    (factsOf(design).byKind.get('chassis')?.length ?? 0) > 0
      ? []
      : [
          {
            severity: 'error',
            message: 'The design has no chassis: there are no walls and no air path.',
            placements: [],
            fix: fixes.addChassis(design),
          },
        ],
});

export const chassisSeveral = designRule({
  id: 'chassis-several',
  title: 'More than one chassis',
  why: 'A design is one enclosure; a second chassis makes its inside and outside ambiguous.',
  find(design) {
    const [first, ...others] = factsOf(design).byKind.get('chassis') ?? [];
    if (!first || others.length === 0) return [];
    return [
      {
        severity: 'error',
        message: `There are ${others.length + 1} chassis: ${namesOf([first, ...others])}. Keep one.`,
        placements: [first, ...others].map((item) => item.id),
        fix: fixes.remove(design, others, `Keep ${first.name}, remove ${namesOf(others)}`),
      },
    ];
  },
});

const onWall = (item: DesignItem): boolean => item.kind === 'vent' || item.kind === 'filter';
/** Given as envelopes rather than as solid boxes, or cut out in reality where something passes. */
const soft = (item: DesignItem): boolean => item.kind === 'cable' || item.kind === 'baffle';

/**
 * Pairs that overlap, found by a sweep along x: neighbours in x are compared only.
 * Left out: a part and what it is mounted on (card edges and sockets reach into their board by design), and a
 * vent or filter with anything but one of its own kind (they lie in the wall that other parts reach through).
 */
function* overlaps(items: readonly DesignItem[]): Generator<readonly [DesignItem, DesignItem]> {
  const sorted = [...items].sort((a, b) => a.box.min[0] - b.box.min[0]);
  for (let i = 0; i < sorted.length; i++) {
    const a = sorted[i];
    if (!a) continue;
    const end = a.box.max[0] - tolerance;
    for (let j = i + 1; j < sorted.length; j++) {
      const b = sorted[j];
      if (!b || b.box.min[0] >= end) break;
      if (a.box.max[1] - tolerance <= b.box.min[1] || b.box.max[1] - tolerance <= a.box.min[1]) continue;
      if (a.box.max[2] - tolerance <= b.box.min[2] || b.box.max[2] - tolerance <= a.box.min[2]) continue;
      if (a.on === b.id || b.on === a.id) continue;
      if ((onWall(a) || onWall(b)) && a.kind !== b.kind) continue;
      yield a.id < b.id ? [a, b] : [b, a];
    }
  }
}

export const overlap = designRule({
  id: 'overlap',
  title: 'Parts overlap',
  why: 'Two solid parts cannot be in one place; the solver would count their volume and their faces twice.',
  find(design) {
    const found: Finding[] = [];
    for (const [a, b] of overlaps(contents(design))) {
      const { axis, depth } = penetration(a.box, b.box);
      if (depth <= tolerance) continue;
      const away = centreOf(b.box)[axis] >= centreOf(a.box)[axis] ? 1 : -1;
      found.push({
        severity: soft(a) || soft(b) ? 'warning' : 'error',
        message: `${a.name} and ${b.name} overlap by ${millimetres(depth)}.`,
        placements: [a.id, b.id],
        at: middle(a, b),
        fix: fixes.move(
          design,
          b,
          along(axis, away * depth),
          `Move ${b.name} ${millimetres(depth)} out of ${a.name}`,
        ),
      });
      if (found.length >= mostPairs) break;
    }
    return found;
  },
});

/** A layout with more overlaps is being rebuilt; the rest is shown once these are solved. */
const mostPairs = 100;

function middle(a: DesignItem, b: DesignItem): Vector3 {
  const at = (axis: 0 | 1 | 2) =>
    (Math.max(a.box.min[axis], b.box.min[axis]) + Math.min(a.box.max[axis], b.box.max[axis])) / 2;
  return [at(0), at(1), at(2)];
}

/** Parts may stand out of the wall by a latch or a bezel, m. */
const proud = 5e-4;

export const outsideChassis = designRule({
  id: 'outside-chassis',
  title: 'Outside the chassis',
  why: 'The model holds what is inside the walls. A part outside neither gets the air nor blocks it.',
  find(design) {
    const chassis = design.chassis;
    if (!chassis) return [];
    const found: Finding[] = [];
    for (const item of contents(design)) {
      if (item.kind === 'cdu') continue; // It may stand in the rack or the row.
      const shift: [number, number, number] = [0, 0, 0];
      let fits = true;
      for (const axis of [0, 1, 2] as const) {
        const low = chassis.box.min[axis] - item.box.min[axis];
        const high = item.box.max[axis] - chassis.box.max[axis];
        if (extent(item.box, axis) > extent(chassis.box, axis) + proud) fits = false;
        if (low > proud) shift[axis] = low;
        else if (high > proud) shift[axis] = -high;
      }
      const worst = Math.max(...shift.map(Math.abs));
      if (worst <= proud) continue;
      found.push({
        severity: 'error',
        message: fits
          ? `${item.name} stands ${millimetres(worst)} out of ${chassis.name}.`
          : `${item.name} is larger than ${chassis.name}; it stands ${millimetres(worst)} out.`,
        placements: [item.id],
        at: centreOf(item.box),
        ...(fits ? { fix: fixes.move(design, item, shift, `Move ${item.name} into ${chassis.name}`) } : {}),
      });
    }
    return found;
  },
});

/** How far from the outer plane a part still counts as lying in the wall, m. A filter is held behind its grille. */
const wallReach = { vent: 0.005, filter: 0.025 } as const;

export const openingOffWall = designRule({
  id: 'opening-off-wall',
  title: 'Opening not on a wall',
  why: 'Air enters and leaves through the walls; a vent or filter elsewhere is no opening to the room.',
  find(design) {
    const chassis = design.chassis;
    if (!chassis) return [];
    const found: Finding[] = [];
    for (const kind of ['vent', 'filter'] as const) {
      for (const item of factsOf(design).byKind.get(kind) ?? []) {
        const { axis } = directionOf(item.airAxis);
        const wall = nearestWall(chassis.box, item.box, axis);
        if (wall.distance <= wallReach[kind]) continue;
        found.push({
          severity: 'error',
          message: `${item.name} is ${millimetres(wall.distance)} away from the ${wallName(wall)}.`,
          placements: [item.id],
          at: centreOf(item.box),
          fix: fixes.move(
            design,
            item,
            along(axis, wall.sign * wall.distance),
            `Put ${item.name} on the ${wallName(wall)}`,
          ),
        });
      }
    }
    return found;
  },
});

/** A part that is pulled through the wall starts this near to it, m: the depth of a bezel or a backplane. */
const serviceReach = 0.06;
/** Of the part's cross-section that may be covered: cables are pushed aside, not boxes. */
const serviceShare = 0.05;

const staysInTheWay = (item: DesignItem): boolean => !onWall(item) && item.kind !== 'cable';

export const servicePath = designRule({
  id: 'service-path',
  title: 'Cannot be pulled out',
  why:
    'Supplies, drives and fans at a wall are exchanged in service, straight out through the nearest front or rear wall ' +
    '(OCP Modular Hardware System M-CRPS; SFF-8639 bays). What stands in the way has to come out first.',
  find(design) {
    const chassis = design.chassis;
    if (!chassis) return [];
    const found: Finding[] = [];
    for (const kind of ['psu', 'storage', 'fan'] as const) {
      for (const item of factsOf(design).byKind.get(kind) ?? []) {
        // A module on a board (M.2) is exchanged with the lid off.
        if (item.on !== null) continue;
        const wall = nearestWall(chassis.box, item.box, 1);
        if (wall.distance <= tolerance) continue;
        // A fan wall inside the box is lifted out through the lid.
        if (kind === 'fan' && wall.distance > serviceReach) continue;
        const obstacles = before(
          item.box,
          1,
          wall.sign,
          wall.distance,
          nearbyIn(design),
          staysInTheWay,
        ).filter((obstacle) => obstacle.share > serviceShare && obstacle.item.on !== item.id);
        const first = obstacles[0];
        if (first) {
          found.push({
            severity: kind === 'fan' ? 'note' : 'warning',
            message: `${namesOf(obstacles.map((obstacle) => obstacle.item))} stand${obstacles.length === 1 ? 's' : ''} between ${item.name} and the ${wallName(wall)}.`,
            placements: [item.id, ...obstacles.map((obstacle) => obstacle.item.id)],
            at: centreOf(item.box),
          });
        } else if (kind === 'psu' && wall.distance > serviceReach) {
          found.push({
            severity: 'note',
            message: `${item.name} is ${millimetres(wall.distance)} away from the ${wallName(wall)}; its inlet and handle should be in reach there.`,
            placements: [item.id],
            at: centreOf(item.box),
            fix: fixes.move(
              design,
              item,
              along(1, wall.sign * wall.distance),
              `Move ${item.name} to the ${wallName(wall)}`,
            ),
          });
        }
      }
    }
    return found;
  },
});

export const duplicateNames = designRule({
  id: 'duplicate-names',
  title: 'Name used twice',
  why: 'The reference designator is what the BOM, the paths and the people call a part by (IEEE 315, IEC 81346).',
  find(design) {
    const groups = new Map<string, DesignItem[]>();
    for (const item of design.items) {
      const group = groups.get(item.name);
      if (group) group.push(item);
      else groups.set(item.name, [item]);
    }
    const found: Finding[] = [];
    for (const [name, items] of groups) {
      if (items.length < 2) continue;
      found.push({
        severity: 'warning',
        message: `${items.length} parts are called "${name}".`,
        placements: items.map((item) => item.id),
        fix: fixes.renameApart(design, items),
      });
    }
    return found;
  },
});

export const partMissing = designRule({
  id: 'part-missing',
  title: 'Part not in the library',
  why: 'Nothing is known of it: it takes room, and neither its power nor its temperature is counted.',
  find: (design) =>
    design.items
      .filter((item) => item.missing)
      .map((item) => ({
        severity: 'error',
        message: `${item.name}: the part "${item.part.id}" is in no library. Load its part file or replace the part.`,
        placements: [item.id],
        at: centreOf(item.box),
      })),
});
