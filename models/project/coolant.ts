import { valuesOf } from '#models/components/values.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { Vector3 } from '#models/schema/field.ts';

/*
 * Coolant loops of a design: which parts each has, in which order the coolant meets them, and where its hoses run.
 * Without plates radiators take heat out of the air (rear doors). A chassis filled with a dielectric is a tank, which
 * stands where the plates do.
 * Supply → branches of plates side by side → return → radiators, one after the other → pumps, or through a distribution unit,
 * or out at the connection.
 */

export type DriveItem = DesignItem & { readonly kind: 'coolant-port' | 'cdu' | 'pump' };

export interface CoolantLoop {
  readonly name: string;
  readonly ports: readonly DesignItem[];
  /** Coolant distribution units. */
  readonly cdus: readonly DesignItem[];
  /** Side by side; each entry is a row of pumps one after the other. */
  readonly pumps: readonly (readonly DesignItem[])[];
  readonly radiators: readonly DesignItem[];
  /** Side by side; each is a row of plates, the first next to the supply. */
  readonly branches: readonly (readonly DesignItem[])[];
  /** The chassis that its coolant fills, beside the plates; null without. */
  readonly tank: DesignItem | null;
  /** The connection, else the distribution unit, else the first pump: where supply and return begin, and what says coolant and hoses. */
  readonly drive: DriveItem | null;
  readonly hoses: readonly Hose[];
}

export interface Hose {
  /** The part at its downstream end; of the last hose of a row, the part at its upstream end. */
  readonly part: DesignItem;
  readonly side: 'supply' | 'between' | 'return';
  /** Corners of its way, m. */
  readonly path: readonly Vector3[];
  readonly length: number; // m
}

const wet: ReadonlySet<string> = new Set(['cold-plate', 'coolant-port', 'cdu', 'pump', 'radiator']);

export function isWet(item: DesignItem): boolean {
  return wet.has(item.kind);
}

/** The chassis where a dielectric fills it, and which; null: it is air that fills it, or there is none. */
export function tankOf({
  chassis,
}: Design): { readonly chassis: DesignItem; readonly fill: string; readonly loop: string } | null {
  if (!chassis || chassis.missing) return null;
  const { fill, loop } = valuesOf(chassis.part, 'chassis');
  return fill === 'air' ? null : { chassis, fill, loop };
}

/** What flows in a loop, by its name in the solver's tables: what fills its tank, else what its drive names. */
export function coolantOf({ tank }: CoolantLoop, drive: DriveItem): string {
  return tank ? valuesOf(tank.part, 'chassis').fill : valuesOf(drive.part, drive.kind).coolant;
}

const known = new WeakMap<Design, readonly CoolantLoop[]>();

/** The loops by name; the same for the same design. Parts that the library lacks belong to none. */
export function coolantLoopsOf(design: Design): readonly CoolantLoop[] {
  const before = known.get(design);
  if (before) return before;
  const byLoop = new Map<string, DesignItem[]>();
  for (const item of design.items) {
    if (!isWet(item) || item.missing) continue;
    const name = String(item.part.values['loop'] ?? '');
    const list = byLoop.get(name);
    if (list) list.push(item);
    else byLoop.set(name, [item]);
  }
  const tank = tankOf(design);
  const loops = [...byLoop]
    .toSorted(([a], [b]) => inOrder(a, b))
    .map(([name, items]) =>
      loopOf(
        name,
        items.toSorted((a, b) => inOrder(a.id, b.id)),
        tank?.loop === name ? tank.chassis : null,
      ),
    );
  known.set(design, loops);
  return loops;
}

function loopOf(name: string, items: readonly DesignItem[], tank: DesignItem | null): CoolantLoop {
  const of = (kind: DesignItem['kind']) => items.filter((item) => item.kind === kind);
  const ports = of('coolant-port');
  const cdus = of('cdu');
  const inRow = of('pump').filter((pump) => valuesOf(pump.part, 'pump').arrangement === 'series');
  const beside = of('pump').filter((pump) => !inRow.includes(pump));
  const pumps = beside.map((pump) => [pump]);
  const branches = branchesOf(of('cold-plate'));
  const drive = (ports[0] ?? cdus[0] ?? beside[0] ?? inRow[0] ?? null) as DriveItem | null;
  const loop = {
    name,
    ports,
    cdus,
    pumps: inRow.length > 0 ? [inRow, ...pumps] : pumps,
    radiators: of('radiator'),
    branches,
    tank,
    drive,
  };
  return { ...loop, hoses: drive ? hosesOf(loop, drive) : [] };
}

function branchesOf(plates: readonly DesignItem[]): DesignItem[][] {
  const rows = new Map<string, DesignItem[]>();
  for (const plate of plates) {
    const { branch } = valuesOf(plate.part, 'cold-plate');
    const key = branch === '' ? `~${plate.id}` : branch;
    const row = rows.get(key);
    if (row) row.push(plate);
    else rows.set(key, [plate]);
  }
  const place = (plate: DesignItem) => valuesOf(plate.part, 'cold-plate').place;
  return [...rows.values()].map((row) => row.toSorted((a, b) => place(a) - place(b) || inOrder(a.id, b.id)));
}

/** Home runs: each branch has hoses of its own from and to the drive; what is flowed through in a row is joined. */
function hosesOf(loop: Omit<CoolantLoop, 'hoses'>, drive: DesignItem): Hose[] {
  const hoses: Hose[] = [];
  const run = (part: DesignItem, side: Hose['side'], from: Vector3, to: Vector3) => {
    const path = cornersBetween(from, to);
    hoses.push({ part, side, path, length: lengthOf(path) });
  };
  for (const row of loop.branches) {
    let at = portsOf(drive).supply;
    for (const [i, plate] of row.entries()) {
      const { supply, back } = portsOf(plate);
      run(plate, i === 0 ? 'supply' : 'between', at, supply);
      at = back;
    }
    const last = row[row.length - 1];
    run(last, 'return', at, portsOf(drive).back);
  }
  // Without plates the radiators stand where these would: between supply and return.
  const ends = portsOf(drive);
  const isAlone = loop.branches.length === 0;
  let at = isAlone ? ends.supply : ends.back;
  for (const [i, radiator] of loop.radiators.entries()) {
    const { supply, back } = portsOf(radiator);
    run(radiator, isAlone && i === 0 ? 'supply' : 'return', at, supply);
    at = back;
  }
  const last = loop.radiators[loop.radiators.length - 1];
  if (last) run(last, 'return', at, isAlone ? ends.back : ends.supply);
  return hoses;
}

/** Where hoses meet a part: side by side on its upper face, a quarter of its width from the middle. */
function portsOf(item: DesignItem): { supply: Vector3; back: Vector3 } {
  const { min, max } = item.box;
  const across = max[0] - min[0];
  const at = (share: number): Vector3 => [min[0] + share * across, (min[1] + max[1]) / 2, max[2]];
  return { supply: at(1 / 4), back: at(3 / 4) };
}

/** Along the three axes: up to the higher of both ends, to the rear or front, to the side, and down. */
function cornersBetween(from: Vector3, to: Vector3): Vector3[] {
  const top = Math.max(from[2], to[2]);
  const corners: Vector3[] = [from, [from[0], from[1], top], [from[0], to[1], top], [to[0], to[1], top], to];
  return corners.filter(
    (corner, i) => i === 0 || corner.some((value, axis) => value !== corners[i - 1][axis]),
  );
}

function lengthOf(path: readonly Vector3[]): number {
  let length = 0;
  for (let i = 1; i < path.length; i++)
    for (const axis of [0, 1, 2] as const) length += Math.abs(path[i][axis] - path[i - 1][axis]);
  return length;
}

/** CP2 before CP10, whatever the language of the reader. */
const inOrder = new Intl.Collator('en', { numeric: true }).compare;
