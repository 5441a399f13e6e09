import { innerBoxOf } from '#models/geometry/chassis-walls.ts';
import type { Box } from '#models/geometry/box.ts';
import { valuesOf } from '#models/components/values.ts';
import { coolantLoopsOf, type CoolantLoop, type Hose } from '#models/project/coolant.ts';
import type { Design } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { Vector3 } from '#models/schema/field.ts';
import { Lanes, pitchShare, type Run } from '#renderer/scene/coolant/lanes.ts';
import { manifoldOf, riseShare } from '#renderer/scene/coolant/manifold.ts';
import { cleaned } from '#renderer/scene/coolant/path.ts';

/** A hose as it is drawn, or a rail that hoses begin at: the model's way, moved aside where several would lie in each other. */
export interface HoseWay {
  /** The two parts that it joins; of a rail and its stub, twice where they stand. */
  readonly ends: readonly [PlacementId, PlacementId];
  readonly side: Hose['side'];
  /** Whose coolant it carries: what enters or what leaves a part, or all plates of a loop together. */
  readonly carries: Carried;
  readonly path: readonly Vector3[];
  /** To its outer face, m. */
  readonly radius: number;
}

export type Carried =
  | { readonly id: PlacementId; readonly at: 'inlet' | 'outlet' }
  | { readonly loop: string; readonly at: 'supply' | 'return' };

/** Outer diameter over bore, as drawn: EPDM hose of 10 mm has a wall of 2–3 mm (class value). */
const outerOverBore = 1.5;
/** Heights that a hose is raised to in order to pass over what stands in its way. */
const mostHurdles = 6;

/** All hoses of a design, as drawn. */
export function hoseWaysOf(design: Design): readonly HoseWay[] {
  const loops = coolantLoopsOf(design);
  if (loops.length === 0) return [];
  const room = innerBoxOf(design);
  const lanes = new Lanes(room);
  return loops.flatMap((loop) => waysOf(loop, design, lanes, room));
}

function waysOf(loop: CoolantLoop, design: Design, lanes: Lanes, room: Box | null): HoseWay[] {
  const { drive, hoses, radiators } = loop;
  if (!drive) return [];
  const outer = valuesOf(drive.part, drive.kind).hoseBore * outerOverBore;
  const manifold = loop.branches.length > 1 ? manifoldOf(loop, drive, outer, design) : null;
  const laid = new Map(manifold?.hoses.map(({ hose, path }) => [hose, path]));
  const ways: HoseWay[] = (manifold?.rails ?? []).flatMap(({ side, path, stub, radius }): HoseWay[] => {
    const shared = {
      ends: [drive.id, drive.id],
      side,
      carries: { loop: loop.name, at: side },
    } as const;
    return [
      { ...shared, path, radius },
      { ...shared, path: stub, radius: outer / 2 },
    ];
  });
  let before = drive.id;
  const cooled = radiators.length > 0 ? hoses.length - 1 : -1;
  const order: { readonly hose: Hose; readonly index: number }[] = [];
  const ends: [PlacementId, PlacementId][] = [];
  for (const [index, hose] of hoses.entries()) {
    const isRadiator = hose.part.kind === 'radiator';
    const isLast = isRadiator ? index === cooled : hose.side === 'return';
    const from = hose.side === 'supply' ? drive.id : before;
    ends.push(isLast ? [hose.part.id, drive.id] : [from, hose.part.id]);
    // Behind the last plate of a row the next begins at the drive again.
    before = isLast ? drive.id : hose.part.id;
    order.push({ hose, index });
  }
  // The farthest first: it takes the outermost lane, so that the ways nest and do not cross.
  order.sort((a, b) => rank(a.hose) - rank(b.hose) || nesting(a.hose, b.hose));
  for (const { hose, index } of order) {
    const pair = ends[index];
    if (!pair) continue;
    const isBack = hose.part.kind === 'radiator' && index === cooled;
    const leaves = isBack || (hose.side === 'return' && hose.part.kind === 'cold-plate');
    ways.push({
      ends: pair,
      side: isBack && loop.branches.length > 0 ? 'supply' : hose.side,
      carries: { id: hose.part.id, at: leaves ? 'outlet' : 'inlet' },
      path: laid.get(hose) ?? drawnPath(hose, outer, pair, design, lanes, room),
      radius: outer / 2,
    });
  }
  return ways;
}

function rank({ side }: Hose): number {
  return side === 'supply' ? 0 : side === 'return' ? 1 : 2;
}

/** Runs from the drive on: the longest first run leads; of equal ones the shortest second run. */
function nesting(a: Hose, b: Hose): number {
  const [a1 = 0, a2 = 0] = runsOf(a).map(({ length }) => length);
  const [b1 = 0, b2 = 0] = runsOf(b).map(({ length }) => length);
  return Math.abs(b1 - a1) > 1e-6 ? b1 - a1 : a2 - b2;
}

/** The level stretches of a way, seen from the drive. */
function runsOf({ path, side }: Hose): Run[] {
  const points = side === 'return' ? path.toReversed() : path;
  return points.slice(1).flatMap((point, i): Run[] => {
    const from = points[i];
    const axis = from && from[0] !== point[0] ? 0 : from && from[1] !== point[1] ? 1 : null;
    if (!from || axis === null) return [];
    const way = point[axis] - from[axis];
    return [{ axis, direction: way > 0 ? 1 : -1, length: Math.abs(way) }];
  });
}

function drawnPath(
  hose: Hose,
  outer: number,
  ends: readonly PlacementId[],
  design: Design,
  lanes: Lanes,
  room: Box | null,
): Vector3[] {
  const from = hose.path[0];
  const to = hose.path[hose.path.length - 1];
  if (!from || !to) return [];
  const top = Math.max(from[2], to[2]);
  const ceiling = (room?.max[2] ?? Infinity) - outer / 2;
  const supply = Math.min(top + riseShare * outer, ceiling);
  // Return runs pass below supply runs.
  const wanted = hose.side === 'return' ? supply - pitchShare * outer : supply;
  const chain = hose.path.filter((point) => point[2] === top);
  const level = clearLevel(chain, wanted, ceiling, outer, ends, design);
  const runs = runsOf(hose);
  const forward = hose.side === 'return' ? runs.toReversed() : runs;
  const shifts = lanes.take(chain, level, outer, hose.side === 'return', forward);
  const moved = chain.map((point, i): Vector3 => {
    // A stretch moves across itself, and takes both of its ends along.
    const aside = (axis: 0 | 1) =>
      [i - 1, i].reduce((sum, n) => (forward[n]?.axis === 1 - axis ? sum + (shifts[n] ?? 0) : sum), 0);
    return [point[0] + aside(0), point[1] + aside(1), level];
  });
  return cleaned([from, [from[0], from[1], level], ...moved, [to[0], to[1], level], to]);
}

/** The height from which on nothing stands in the way of the level stretches; `wanted` where none is found. */
function clearLevel(
  chain: readonly Vector3[],
  wanted: number,
  ceiling: number,
  outer: number,
  ends: readonly PlacementId[],
  design: Design,
): number {
  let level = wanted;
  const own = new Set(ends);
  const others = design.items.filter(({ id, kind }) => kind !== 'chassis' && !own.has(id));
  for (let n = 0; n < mostHurdles; n++) {
    const hurdles = others.filter(({ box }) =>
      chain.slice(1).some((point, i) => isCrossed(box, chain[i] ?? point, point, level, outer / 2)),
    );
    if (hurdles.length === 0) return level;
    level = Math.max(...hurdles.map(({ box }) => box.max[2])) + outer / 2;
    if (level > ceiling) return wanted;
  }
  return wanted;
}

function isCrossed(box: Box, a: Vector3, b: Vector3, level: number, radius: number): boolean {
  return (
    box.min[2] < level + radius &&
    box.max[2] > level - radius + 1e-6 &&
    ([0, 1] as const).every(
      (i) => Math.min(a[i], b[i]) - radius < box.max[i] && Math.max(a[i], b[i]) + radius > box.min[i],
    )
  );
}
