import type { DesignItem } from '#models/project/design.ts';
import type { Design } from '#models/project/design.ts';
import { isCover, wantsInterface } from '#models/components/cover.ts';
import type { KindValues } from '#models/components/values.ts';
import { designRule, type Finding } from '#models/rules/declare.ts';
import { factsOf, itemsOf, numberOf } from '#models/rules/facts.ts';
import * as fixes from '#models/rules/fixes.ts';
import { grown, nearbyIn } from '#models/rules/nearby.ts';
import { across, centreOf, common, directionOf, extent } from '#models/rules/space.ts';
import { celsius, millimetres, percent, watts } from '#models/rules/wording.ts';

/**
 * Heat transfer from a bare package in a fan-cooled box, W/(m2 K): 27 by the laminar flat plate (Incropera et al., eq. 7.30)
 * at 5 m/s over 100 mm, about double where the boundary layer is disturbed.
 */
const bareTransfer = 50;
/** Upper end of forced convection of gases, W/(m2 K). Source: Incropera et al., table 1.1. */
const mostTransfer = 250;

const chips = ['accelerator', 'processor', 'network'] as const;

export const sinkMissing = designRule({
  id: 'sink-missing',
  title: 'Heat sink missing',
  why:
    'A bare package gives off h·A·ΔT: about 50 W/(m²·K) in a fan-cooled box, 250 at the very most ' +
    '(Incropera et al., eq. 7.30 and table 1.1). More power needs fins.',
  find(design) {
    const { mounted } = factsOf(design);
    const found: Finding[] = [];
    for (const kind of chips) {
      for (const { item, values } of itemsOf(design, kind)) {
        if (hasOwnSink(values)) continue;
        if ((mounted.get(item.id) ?? []).some(isCover)) continue;
        const limit = values.temperatureLimit;
        if (limit === null) continue;
        const bare = bareTransfer * surfaceOf(item) * (limit - design.conditions.ambientTemperature);
        if (values.maximumPower <= bare) continue;
        found.push({
          severity: values.maximumPower > (mostTransfer / bareTransfer) * bare ? 'error' : 'warning',
          message: `${item.name} (${watts(values.maximumPower)}) has neither heat sink nor cold plate; bare it gives off about ${watts(Math.max(0, bare))} at its limit of ${celsius(limit)}.`,
          placements: [item.id],
          at: centreOf(item.box),
        });
      }
    }
    return found;
  },
});

/** What is mounted on a chip to cool it. */
function coversOf(design: Design): DesignItem[] {
  return design.items.filter((item) => isCover(item) && !item.missing);
}

function hasOwnSink(values: Pick<KindValues<'accelerator'>, 'sinkFinCount' | 'resistanceCurve'>): boolean {
  return values.sinkFinCount !== null || values.resistanceCurve !== null;
}

/** Top and sides, m2: the underside lies on its board or socket. */
function surfaceOf(item: DesignItem): number {
  const x = extent(item.box, 0);
  const y = extent(item.box, 1);
  const z = extent(item.box, 2);
  const up = directionOf(item.upAxis).axis;
  const below = up === 0 ? y * z : up === 1 ? x * z : x * y;
  return 2 * (x * y + y * z + x * z) - below;
}

export const sinkUnmounted = designRule({
  id: 'sink-unmounted',
  title: 'Heat sink on nothing',
  why: 'A heat sink or cold plate cools what it is mounted on. On its own it is an obstacle to the air.',
  find(design) {
    const { byId } = factsOf(design);
    return coversOf(design)
      .filter((item) => item.on === null || !byId.has(item.on))
      .map((item) => ({
        severity: 'warning',
        message: `${item.name} is mounted on no part.`,
        placements: [item.id],
        at: centreOf(item.box),
        ...fixes.mountOnPartBelow(design, item),
      }));
  },
});

export const timMissing = designRule({
  id: 'tim-missing',
  title: 'Interface material missing',
  why:
    'A dry joint of aluminium in air has about 275 mm²·K/W (Incropera et al., table 3.1b, 10 µm roughness); ' +
    'grease or a phase-change pad has 5–20.',
  find(design) {
    const { byId } = factsOf(design);
    return coversOf(design).flatMap((item) => {
      const host = item.on === null ? undefined : byId.get(item.on);
      if (!host || item.interface !== null || !wantsInterface(item.part)) return [];
      return [
        {
          severity: 'warning' as const,
          message: `${item.name} sits on ${host.name} without an interface material.`,
          placements: [item.id, host.id],
          at: centreOf(item.box),
          fix: fixes.addInterface(design, item),
        },
      ];
    });
  },
});

/** Gap that no interface material bridges, m: gap fillers end at about 5 mm, a tolerance chain at half a millimetre. */
const openJoint = 5e-4;
/** Of the lid that may stay uncovered: chamfers and mounting tolerance. */
const uncovered = 0.02;

export const sinkContact = designRule({
  id: 'sink-contact',
  title: 'Heat sink does not cover the part',
  why: 'Heat crosses the joint only where sink and lid meet; the uncovered share stays hot (spreading resistance).',
  find(design) {
    const { byId } = factsOf(design);
    const found: Finding[] = [];
    for (const item of coversOf(design)) {
      const host = item.on === null ? undefined : byId.get(item.on);
      if (!host || host.missing) continue;
      const { axis, sign } = directionOf(host.upAxis);
      const gap =
        sign > 0 ? item.box.min[axis] - host.box.max[axis] : host.box.min[axis] - item.box.max[axis];
      const covered = coverage(item, host);
      const words: string[] = [];
      if (covered < 1 - uncovered) words.push(`covers ${percent(covered)} of the lid of ${host.name}`);
      if (gap > openJoint) words.push(`hangs ${millimetres(gap)} above ${host.name}`);
      if (gap < -openJoint) words.push(`reaches ${millimetres(-gap)} into ${host.name}`);
      if (words.length === 0) continue;
      found.push({
        severity: covered < 0.5 || gap > openJoint ? 'error' : 'warning',
        message: `${item.name} ${words.join(' and ')}.`,
        placements: [item.id, host.id],
        at: centreOf(host.box),
        fix: fixes.seat(design, item, host),
      });
    }
    return found;
  },
});

/** Share of the host's lid under the sink. The lid lies centred on the host's upper face. */
function coverage(sink: DesignItem, host: DesignItem): number {
  const { axis } = directionOf(host.upAxis);
  const air = directionOf(host.airAxis).axis;
  let share = 1;
  for (const side of across(axis)) {
    const whole = extent(host.box, side);
    const lid = Math.min(whole, numberOf(host, side === air ? 'lidLength' : 'lidWidth') ?? whole);
    const centre = (host.box.min[side] + host.box.max[side]) / 2;
    const from = Math.max(sink.box.min[side], centre - lid / 2);
    const to = Math.min(sink.box.max[side], centre + lid / 2);
    share *= Math.max(0, to - from) / lid;
  }
  return share;
}

export const sinkSpacing = designRule({
  id: 'sink-spacing',
  title: 'Heat sinks touch',
  why: 'Neighbouring sinks are mounted one after the other and float on their springs; less than 0.5 mm is within the tolerances of the parts (class value).',
  find(design) {
    const sinks = coversOf(design);
    const found: Finding[] = [];
    const rank = new Map(sinks.map((item, i) => [item, i]));
    for (const [i, a] of sinks.entries()) {
      for (const b of nearbyIn(design)(grown(a.box, openJoint))) {
        if ((rank.get(b) ?? -1) <= i) continue;
        // Side by side or one behind the other; where they overlap, or touch at an edge alone, other rules speak.
        const gap = Math.max(-common(a.box, b.box, 0), -common(a.box, b.box, 1));
        const facing = ([0, 1, 2] as const).filter((axis) => common(a.box, b.box, axis) > 0).length;
        if (gap < 0 || gap >= openJoint || facing !== 2 || common(a.box, b.box, 2) <= 0) continue;
        found.push({
          severity: 'note',
          message: `${a.name} and ${b.name} are ${millimetres(gap)} apart.`,
          placements: [a.id, b.id],
        });
      }
    }
    return found;
  },
});
