import { clearWidth, heightOf, unitHeight } from '#models/rack/rack.ts';
import type { FilledRack, Standing } from '#models/rack/standing.ts';

/** A layer of the rack: one thing, or free units between two. */
export interface RackZone {
  readonly id: string;
  readonly standing: Standing | null;
  readonly bottom: number; // m
  readonly height: number; // m
  readonly middle: number; // m
  /** Share of the height of the units. */
  readonly share: number;
  /** Sections across which air goes up and down before and behind it, m². */
  readonly front: number;
  readonly rear: number;
  /** Of the face, m². */
  readonly face: number;
}

/** Room that cables and manifolds leave behind the deepest things, m: class estimate. */
const leastRear = 0.05;

/** From below; they fill the units without a gap. Things beyond the frame, or in another's units, are left out. */
export function zonesOf({ rack, standing }: FilledRack): RackZone[] {
  const { frame } = rack;
  const width = clearWidth[frame.kind];
  const zones: RackZone[] = [];
  const add = (unit: number, units: number, one: Standing | null): void => {
    if (units <= 0) return;
    const bottom = heightOf(rack, unit);
    const height = units * unitHeight[frame.kind];
    const behind = frame.size[1] - frame.frontGap - (one?.depth ?? 0);
    zones.push({
      id: `${unit}`,
      standing: one,
      bottom,
      height,
      middle: bottom + height / 2,
      share: units / frame.units,
      front: width * frame.frontGap,
      rear: width * Math.max(leastRear, behind),
      face: width * height,
    });
  };
  let next = 1;
  for (const one of standing) {
    if (one.unit === null || one.units === 0 || one.unit < next) continue;
    if (one.unit + one.units - 1 > frame.units) continue;
    add(next, one.unit - next, null);
    add(one.unit, one.units, one);
    next = one.unit + one.units;
  }
  add(next, frame.units + 1 - next, null);
  return zones;
}
