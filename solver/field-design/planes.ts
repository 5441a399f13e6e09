/*
 * Where the lines of one axis have to be: on the faces of what stands there, few enough to be paid for. Faces that lie
 * closer together than a tolerance share a line, but never the two faces of one thing.
 */

/** What wants lines on one axis: a thing from `min` to `max`, m; flat where they are the same. */
export interface Extent {
  readonly min: number;
  readonly max: number;
  /** Size of its faces across the axis, m²: where faces share a line, the larger is moved less. */
  readonly area: number;
}

export interface Planes {
  /** Ascending, m; the first and the last are the ends of the domain. */
  readonly lines: readonly number[];
  /** The line that a face was put on. Faces that were not given go to the nearest line. */
  at(face: number): number;
}

/** Whether neighbours may share a line. */
type MayJoin = (run: readonly Cluster[]) => boolean;

type IsGap = (low: number, high: number) => boolean;

interface Cluster {
  readonly from: number;
  readonly to: number;
  readonly place: number;
  readonly weight: number;
  readonly isEnd: boolean;
  /** Numbers of the things, as they were given, whose low or high faces are in it. */
  readonly low: ReadonlySet<number>;
  readonly high: ReadonlySet<number>;
}

/** Faces nearer than this are one, m: what comes of adding up millimetres. */
const same = 1e-7;

/**
 * Lines on the faces of all things between the ends of the domain. The nearest faces are joined first; those that are
 * equally near are joined together, so that the mirrored things give the mirrored lines.
 * @param tolerance the most that the faces on one line may be apart, m
 * @param isGap whether air passes between the high face of one thing and the low face of another, by their numbers: the
 * two share no line
 */
export function planesOf(
  domain: readonly [number, number],
  things: readonly Extent[],
  tolerance: number,
  isGap: IsGap = () => false,
): Planes {
  const faces: { place: number; area: number; thing: number; side: 'low' | 'high' }[] = [];
  const sorted = things
    .map((one, thing) => ({ ...one, thing }))
    .toSorted((a, b) => a.min - b.min || a.max - b.max || a.area - b.area);
  sorted.forEach(({ min, max, area, thing }) => {
    faces.push({ place: within(domain, min), area, thing, side: 'low' });
    faces.push({ place: within(domain, max), area, thing, side: max > min ? 'high' : 'low' });
  });
  faces.sort((a, b) => a.place - b.place || a.area - b.area);
  const atEnds = domain.map((place) => ({ place, area: 1, thing: -1, side: 'end' as const }));
  const groups: ((typeof faces)[number] | (typeof atEnds)[number])[][] = [];
  // The ends come first where faces lie on them, and stay where they are.
  for (const face of [...atEnds, ...faces].toSorted((a, b) => a.place - b.place)) {
    const group = groups.at(-1);
    if (group && face.place - group[0].place <= same) group.push(face);
    else groups.push([face]);
  }
  let clusters = groups.map((group): Cluster => {
    const place = (group.find(({ side }) => side === 'end') ?? group[0]).place;
    const of = (wanted: 'low' | 'high'): ReadonlySet<number> =>
      new Set(group.flatMap(({ side, thing }) => (side === wanted ? [thing] : [])));
    return {
      from: group[0].place,
      to: group[group.length - 1].place,
      place,
      weight: group.reduce((sum, { area }) => sum + Math.max(area, 1e-9), 0),
      isEnd: group.some(({ side }) => side === 'end'),
      low: of('low'),
      high: of('high'),
    };
  });
  // Neighbours are asked about once, until one of them changes.
  const known = new WeakMap<Cluster, { readonly next: Cluster; readonly may: boolean }>();
  const mayJoin: MayJoin = (run) => {
    if (run.length !== 2) return canJoin(run, tolerance, isGap);
    const [first, next] = run;
    const before = known.get(first);
    if (before?.next === next) return before.may;
    const may = canJoin(run, tolerance, isGap);
    known.set(first, { next, may });
    return may;
  };
  for (;;) {
    const next = joined(clusters, mayJoin);
    if (next === null) break;
    clusters = next;
  }
  const lines = clusters.map(({ place }) => place);
  return {
    lines,
    at(face) {
      const place = within(domain, face);
      const held = clusters.find(({ from, to }) => place >= from - same && place <= to + same);
      return held?.place ?? lines.reduce((a, b) => (Math.abs(b - place) < Math.abs(a - place) ? b : a));
    },
  };
}

/** The clusters with the nearest that may be one made one; null where none may. */
function joined(clusters: readonly Cluster[], mayJoin: MayJoin): Cluster[] | null {
  const gaps = clusters.slice(1).map((one, i) => ({ i, gap: one.place - clusters[i].place }));
  const mayBe = gaps.filter(({ i }) => mayJoin(clusters.slice(i, i + 2)));
  // From the nearest on: a run of equal gaps is joined whole or not at all.
  for (const { gap } of mayBe.toSorted((a, b) => a.gap - b.gap)) {
    const equal = mayBe.filter((one) => Math.abs(one.gap - gap) <= same).map(({ i }) => i);
    const runs: [number, number][] = [];
    for (const i of equal) {
      const last = runs.at(-1);
      if (last && last[1] === i) last[1] = i + 1;
      else runs.push([i, i + 1]);
    }
    const whole = runs.filter(([from, to]) => mayJoin(clusters.slice(from, to + 1)));
    if (whole.length === 0) continue;
    return clusters.flatMap((one, i) => {
      const run = whole.find(([from, to]) => i >= from && i <= to);
      if (!run) return [one];
      return i === run[0] ? [union(clusters.slice(run[0], run[1] + 1))] : [];
    });
  }
  return null;
}

function canJoin(run: readonly Cluster[], tolerance: number, isGap: IsGap): boolean {
  if (run[run.length - 1].to - run[0].from > tolerance) return false;
  if (run.filter(({ isEnd }) => isEnd).length > 1) return false;
  const low = [...new Set(run.flatMap((one) => [...one.low]))];
  return !run.some((one) =>
    [...one.high].some((thing) => low.some((other) => other === thing || isGap(thing, other))),
  );
}

function union(run: readonly Cluster[]): Cluster {
  const end = run.find(({ isEnd }) => isEnd);
  const weight = run.reduce((sum, one) => sum + one.weight, 0);
  return {
    from: Math.min(...run.map(({ from }) => from)),
    to: Math.max(...run.map(({ to }) => to)),
    place: end ? end.place : run.reduce((sum, one) => sum + one.weight * one.place, 0) / weight,
    weight,
    isEnd: end !== undefined,
    low: new Set(run.flatMap((one) => [...one.low])),
    high: new Set(run.flatMap((one) => [...one.high])),
  };
}

function within([from, to]: readonly [number, number], place: number): number {
  return Math.min(to, Math.max(from, place));
}
