/*
 * Passive elements: losses, ducts, filters, sinks, measured tables.
 */
import type { FlowElement } from '#solver/case/case.ts';
import { filterWithSlope } from '#solver/correlations/filters.ts';
import {
  frictionNumberWithSlope,
  laminarFanningProductRectangular,
  laminarProductRound,
} from '#solver/correlations/friction.ts';
import { hazenWilliamsResistance, hazenWilliamsWithSlope } from '#solver/correlations/hazen-williams.ts';
import { areaChangeLoss, lossWithSlope, porousWithSlope } from '#solver/correlations/minor-losses.ts';
import { evaluateCurveInto, fitCurve } from '#solver/correlations/monotone-cubic.ts';
import {
  perforatedPlateLoss,
  perforatedPlateLossThick,
  perforatedPlateWithSlope,
} from '#solver/correlations/perforated-plate.ts';
import { pinFinGeometry, pinFinInRange, pinFinPressureWithSlope } from '#solver/correlations/pin-fin.ts';
import { plateFinGeometry, plateFinPressureWithSlope } from '#solver/correlations/plate-fin.ts';
import { type ElementLaw, fromVelocity } from '#solver/flow/law.ts';

type Element<T extends FlowElement['type']> = Extract<FlowElement, { type: T }>;

/** Section taken as scale where an element has none, m². */
export const nominalArea = 1e-3;

const always = (): boolean => true;
const never = (): boolean => false;

/** Δp = (K + A/Re) ½ρu|u|, K by direction. */
export function loss(element: Element<'loss'>): ElementLaw {
  const { area, k, reverse = k, laminar = 0, hydraulicDiameter = 1 } = element;
  return {
    type: 'loss',
    relation: 'loss-coefficient',
    area,
    evaluate(out, massFlow, density, viscosity) {
      const u = massFlow / (density * area);
      lossWithSlope(out, u, density, viscosity, k, reverse, laminar, hydraulicDiameter);
      fromVelocity(out, u, density, area);
    },
    inRange: always,
  };
}

/** Δp = a Q + b (ρ/ρ₀) Q|Q|. */
export function quadratic(element: Element<'quadratic'>): ElementLaw {
  const { linear, quadratic: square, density: reference } = element;
  return {
    type: 'quadratic',
    relation: 'quadratic-loss',
    area: nominalArea,
    evaluate(out, massFlow, density) {
      const q = massFlow / density;
      const scale = reference === undefined ? square : (square * density) / reference;
      const inertial = scale * Math.abs(q);
      out[0] = (linear + inertial) * q;
      out[1] = linear + 2 * inertial;
      out[2] = reference === undefined ? 0 : (inertial * q) / density;
      out[3] = 0;
      fromVelocity(out, q, density, 1);
    },
    inRange: always,
  };
}

export function porous(element: Element<'porous'>): ElementLaw {
  const { area, length, permeability, inertia } = element;
  return {
    type: 'porous',
    relation: 'porous-darcy-forchheimer',
    area,
    evaluate(out, massFlow, density, viscosity) {
      const u = massFlow / (density * area);
      porousWithSlope(out, u, density, viscosity, permeability, inertia, length);
      fromVelocity(out, u, density, area);
    },
    inRange: always,
  };
}

export function perforatedPlate(element: Element<'perforated-plate'>): ElementLaw {
  const { area, open, holeDiameter = 0, thickness = 0 } = element;
  const zeta =
    holeDiameter > 0 ? perforatedPlateLossThick(open, thickness / holeDiameter) : perforatedPlateLoss(open);
  return {
    type: 'perforated-plate',
    relation: 'perforated-plate-idelchik',
    area,
    evaluate(out, massFlow, density, viscosity) {
      const u = massFlow / (density * area);
      perforatedPlateWithSlope(out, u, density, viscosity, zeta, open, holeDiameter);
      fromVelocity(out, u, density, area);
    },
    inRange: always,
  };
}

export function filter(element: Element<'filter'>): ElementLaw {
  const { area, linear, quadratic: square, clogging = 0 } = element;
  return {
    type: 'filter',
    relation: 'filter-polynomial',
    area,
    evaluate(out, massFlow, density, viscosity) {
      const u = massFlow / (density * area);
      filterWithSlope(
        out,
        u,
        density,
        viscosity,
        linear,
        square,
        element.density,
        element.viscosity,
        clogging,
      );
      fromVelocity(out, u, density, area);
    },
    inRange: always,
  };
}

/** Δp = f(Re) (L/D) ½ρu² + k ½ρu|u| of `count` equal ducts side by side. */
export function duct(element: Element<'duct'>): ElementLaw {
  const { length, roughness = 0, count = 1, k = 0 } = element;
  const width = element.width ?? 0;
  const height = element.height ?? 0;
  const round = element.shape === 'round';
  const diameter = round ? (element.diameter ?? 0) : (2 * width * height) / (width + height);
  const area = count * (round ? (Math.PI / 4) * diameter * diameter : width * height);
  const laminarProduct = round ? laminarProductRound : 4 * laminarFanningProductRectangular(width, height);
  const relative = roughness / diameter;
  return {
    type: 'duct',
    relation: 'duct-friction-churchill',
    area,
    evaluate(out, massFlow, density, viscosity) {
      const u = massFlow / (density * area);
      // Re = ṁ D/(A μ) does not see the density; Δp = N(Re) μ² L/(2 ρ D³).
      const perFlow = diameter / (area * viscosity);
      const re = massFlow * perFlow;
      frictionNumberWithSlope(pair, re, relative, laminarProduct);
      const scale = (viscosity * viscosity * length) / (2 * density * diameter * diameter * diameter);
      const minor = 0.5 * k * Math.abs(u);
      out[0] = pair[0] * scale + minor * density * u;
      out[1] = pair[1] * perFlow * scale + (2 * minor) / area;
      out[2] = (-pair[0] * scale) / density - minor * u;
      out[3] = ((2 * pair[0] - pair[1] * re) * scale) / viscosity;
    },
    inRange: (massFlow, _density, viscosity) => (Math.abs(massFlow) * diameter) / (area * viscosity) < 1e8,
  };
}

/** Head loss of the fluid in the circuit's gravity. */
export function hazenWilliams(element: Element<'hazen-williams'>, gravity: number): ElementLaw {
  const { length, diameter, c, coefficient } = element;
  const resistance = hazenWilliamsResistance(length, diameter, c, coefficient);
  return {
    type: 'hazen-williams',
    relation: 'hazen-williams',
    area: (Math.PI / 4) * diameter * diameter,
    evaluate(out, massFlow, density) {
      const q = massFlow / density;
      hazenWilliamsWithSlope(pair, q, resistance);
      out[0] = pair[0] * density * gravity;
      out[1] = pair[1] * gravity;
      out[2] = gravity * (pair[0] - q * pair[1]);
      out[3] = 0;
    },
    inRange: diameter > 0.05 ? always : never,
  };
}

export function areaChange(element: Element<'area-change'>): ElementLaw {
  const { areaFrom, areaTo } = element;
  const area = Math.min(areaFrom, areaTo);
  const forward = areaChangeLoss(areaFrom, areaTo, true);
  const backward = areaChangeLoss(areaFrom, areaTo, false);
  return {
    type: 'area-change',
    relation: 'area-change-idelchik',
    area,
    evaluate(out, massFlow, density, viscosity) {
      const u = massFlow / (density * area);
      lossWithSlope(out, u, density, viscosity, forward, backward, 0, 1);
      fromVelocity(out, u, density, area);
    },
    inRange: always,
  };
}

/** From [Δp, ∂U, ∂ρ, ∂ν] of a sink's relation to the derivatives at ṁ and μ held apart. */
function fromKinematic(
  out: Float64Array,
  velocity: number,
  density: number,
  viscosity: number,
  area: number,
): void {
  const toKinematic = out[3];
  out[3] = toKinematic / density;
  out[2] -= (toKinematic * viscosity) / (density * density);
  fromVelocity(out, velocity, density, area);
}

export function plateFin(element: Element<'plate-fin'>): ElementLaw {
  const geometry = plateFinGeometry(element.fins);
  const area = geometry.flowArea;
  return {
    type: 'plate-fin',
    relation: 'plate-fin-friction',
    area,
    evaluate(out, massFlow, density, viscosity) {
      const u = massFlow / (density * area);
      plateFinPressureWithSlope(out, geometry, u, density, viscosity / density);
      fromKinematic(out, u, density, viscosity, area);
    },
    inRange: (massFlow, _density, viscosity) =>
      (Math.abs(massFlow) * geometry.hydraulicDiameter) / (area * viscosity) < 2300,
  };
}

export function pinFin(element: Element<'pin-fin'>): ElementLaw {
  const geometry = pinFinGeometry(element.fins);
  const area = geometry.frontalArea;
  return {
    type: 'pin-fin',
    relation: 'pin-fin-friction',
    area,
    evaluate(out, massFlow, density, viscosity) {
      const u = massFlow / (density * area);
      pinFinPressureWithSlope(out, geometry, u, density, viscosity / density);
      fromKinematic(out, u, density, viscosity, area);
    },
    inRange: (massFlow, _density, viscosity) =>
      pinFinInRange(
        geometry,
        (Math.abs(massFlow) * geometry.velocityRatio * geometry.diameter) / (area * viscosity),
      ),
  };
}

/** Measured points, odd in Q, scaled with ρ/ρ₀; beyond the last point as Q². */
export function table(element: Element<'table'>): ElementLaw {
  const points = element.points[0][0] > 0 ? [[0, 0] as const, ...element.points] : element.points;
  const curve = fitCurve(points, element.interpolation ?? 'monotone-cubic');
  const end = curve.x[curve.x.length - 1];
  const atEnd = curve.y[curve.y.length - 1];
  return {
    type: 'table',
    relation: 'table-measured',
    area: nominalArea,
    evaluate(out, massFlow, density) {
      const q = massFlow / density;
      const size = Math.abs(q);
      if (size <= end) evaluateCurveInto(pair, curve, size);
      else {
        pair[0] = atEnd * (size / end) ** 2;
        pair[1] = (2 * atEnd * size) / (end * end);
      }
      const scale = density / element.density;
      out[0] = scale * pair[0] * Math.sign(q);
      out[1] = scale * pair[1];
      out[2] = out[0] / density;
      out[3] = 0;
      fromVelocity(out, q, density, 1);
    },
    inRange: (massFlow, density) => Math.abs(massFlow) / density <= end,
  };
}

const pair = new Float64Array(2);
