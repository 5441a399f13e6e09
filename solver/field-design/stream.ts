/*
 * How the air of a layout is reckoned.
 */
import { type Box, sizeOf } from '#models/geometry/box.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { across, type Axis, type Interior } from '#solver/design/interior.ts';
import { type AirOf, type Crossing, type Regime, regimeOf } from '#solver/field-design/regime.ts';
import { axisOf } from '#solver/field/grid.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { standardGravity } from '#solver/flow/fluid.ts';

/** Of the air that all fans move, each fan's, and what the warmest part lifts. */
export function regimeOfDesign(
  { requirements, parts }: DesignResult,
  { bodies, inner }: Interior,
  ambient: number,
  flowOf: (id: string) => number,
  air: AirOf,
): Regime {
  const fans = bodies
    .filter(({ item }) => item.kind === 'fan')
    .map(({ item, axis, box }): Crossing => ({
      flow: flowOf(item.id),
      axis,
      box: { min: [...box.min], max: [...box.max] },
    }));
  const axis = fans[0]?.axis ?? 1;
  const rises = parts.flatMap(({ temperature }) => (temperature === null ? [] : [temperature - ambient]));
  return regimeOf(
    [{ flow: requirements.airflow, axis, box: inner }, ...fans],
    inner.max[2] - inner.min[2],
    Math.max(0, ...rises),
    standardGravity,
    air,
  );
}

/**
 * How the air is reckoned, here alone. Streams of the first order: those of the second come to no rest on grids of a
 * layout, whose jets are a few cells wide. It begins with the network's airflow along most fans: at rest nothing holds
 * the air against them, and it would run away.
 */
export function flowSettings(
  fans: NonNullable<FieldCase['fans']>,
  domain: Box,
  airflow: number,
  turbulence: Regime['turbulence'],
): NonNullable<FieldCase['flow']> {
  const votes = fans.map(({ direction }) => direction);
  const most = votes.toSorted(
    (a, b) =>
      votes.filter((one) => one === b).length - votes.filter((one) => one === a).length || (a < b ? -1 : 1),
  )[0];
  const size = sizeOf(domain);
  const along = (axis: Axis): number => {
    if (most === undefined || axisOf(most) !== axis) return 0;
    const [u, v] = across[axis];
    return ((most[1] === '+' ? 1 : -1) * airflow) / (size[u] * size[v]);
  };
  return { scheme: 'upwind', turbulence, relaxation, initial: [along(0), along(1), along(2)] };
}

/** Of a step of the air: fans in series and fins answer strongly to each other. */
const relaxation = 0.7;
