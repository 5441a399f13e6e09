/*
 * What is seen of a rack from the front and from the rear, in millimetres from the top left corner of its frame: the
 * drawing in a file and the one on screen are made of this.
 */
import { clearWidth, heightOf, type Rack, unitHeight } from '#models/rack/rack.ts';
import type { FilledRack, Standing } from '#models/rack/standing.ts';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Side = 'front' | 'rear';

/** What stands somewhere, as it is looked at. */
export interface ElevationShape extends Rectangle {
  readonly standing: Standing;
  /** Beside the units: narrow and upright. */
  readonly isBeside: boolean;
}

export interface ElevationView {
  readonly side: Side;
  readonly width: number;
  readonly height: number;
  /** Between the posts, over the height of the units. */
  readonly units: Rectangle;
  /** Of one unit. */
  readonly unit: number;
  /** Lower edges of the units, from unit 1 on. */
  readonly edges: readonly number[];
  readonly shapes: readonly ElevationShape[];
}

/** Between what is beside the units and the frame, and between one and the next. */
const besideGap = 4;

const millimetres = (metres: number): number => Math.round(metres * 10_000) / 10;

export function elevationView({ rack, standing }: FilledRack, side: Side): ElevationView {
  const { frame } = rack;
  const width = millimetres(frame.size[0]);
  const height = millimetres(frame.size[2]);
  const clear = millimetres(clearWidth[frame.kind]);
  const unit = unitHeight[frame.kind];
  const y = (metres: number): number => height - millimetres(metres);
  const units: Rectangle = {
    x: (width - clear) / 2,
    y: y(heightOf(rack, frame.units + 1)),
    width: clear,
    height: millimetres(unit * frame.units),
  };
  const inside = standing.flatMap((one): ElevationShape[] => {
    if (one.unit === null || one.units === 0) return [];
    const own = millimetres(one.width ?? clearWidth[frame.kind]);
    const tall = millimetres(one.height ?? one.units * unit);
    const place = { x: (width - own) / 2, y: y(heightOf(rack, one.unit)) - tall, width: own, height: tall };
    return [{ ...place, standing: one, isBeside: false }];
  });
  return {
    side,
    width,
    height,
    units,
    unit: millimetres(unit),
    edges: Array.from({ length: frame.units }, (_, index) => y(heightOf(rack, index + 1))),
    // What is beside the units stands in the rear, and is seen from there.
    shapes: side === 'front' ? inside : [...inside, ...besideShapes(width, units, standing)],
  };
}

/** To the left and the right in turn, from the frame inwards. */
function besideShapes(width: number, units: Rectangle, standing: readonly Standing[]): ElevationShape[] {
  const beside = standing.filter(({ unit }) => unit === null);
  const strip = units.x / Math.max(2, beside.length);
  return beside.map((one, i) => ({
    x: i % 2 === 0 ? besideGap + (i / 2) * strip : width - besideGap - strip - ((i - 1) / 2) * strip,
    y: units.y,
    width: strip - besideGap,
    height: units.height,
    standing: one,
    isBeside: true,
  }));
}

/** The unit whose height is at `y` mm below the top of the frame; beyond the frame the nearest. */
export function unitAt(rack: Rack, y: number): number {
  const { frame } = rack;
  const above = frame.size[2] - y / 1000 - frame.firstUnit;
  return Math.min(frame.units, Math.max(1, Math.floor(above / unitHeight[frame.kind]) + 1));
}
