/*
 * Natural convection, closed gaps and radiation: links that depend on both temperatures.
 */
import type { HeatLinkKind } from '#solver/case/heat-link.ts';
import {
  gapInRange,
  nusseltElSherbinyWithSlope,
  nusseltHollandsWithSlope,
} from '#solver/correlations/gaps.ts';
import {
  mostElenbaasInLiquid,
  naturalPlateInRange,
  naturalPlateWithSlope,
  type Orientation,
  rayleigh,
} from '#solver/correlations/natural.ts';
import { exchangeFactor, radiationWithSlope } from '#solver/correlations/radiation.ts';
import { verticalFinsWithSlope } from '#solver/correlations/vertical-fins.ts';
import type { FluidLaw } from '#solver/flow/fluid.ts';
import type { PairLaw } from '#solver/heat/law.ts';

type Kind<T extends HeatLinkKind['type']> = Extract<HeatLinkKind, { type: T }>;

/** Warm plate to still fluid: Churchill–Chu, McAdams. @param gravity [m/s²] */
export function naturalPlate(link: Kind<'natural-plate'>, fluid: FluidLaw, gravity: number): PairLaw {
  let h = 0;
  let ra = 0;
  let faces: Orientation = link.orientation;
  return {
    kind: 'pair',
    relation: () =>
      faces === 'vertical'
        ? 'natural-vertical-churchill-chu'
        : faces === 'up'
          ? 'natural-horizontal-up-mcadams'
          : 'natural-horizontal-down-mcadams',
    inRange: () => naturalPlateInRange(faces, ra),
    detail: () => `h = ${h.toPrecision(3)} W/(m² K), Ra = ${ra.toExponential(1)}`,
    values: () => ({ h, ra }),
    evaluate(out, from, to) {
      naturalPlateWithSlope(five, link.orientation, link.length, from, to, fluid, gravity);
      out[0] = five[0] * link.area;
      out[1] = five[1] * link.area;
      out[2] = five[2] * link.area;
      h = five[3];
      ra = five[4];
      const turned = from < to && link.orientation !== 'vertical';
      faces = turned ? (link.orientation === 'up' ? 'down' : 'up') : link.orientation;
    },
  };
}

export function verticalFins(link: Kind<'vertical-fins'>, fluid: FluidLaw, gravity: number): PairLaw {
  let h = 0;
  let el = 0;
  return {
    kind: 'pair',
    relation: () => 'vertical-fins-bar-cohen-rohsenow',
    inRange: () => fluid.isAir || el <= mostElenbaasInLiquid,
    detail: () => `h = ${h.toPrecision(3)} W/(m² K), El = ${el.toPrecision(3)}`,
    values: () => ({ h, el }),
    evaluate(out, from, to) {
      verticalFinsWithSlope(five, link, from, to, fluid, gravity);
      out[0] = five[0];
      out[1] = five[1];
      out[2] = five[2];
      h = five[3];
      el = five[4];
    },
  };
}

/** Air between two faces; of a horizontal or tilted gap `from` is the lower face: warm above means still air. */
export function gap(link: Kind<'gap'>, air: FluidLaw, gravity: number): PairLaw {
  const aspect = link.height / link.gap;
  const horizontal = link.orientation === 'horizontal';
  const { tilt = 0 } = link;
  let nu = 1;
  let ra = 0;
  return {
    kind: 'pair',
    relation: () => (horizontal ? 'gap-hollands' : 'gap-elsherbiny'),
    inRange: () => gapInRange(link.orientation, ra, aspect, tilt),
    detail: () => `Nu = ${nu.toPrecision(3)}, Ra = ${ra.toExponential(1)}`,
    values: () => ({ nu, ra }),
    evaluate(out, from, to) {
      const rise = from - to;
      air.buoyancy(properties, 0.5 * (from + to));
      ra = rayleigh(properties[2], Math.abs(rise), link.gap, gravity);
      if (!horizontal) nusseltElSherbinyWithSlope(five, ra, aspect);
      else if (rise > 0) nusseltHollandsWithSlope(five, ra, tilt);
      else {
        five[0] = 1;
        five[1] = 0;
      }
      nu = five[0];
      const k = properties[0];
      const scale = link.area / link.gap;
      const toRise = (nu + five[1]) * k * scale;
      const toFilm = 0.5 * rise * scale * k * (nu * properties[3] + five[1] * properties[5]);
      out[0] = nu * k * scale * rise;
      out[1] = toRise + toFilm;
      out[2] = -toRise + toFilm;
    },
  };
}

/** Exchange factor as given, or that of two grey surfaces. */
export function radiation(link: Kind<'radiation'>): PairLaw {
  const { area, emissivity, view = 1, areaRatio = 1 } = link;
  const exchange = emissivity
    ? exchangeFactor(emissivity[0], emissivity[1], areaRatio, view)
    : (link.exchange ?? 0);
  return {
    kind: 'pair',
    relation: () => 'radiation-grey',
    inRange: () => true,
    detail: () => '',
    values: () => ({ exchange }),
    evaluate(out, from, to) {
      radiationWithSlope(out, exchange * area, from, to);
    },
  };
}

const five = new Float64Array(5);
const properties = new Float64Array(6);
