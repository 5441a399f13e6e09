/*
 * What is wrong with a rack before it is solved: fit, mass, floor, tipping.
 */
import { clearWidth, type Rack, unitHeight } from '#models/rack/rack.ts';
import { type Stability, stabilityOf, wantedTilt } from '#models/rack/stability.ts';
import type { FilledRack, Standing } from '#models/rack/standing.ts';
import { millimetres } from '#models/rules/wording.ts';
import { formatQuantity } from '#models/units/units.ts';

export interface RackFinding {
  readonly check: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly why: string;
}

/** Rounding of catalogue sizes, m. */
const rounding = 5e-5;

export function checkRack(filled: FilledRack): RackFinding[] {
  const stability = stabilityOf(filled);
  return [
    ...fit(filled),
    ...overlaps(filled),
    ...coolantless(filled),
    ...load(filled, stability),
    ...tips(filled.rack, stability),
  ];
}

const kilograms = (value: number): string => formatQuantity(value, 'mass', 'kg');
const unitName = ({ frame }: Rack): string => (frame.kind === 'orv3' ? 'OU' : 'U');

function fit({ rack, standing }: FilledRack): RackFinding[] {
  const { frame } = rack;
  const found: RackFinding[] = [];
  const say = (check: string, message: string, why: string): void =>
    void found.push({ check, severity: 'error', message, why });
  for (const one of standing) {
    const { name, unit, units, width, depth, height } = one;
    if (unit === null) continue;
    const last = unit + units - 1;
    if (last > frame.units)
      say(
        'rack-units',
        `${name} reaches ${unitName(rack)} ${last}; the frame has ${frame.units}.`,
        'EIA/ECA-310-E counts units of 44.45 mm from below, Open Rack V3 open units of 48 mm.',
      );
    const tall = units * unitHeight[frame.kind];
    if (height !== null && height > tall + rounding)
      say(
        'rack-height',
        `${name} is ${millimetres(height)} high; ${units} ${unitName(rack)} are ${millimetres(tall)}.`,
        'What is higher than its units stands in its neighbour’s.',
      );
    const clear = clearWidth[frame.kind];
    if (width !== null && width > clear + rounding)
      say(
        'rack-width',
        `${name} is ${millimetres(width)} wide; between the posts are ${millimetres(clear)}.`,
        'EIA/ECA-310-E, IEC 60297-3-100: 450 mm in 19-inch racks; Open Rack V3: 537 mm for IT gear.',
      );
    if (depth !== null && depth > frame.depth + rounding)
      say(
        'rack-depth',
        `${name} is ${millimetres(depth)} deep; the frame leaves ${millimetres(frame.depth)}.`,
        'Behind it cables, manifolds and the door need their room too.',
      );
  }
  return found;
}

function overlaps({ rack, standing }: FilledRack): RackFinding[] {
  const found: RackFinding[] = [];
  let top: Standing | null = null;
  for (const one of standing) {
    if (one.unit === null || one.units === 0) continue;
    if (top?.unit != null && one.unit < top.unit + top.units)
      found.push({
        check: 'rack-overlap',
        severity: 'error',
        message: `${one.name} begins at ${unitName(rack)} ${one.unit}; ${top.name} reaches up to ${top.unit + top.units - 1}.`,
        why: 'Two things cannot stand in one unit.',
      });
    if (top?.unit == null || one.unit + one.units > top.unit + top.units) top = one;
  }
  return found;
}

/** Said once: it is the rack that lacks it. */
function coolantless({ rack, standing }: FilledRack): RackFinding[] {
  if (rack.coolant) return [];
  const wet = standing.filter(
    ({ content }) =>
      content.kind === 'enclosure' && content.design.items.some(({ kind }) => kind === 'coolant-port'),
  );
  if (wet.length === 0) return [];
  const others =
    wet.length > 1 ? ` and ${wet.length - 1} more have coolant connections` : ' has a coolant connection';
  return [
    {
      check: 'rack-coolant',
      severity: 'error',
      message: `${wet[0].name}${others}; the rack has no coolant.`,
      why: 'Manifolds of the rack feed the connections of its enclosures; without them it cannot be solved.',
    },
  ];
}

function load({ rack }: FilledRack, { weight, floorLoad, footLoad }: Stability): RackFinding[] {
  const { frame, room } = rack;
  const found: RackFinding[] = [];
  if (weight.load > frame.ratedLoad)
    found.push({
      check: 'rack-load',
      severity: 'error',
      message: `What stands in it weighs ${kilograms(weight.load)}; the frame carries ${kilograms(frame.ratedLoad)}.`,
      why: 'The static load is the maker’s; moved or shaken the frame carries less.',
    });
  if (weight.unknown > 0)
    found.push({
      check: 'rack-mass-unknown',
      severity: 'note',
      message: `${weight.unknown} parts are of unknown mass: mass, floor load and tipping are without them.`,
      why: 'What is not known is not guessed.',
    });
  if (room.floorLimit !== null && floorLoad > room.floorLimit)
    found.push({
      check: 'floor-load',
      severity: 'error',
      message: `It loads the floor with ${formatQuantity(floorLoad, 'pressure', 'kPa')} on its footprint; ${formatQuantity(room.floorLimit, 'pressure', 'kPa')} are allowed.`,
      why: '1 kPa is 1 kN/m². Aisles around it spread the load further; ask the structural engineer.',
    });
  if (room.pointLimit !== null && footLoad > room.pointLimit)
    found.push({
      check: 'foot-load',
      severity: 'error',
      message: `One foot carries ${kilograms(footLoad)}; ${kilograms(room.pointLimit)} are allowed on a point.`,
      why: 'Four equal feet under a rigid frame; on an uneven floor two carry nearly all.',
    });
  return found;
}

const degrees = (angle: number): string => `${((angle * 180) / Math.PI).toFixed(1)}°`;

function tips({ frame }: Rack, { tilt, push, service }: Stability): RackFinding[] {
  if (frame.anchored) return [];
  const found: RackFinding[] = [];
  for (const [side, angle] of Object.entries(tilt))
    if (angle < wantedTilt)
      found.push({
        check: 'tip-tilt',
        severity: 'error',
        message: `It tips to the ${side} at ${degrees(angle)}; 10° are wanted.`,
        why: 'IEC 60950-1, 4.1; IEC 60065, 19.1: equipment stands a tilt of 10°. Put heavy things low, or anchor it.',
      });
  if (push.ratio < 1)
    found.push({
      check: 'tip-push',
      severity: 'error',
      message: `A push of ${push.force.toFixed(0)} N at ${push.height.toFixed(2)} m tips it (${push.ratio.toFixed(2)} of what holds).`,
      why: 'IEC 60950-1, 4.1: a fifth of its weight, 250 N at most, up to 2 m high.',
    });
  if (service && service.reserve < 0)
    found.push({
      check: 'tip-service',
      severity: 'warning',
      message: `With ${service.name} (${kilograms(service.mass)}) pulled out it tips: its centre of gravity is ${millimetres(-service.reserve)} before the front feet.`,
      why: 'Pull one thing out at a time, and only with stabilisers (“outriggers”) out or the frame anchored.',
    });
  return found;
}
