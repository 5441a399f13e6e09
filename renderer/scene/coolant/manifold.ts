import { innerBoxOf } from '#models/geometry/chassis-walls.ts';
import type { Box } from '#models/geometry/box.ts';
import type { CoolantLoop, DriveItem, Hose } from '#models/project/coolant.ts';
import type { Design } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { Vector3 } from '#models/schema/field.ts';
import { Obstacles } from '#renderer/scene/coolant/obstacles.ts';
import { cleaned } from '#renderer/scene/coolant/path.ts';

/** Outer diameter of a rail over that of its hoses: twice their section and more, as row manifolds have. */
const railShare = 1.6;
/** How far a hose rises from the part it ends on before it turns, of the outer diameter. */
export const riseShare = 1.4;

/** How far aside a hose goes to pass what stands in its way, of the outer diameter. */
const farthest = 5;

export interface LaidHose {
  readonly hose: Hose;
  readonly path: readonly Vector3[];
}

export interface Rail {
  readonly side: 'supply' | 'return';
  readonly path: readonly Vector3[];
  /** From the drive into the rail. */
  readonly stub: readonly Vector3[];
  readonly radius: number;
}

interface Levels {
  readonly supply: number;
  readonly return: number;
}

/**
 * Supply and return of a loop with several branches as they are built: a rail each across the chassis before the
 * drive, and hoses from it straight to the plates, beside each other and past what stands in their way. Drawing
 * only: the solver counts the lengths of the model's home runs, which are as long along the three axes.
 */
export function manifoldOf(
  loop: CoolantLoop,
  drive: DriveItem,
  outer: number,
  design: Design,
): { readonly rails: readonly Rail[]; readonly hoses: readonly LaidHose[] } {
  const room = innerBoxOf(design);
  const plates = loop.branches.flat();
  const middle = (drive.box.min[1] + drive.box.max[1]) / 2;
  const plateMiddle =
    plates.reduce((sum, { box }) => sum + (box.min[1] + box.max[1]) / 2, 0) / Math.max(1, plates.length);
  const sense = plateMiddle <= middle ? -1 : 1;
  const face = sense < 0 ? drive.box.min[1] : drive.box.max[1];
  const railRadius = (railShare * outer) / 2;
  const levels = levelsOf(Math.max(...plates.map(({ box }) => box.max[2])), outer, railRadius, room);
  // The return rail lies before the supply rail, below the hoses that come from it.
  const first = face + sense * (railRadius + outer / 2);
  const rows = { supply: first, return: first + sense * (2 * railRadius + outer / 4) };

  const branchHoses = loop.hoses.filter(({ part, side }) => part.kind === 'cold-plate' && side !== 'between');
  const own = new Set<PlacementId>([drive.id]);
  const solid = design.items.filter(
    // Baffles and boards are cut out where a hose passes.
    ({ id, kind }) => !['chassis', 'baffle', 'board', 'cable'].includes(kind) && !own.has(id),
  );
  const obstacles = new Obstacles(
    solid.map(({ box }) => box),
    outer,
    room,
  );
  const far = (hose: Hose) => Math.abs(plateEnd(hose)[1] - rows.supply);
  const hoses = branchHoses
    .toSorted((a, b) => far(a) - far(b))
    .map((hose): LaidHose => {
      const path = laid(hose, rows, levels, outer, obstacles);
      obstacles.lay(path);
      return { hose, path: hose.side === 'return' ? path.toReversed() : path };
    });

  const rails = (['supply', 'return'] as const).map((side): Rail => {
    const ends = hoses.flatMap(({ hose, path }) => {
      const end = hose.side === 'return' ? path.at(-1) : path[0];
      return hose.side === side && end ? [end[0]] : [];
    });
    return railOf(side, ends, rows[side], levels, drive, outer, room);
  });
  return { rails, hoses };
}

/** A rail over the beginnings of its hoses (x), and the stub that joins it to the drive. */
function railOf(
  side: 'supply' | 'return',
  beginnings: readonly number[],
  row: number,
  levels: Levels,
  { box }: DriveItem,
  outer: number,
  room: Box | null,
): Rail {
  const radius = (railShare * outer) / 2;
  const isSupply = side === 'supply';
  const quarter = (box.max[0] - box.min[0]) / 4;
  const x = isSupply ? box.min[0] + quarter : box.max[0] - quarter;
  // The supply rail lies below the tops of its hoses; the return stub passes under it.
  const spare = radius - outer / 2;
  const z = isSupply ? levels.supply - spare : levels.return;
  const low = box.min[2] + outer / 2;
  const high = box.max[2] - outer / 2;
  const inlet = isSupply ? Math.max(z - spare, Math.min(z, high)) : z - spare;
  const middle = (box.min[1] + box.max[1]) / 2;
  const inside = row < middle ? box.min[1] + outer / 2 : box.max[1] - outer / 2;
  const isBeside = inlet >= low && inlet <= high;
  // To a distribution unit beside the chassis it goes on through the wall.
  const bounds = room && x >= room.min[0] && x <= room.max[0] ? room : null;
  const least = Math.max(Math.min(x, ...beginnings) - radius, bounds?.min[0] ?? -Infinity);
  const most = Math.min(Math.max(x, ...beginnings) + radius, bounds?.max[0] ?? Infinity);
  return {
    side,
    path: [
      [least, row, z],
      [most, row, z],
    ],
    // Out of its face, or up or down from it where the rail is on another height.
    stub: isBeside
      ? [
          [x, inside, inlet],
          [x, row, inlet],
        ]
      : [
          [x, middle, Math.min(Math.max(inlet, low), high)],
          [x, middle, inlet],
          [x, row, inlet],
        ],
    radius,
  };
}

/** Returns above the plates, supplies above the return rail; under the lid where that is near. */
function levelsOf(top: number, outer: number, railRadius: number, room: Box | null): Levels {
  const apart = railRadius + outer / 2;
  const ceiling = (room?.max[2] ?? Infinity) - outer / 2;
  const wanted = top + riseShare * outer + apart;
  const supply = ceiling - wanted < outer ? ceiling : wanted;
  return { supply, return: supply - apart };
}

function plateEnd({ path, side }: Hose): Vector3 {
  return (side === 'return' ? path[0] : path.at(-1)) ?? [0, 0, 0];
}

/** From its rail to its plate: past everything, or at least past the other hoses. */
function laid(
  hose: Hose,
  rows: Readonly<Record<'supply' | 'return', number>>,
  levels: Levels,
  outer: number,
  obstacles: Obstacles,
): Vector3[] {
  const side = hose.side === 'return' ? 'return' : 'supply';
  const options = waysOf(side, plateEnd(hose), rows[side], levels, outer, obstacles);
  const touching = (path: readonly Vector3[]) => {
    const tip = path.at(-1);
    return tip ? [...path.slice(0, -1), [tip[0], tip[1], tip[2] + outer] as const] : path;
  };
  return (
    options.find((path) => obstacles.isFree(touching(path))) ??
    options.find((path) => obstacles.isApart(touching(path))) ??
    options[0] ??
    []
  );
}

/** Ways from a rail to a plate, the straightest first. */
function waysOf(
  side: 'supply' | 'return',
  end: Vector3,
  row: number,
  levels: Levels,
  outer: number,
  obstacles: Obstacles,
): Vector3[][] {
  const above = end[2] + riseShare * outer;
  const isDeep = levels.return - above > riseShare * outer;
  const options: { readonly path: Vector3[]; readonly aside: number }[] = [];
  for (const level of side === 'return' ? [levels.return, levels.supply] : [levels.supply]) {
    const bottom = isDeep ? above : level;
    // Plates on another floor are reached by going down where nothing stands.
    const y = isDeep ? fallOf(end, above, level, obstacles) : end[1];
    const lanes = obstacles.places(0, end[0], [
      [end[0], row, level],
      [end[0], y, level],
    ]);
    for (const x of lanes) {
      const aside = Math.abs(x - end[0]);
      if (aside > farthest * outer) break;
      const path = cleaned([
        [x, row, levels[side]],
        [x, row, level],
        [x, y, level],
        [end[0], y, level],
        [end[0], y, bottom],
        [end[0], end[1], bottom],
        end,
      ]);
      options.push({ path, aside: aside + (level === levels[side] ? 0 : 2 * outer) });
    }
  }
  return options.sort((a, b) => a.aside - b.aside).map(({ path }) => path);
}

/** Where along y a hose goes down to another floor. */
function fallOf(end: Vector3, above: number, level: number, obstacles: Obstacles): number {
  const fall = (y: number): [Vector3, Vector3] => [
    [end[0], y, above],
    [end[0], y, level],
  ];
  return obstacles.places(1, end[1], fall(end[1])).find((y) => obstacles.isFree(fall(y))) ?? end[1];
}
