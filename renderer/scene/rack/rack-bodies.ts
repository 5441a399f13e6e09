import { addVectors, type Box, moveBox, subtractVectors } from '#models/geometry/box.ts';
import type { DesignItem } from '#models/project/design.ts';
import { elevationView, type ElevationShape } from '#models/rack/elevation-views.ts';
import type { RackItem } from '#models/rack/rack.ts';
import type { FilledRack, Standing } from '#models/rack/standing.ts';

/** A box that stands in a rack; m, in the rack's frame. */
export interface RackBody {
  readonly standing: Standing;
  readonly box: Box;
  /** Null: an enclosure, whose parts are seen. */
  readonly role: RackItem['role'] | null;
}

/** What of a rack is drawn in three dimensions, m, in the rack's frame. */
export interface RackBodies {
  /** Enclosures and all else, from below. */
  readonly bodies: readonly RackBody[];
  /** Parts of the enclosures, where they are in the rack. */
  readonly parts: readonly DesignItem[];
  /** Posts and the beams between them. */
  readonly frame: readonly Box[];
}

/** Of posts and beams as drawn, m. */
const post = 0.04;
/** Of what is not known to be deeper: its front is what one knows, m. */
const panel = 0.05;
/** Of what stands beside the units, from the rear posts on, m. */
const strip = 0.08;

/** The same boxes as in the elevations, with their depths. */
export function rackBodies(filled: FilledRack): RackBodies {
  const { rack } = filled;
  const [width, depth, height] = rack.frame.size;
  const metres = ({ x, y, width: across, height: tall }: ElevationShape) => ({
    left: x / 1000,
    across: across / 1000,
    bottom: height - (y + tall) / 1000,
    tall: tall / 1000,
  });
  const inUnits = elevationView(filled, 'front').shapes.map((shape): RackBody => {
    const { left, across, bottom, tall } = metres(shape);
    const front = rack.frame.frontGap;
    const deep = shape.standing.depth ?? panel;
    return body(shape.standing, [left, front, bottom], [across, deep, tall]);
  });
  const beside = elevationView(filled, 'rear')
    .shapes.filter(({ isBeside }) => isBeside)
    .map((shape): RackBody => {
      const { left, across, bottom, tall } = metres(shape);
      // The elevation looks from behind.
      return body(
        shape.standing,
        [width - left - across, depth - post - strip, bottom],
        [across, strip, tall],
      );
    });
  const bodies = [...inUnits, ...beside];
  return {
    bodies,
    parts: bodies.flatMap(partsOf),
    frame: frameOf(width, depth, height),
  };
}

function body(standing: Standing, min: Box['min'], size: Box['min']): RackBody {
  const { content } = standing;
  const role = content.kind === 'enclosure' ? null : content.role;
  return { standing, role, box: { min, max: addVectors(min, size) } };
}

function partsOf({ standing: { name, content }, box }: RackBody): readonly DesignItem[] {
  if (content.kind !== 'enclosure') return [];
  const { chassis, items } = content.design;
  const shift = subtractVectors(box.min, chassis?.box.min ?? [0, 0, 0]);
  return items
    .filter(({ kind }) => kind !== 'chassis')
    .map((item) => ({ ...item, id: `${name}/${item.id}`, box: moveBox(item.box, shift) }));
}

function frameOf(width: number, depth: number, height: number): readonly Box[] {
  const ends = (length: number) => [
    [0, post],
    [length - post, length],
  ];
  const boxes = (xs: readonly number[][], ys: readonly number[][], zs: readonly number[][]): Box[] =>
    xs.flatMap(([x0 = 0, x1 = 0]) =>
      ys.flatMap(([y0 = 0, y1 = 0]) =>
        zs.map(([z0 = 0, z1 = 0]): Box => ({ min: [x0, y0, z0], max: [x1, y1, z1] })),
      ),
    );
  const inner = (length: number) => [[post, length - post]];
  return [
    ...boxes(ends(width), ends(depth), [[0, height]]),
    ...boxes(inner(width), ends(depth), ends(height)),
    ...boxes(ends(width), inner(depth), ends(height)),
  ];
}
