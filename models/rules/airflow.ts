import { tankOf } from '#models/project/coolant.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { DesignResult, FanResult } from '#models/results/design-result.ts';
import { designRule, resultRule, type Finding } from '#models/rules/declare.ts';
import { factsOf, itemsOf } from '#models/rules/facts.ts';
import * as fixes from '#models/rules/fixes.ts';
import { nearbyIn } from '#models/rules/nearby.ts';
import {
  across,
  before,
  centreOf,
  common,
  directionOf,
  extent,
  letsAirThrough,
  nearestWall,
  wallName,
} from '#models/rules/space.ts';
import { millimetres, namesOf, percent } from '#models/rules/wording.ts';
import { formatQuantity } from '#models/units/units.ts';

/**
 * Free space that an axial fan wants before and behind it, in fan diameters.
 * Source: W. B. Swim, ASHRAE Winter Meeting, Orlando 2005: walls 0.5 D before the inlet cost up to 3.5 % of the
 * flow and 5 % of the efficiency; no loss was found with more room.
 */
const clearRatio = 0.5;
/** Of a fan's face that a part may cover within that space: half of the hub's share (0.5² of the disc). */
const coveredShare = 0.125;
/** A fan this near to a wall is mounted in it, m: sheet, gasket and guard. */
const mounted = 0.012;

export const fanBlocked = designRule({
  id: 'fan-blocked',
  title: 'Fan blocked',
  why:
    'A solid face nearer than half the diameter costs flow and makes noise; the catalogue curve was measured ' +
    'with free space (ISO 5801). W. B. Swim, ASHRAE Winter Meeting 2005: no loss beyond 0.5 D.',
  find(design) {
    const fans = factsOf(design).byKind.get('fan') ?? [];
    if (fans.length === 0 || tankOf(design)) return [];
    return fans.flatMap((fan) => [...faceOfFan(design, fan, -1), ...faceOfFan(design, fan, 1)]);
  },
});

const isSolid = (item: DesignItem): boolean => !letsAirThrough(item);

function faceOfFan(design: Design, fan: DesignItem, side: 1 | -1): Finding[] {
  const { axis, sign } = directionOf(fan.airAxis);
  const way: 1 | -1 = side * sign > 0 ? 1 : -1;
  const [u, v] = across(axis);
  const diameter = Math.min(extent(fan.box, u), extent(fan.box, v));
  const reach = clearRatio * diameter;
  const face = side < 0 ? 'intake' : 'outlet';
  const found: Finding[] = [];
  const obstacles = before(fan.box, axis, way, reach, nearbyIn(design), isSolid).filter(
    (obstacle) => obstacle.share > coveredShare && obstacle.item.on !== fan.id && fan.on !== obstacle.item.id,
  );
  const first = obstacles[0];
  if (first) {
    const share = Math.min(
      1,
      obstacles.reduce((sum, obstacle) => sum + obstacle.share, 0),
    );
    found.push({
      severity: 'warning',
      message: `The ${face} of ${fan.name} has ${namesOf(obstacles.map((o) => o.item))} ${millimetres(first.gap)} before it, over ${percent(share)} of its face; ${millimetres(reach)} should be free.`,
      placements: [fan.id, ...obstacles.map((obstacle) => obstacle.item.id)],
      at: centreOf(fan.box),
    });
  }
  const wall = wallBefore(design, fan, way);
  if (wall && wall.distance > mounted && wall.distance < reach && wall.open < openShare) {
    found.push({
      severity: 'warning',
      message: `The ${face} of ${fan.name} is ${millimetres(wall.distance)} from the closed ${wall.name}; ${millimetres(reach)} should be free, or a vent before it.`,
      placements: [fan.id],
      at: centreOf(fan.box),
    });
  }
  return found;
}

/** Of the wall before a fan that has to be vent for the air to come through there rather than round the corner. */
const openShare = 0.5;

/** The wall that a fan's face looks at: its distance, and the share of the face that has a vent before it. */
function wallBefore(design: Design, fan: DesignItem, way: 1 | -1) {
  const chassis = design.chassis;
  if (!chassis) return null;
  const { axis } = directionOf(fan.airAxis);
  const [u, v] = across(axis);
  const distance =
    way > 0 ? chassis.box.max[axis] - fan.box.max[axis] : fan.box.min[axis] - chassis.box.min[axis];
  const area = extent(fan.box, u) * extent(fan.box, v);
  let open = 0;
  for (const vent of factsOf(design).byKind.get('vent') ?? []) {
    const wall = nearestWall(chassis.box, vent.box, axis);
    if (wall.sign !== way || directionOf(vent.airAxis).axis !== axis) continue;
    const width = common(fan.box, vent.box, u);
    const height = common(fan.box, vent.box, v);
    if (width > 0 && height > 0) open += (width * height) / area;
  }
  return { distance, open, name: wallName({ axis, sign: way }) };
}

/** Of a vent that may be covered without a word. */
const ventShare = 0.2;

export const ventBlocked = designRule({
  id: 'vent-blocked',
  title: 'Vent blocked',
  why:
    'Continuity: the air of the covered part of a vent must pass the slot round the part behind it. A slot (gap × ' +
    'circumference) smaller than the free area behind it throttles more than the vent itself.',
  find(design) {
    const chassis = design.chassis;
    if (!chassis) return [];
    const vents = itemsOf(design, 'vent');
    if (vents.length === 0) return [];
    const found: Finding[] = [];
    for (const { item, values } of vents) {
      const { axis } = directionOf(item.airAxis);
      const wall = nearestWall(chassis.box, item.box, axis);
      const inward: 1 | -1 = wall.sign > 0 ? -1 : 1;
      const [u, v] = across(axis);
      // No slot can be too small beyond this gap: the whole face through its own circumference.
      const width = extent(item.box, u);
      const height = extent(item.box, v);
      const reach = (values.openRatio * width * height) / (2 * (width + height));
      const blocking = before(item.box, axis, inward, reach, nearbyIn(design), isSolid).filter(
        (obstacle) =>
          obstacle.share > ventShare && obstacle.gap * obstacle.perimeter < values.openRatio * obstacle.area,
      );
      const first = blocking[0];
      if (!first) continue;
      const share = Math.min(
        1,
        blocking.reduce((sum, obstacle) => sum + obstacle.share, 0),
      );
      found.push({
        severity: share > 0.5 ? 'error' : 'warning',
        message: `${namesOf(blocking.map((o) => o.item))} cover${blocking.length === 1 ? 's' : ''} ${percent(share)} of ${item.name}, ${millimetres(first.gap)} behind it.`,
        placements: [item.id, ...blocking.map((obstacle) => obstacle.item.id)],
        at: centreOf(item.box),
      });
    }
    return found;
  },
});

const needsAir = (design: Design): boolean =>
  ['fan', 'accelerator', 'processor', 'psu'].some(
    // The kinds are literals of PartKind; the map has no others.
    (kind) => (factsOf(design).byKind.get(kind as DesignItem['kind'])?.length ?? 0) > 0,
  );

export const noOpening = designRule({
  id: 'no-opening',
  title: 'No way for the air',
  why: 'Mass is conserved: air that enters has to leave. One opening alone, or none, gives no flow through the box.',
  find(design) {
    const chassis = design.chassis;
    if (!chassis || !needsAir(design) || tankOf(design)) return [];
    const facts = factsOf(design);
    const fans = facts.byKind.get('fan') ?? [];
    const openings = [
      ...(facts.byKind.get('vent') ?? []),
      ...[...fans, ...(facts.byKind.get('psu') ?? [])].filter((item) => {
        const wall = nearestWall(chassis.box, item.box, directionOf(item.airAxis).axis);
        return wall.distance <= mounted;
      }),
    ];
    if (openings.length >= 2) return [];
    const only = openings[0];
    if (!only && fans.length === 0) {
      return [
        {
          severity: 'note',
          message: `${chassis.name} is sealed: all heat leaves through its walls.`,
          placements: [chassis.id],
        },
      ];
    }
    return [
      {
        severity: 'error',
        message: only
          ? `${only.name} is the only opening of ${chassis.name}: the air has an inlet or an outlet, not both.`
          : `${chassis.name} has neither inlet nor outlet, so ${namesOf(fans)} can only stir the air inside.`,
        placements: [only?.id ?? chassis.id],
      },
    ];
  },
});

const rows = (result: DesignResult, state: FanResult['state']) =>
  result.fans.filter((fan) => fan.state === state);

export const fanStalled = resultRule({
  id: 'fan-stalled',
  title: 'Fan stalled',
  why: 'Left of the peak of its curve a fan surges: less flow, more noise, uncertain pressure (AMCA 201; ISO 5801).',
  find: (design, result) =>
    rows(result, 'stalled').map((fan) => ({
      severity: 'warning',
      message: `${nameOf(design, fan.id)} works at ${flow(fan.flow)} against ${pressure(fan.pressure)}, in the stall region of its curve. Lower the resistance or take a fan with more pressure.`,
      placements: [fan.id],
    })),
});

export const fanBackFlow = resultRule({
  id: 'fan-back-flow',
  title: 'Air flows back through a fan',
  why: 'A fan that others overpower lets hot air return to its inlet; it cools nothing and may be driven backwards.',
  find: (design, result) =>
    rows(result, 'back-flow').map((fan) => ({
      severity: 'error',
      message: `${flow(Math.abs(fan.flow))} flow backwards through ${nameOf(design, fan.id)} at ${percent(fan.speedRatio)} speed. Give all fans of a wall the same speed, or separate them by a baffle.`,
      placements: [fan.id],
    })),
});

export const fanFailed = designRule({
  id: 'fan-failed',
  title: 'Fan failed',
  why: 'The design is solved with this fan standing still, as a failure case; the others blow partly back through it.',
  find(design) {
    const failed = itemsOf(design, 'fan').filter(({ values }) => values.failed);
    if (failed.length === 0) return [];
    const items = failed.map(({ item }) => item);
    return [
      {
        severity: 'note',
        message: `${namesOf(items)} ${items.length === 1 ? 'is' : 'are'} set to failed.`,
        placements: items.map((item) => item.id),
        fix: fixes.set(design, items, 'failed', undefined, `Repair ${namesOf(items)}`),
      },
    ];
  },
});

/** Share of closed face at which the loss, which goes with the square of the velocity, is three times the clean one. */
const spent = 1 - 1 / Math.sqrt(3);

export const filterClogged = designRule({
  id: 'filter-clogged',
  title: 'Filter clogged',
  why: 'EN 13053: a filter is due when its loss is three times the clean one. With Δp ~ v² that is 42 % of the face closed.',
  find(design) {
    const due = [...itemsOf(design, 'filter'), ...itemsOf(design, 'vent')].filter(
      ({ values }) => values.clogging > spent,
    );
    return due.map(({ item, values }) => ({
      severity: 'warning',
      message: `${item.name} is ${percent(values.clogging)} closed: about ${formatQuantity(1 / (1 - values.clogging) ** 2, 'ratio', '', { digits: 2 })} times its clean loss.`,
      placements: [item.id],
      fix: fixes.set(design, [item], 'clogging', undefined, `Clean ${item.name}`),
    }));
  },
});

const nameOf = (design: Design, id: string): string => factsOf(design).byId.get(id)?.name ?? id;
const pressure = (value: number): string => formatQuantity(value, 'pressure', 'Pa');
const flow = (value: number): string => formatQuantity(value, 'volume-flow', 'm3/h');
