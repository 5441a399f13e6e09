/*
 * Links from a node into the stream of a branch, on the temperature at the branch's inlet.
 */
import type { HeatLinkKind } from '#solver/case/heat-link.ts';
import {
  ductNusseltInRange,
  nusseltDuctWithSlope,
  rectangularSection,
} from '#solver/correlations/duct-nusselt.ts';
import { pinFinConductanceWithSlope, pinFinGeometry, pinFinInRange } from '#solver/correlations/pin-fin.ts';
import {
  plateFinConductanceWithSlope,
  plateFinGeometry,
  plateFinReynolds,
  teertstraInRange,
} from '#solver/correlations/plate-fin.ts';
import type { FluidLaw } from '#solver/flow/fluid.ts';
import type { StreamLaw } from '#solver/heat/law.ts';

type Kind<T extends HeatLinkKind['type']> = Extract<HeatLinkKind, { type: T }>;

/** From [G, ∂U, ∂ν, ∂k, ∂Pr] in `five` at velocity U on `area` to the link's heat and slopes. */
function heatOf(
  out: Float64Array,
  fluid: FluidLaw,
  factor: number,
  area: number,
  from: number,
  inlet: number,
  velocity: number,
): void {
  const density = fluid.density(inlet);
  const densitySlope = fluid.densitySlope(inlet) / density;
  const viscosity = fluid.viscosity(inlet);
  const kinematicSlope = (viscosity / density) * (fluid.viscositySlope(inlet) / viscosity - densitySlope);
  const toInlet =
    -five[1] * velocity * densitySlope +
    five[2] * kinematicSlope +
    five[3] * fluid.conductivitySlope(inlet) +
    five[4] * fluid.prandtlSlope(inlet);
  const rise = from - inlet;
  out[0] = factor * five[0] * rise;
  out[1] = factor * five[0];
  out[2] = factor * (toInlet * rise - five[0]);
  out[3] = (factor * five[1] * rise) / (density * area);
}

/** Ducted plate-fin sink after Teertstra; `factor` scales the conductance (bypass, dust). */
export function plateFinStream(link: Kind<'plate-fin'>, fluid: FluidLaw): StreamLaw {
  const geometry = plateFinGeometry(link.fins);
  const factor = link.factor ?? 1;
  let reStar = 0;
  let conductance = 0;
  return {
    kind: 'stream',
    relation: () => 'plate-fin-teertstra',
    inRange: () => teertstraInRange(reStar),
    detail: () => `R = ${(1 / conductance).toPrecision(3)} K/W, Re* = ${reStar.toPrecision(3)}`,
    values: () => ({ conductance, reStar }),
    evaluate(out, from, inlet, massFlow) {
      const density = fluid.density(inlet);
      const u = massFlow / (density * geometry.flowArea);
      const nu = fluid.viscosity(inlet) / density;
      plateFinConductanceWithSlope(five, geometry, u, nu, fluid.conductivity(inlet), fluid.prandtl(inlet));
      reStar = plateFinReynolds(geometry, u, nu);
      conductance = factor * five[0];
      heatOf(out, fluid, factor, geometry.flowArea, from, inlet, u);
    },
  };
}

/** Ducted pin-fin sink after Khan, Culham & Yovanovich. */
export function pinFinStream(link: Kind<'pin-fin'>, fluid: FluidLaw): StreamLaw {
  const geometry = pinFinGeometry(link.fins);
  const factor = link.factor ?? 1;
  let re = 0;
  let conductance = 0;
  return {
    kind: 'stream',
    relation: () => 'pin-fin-khan',
    inRange: () => pinFinInRange(geometry, re),
    detail: () => `R = ${(1 / conductance).toPrecision(3)} K/W, Re = ${re.toPrecision(3)}`,
    values: () => ({ conductance, re }),
    evaluate(out, from, inlet, massFlow) {
      const density = fluid.density(inlet);
      const u = massFlow / (density * geometry.frontalArea);
      const nu = fluid.viscosity(inlet) / density;
      pinFinConductanceWithSlope(five, geometry, u, nu, fluid.conductivity(inlet), fluid.prandtl(inlet));
      re = (u * geometry.velocityRatio * geometry.diameter) / nu;
      conductance = factor * five[0];
      heatOf(out, fluid, factor, geometry.frontalArea, from, inlet, u);
    },
  };
}

/** Wall of a duct at one temperature: Q = ṁc (1 − e^−NTU) (T_wall − T_inlet), NTU = h A/(ṁc). */
export function ductWall(link: Kind<'duct-wall'>, fluid: FluidLaw): StreamLaw {
  const { area, hydraulicDiameter, flowArea, length } = link;
  const slenderness = hydraulicDiameter / length;
  const section = link.aspect === undefined ? undefined : rectangularSection(link.aspect);
  let re = 0;
  let pr = 1;
  let nu = 0;
  let h = 0;
  return {
    kind: 'stream',
    relation: () => 'duct-wall-gnielinski',
    inRange: () => ductNusseltInRange(re, pr, slenderness),
    detail: () => `h = ${h.toPrecision(3)} W/(m² K), Re = ${re.toPrecision(3)}`,
    values: () => ({ h, nu, re }),
    evaluate(out, from, inlet, massFlow) {
      const rise = from - inlet;
      const cp = fluid.specificHeat(inlet);
      const viscosity = fluid.viscosity(inlet);
      const k = fluid.conductivity(inlet);
      pr = fluid.prandtl(inlet);
      re = (massFlow * hydraulicDiameter) / (flowArea * viscosity);
      if (massFlow <= 0) {
        // At rest the stream takes all it can carry.
        h = 0;
        nu = 0;
        out[0] = 0;
        out[1] = 0;
        out[2] = 0;
        out[3] = cp * rise;
        return;
      }
      nusseltDuctWithSlope(five, re, pr, slenderness, section);
      nu = five[0];
      h = (five[0] * k) / hydraulicDiameter;
      const capacity = massFlow * cp;
      const wall = h * area;
      const passed = Math.exp(-wall / capacity);
      const conductance = capacity * (1 - passed);
      const toCapacity = 1 - passed - (wall / capacity) * passed;
      const wallByFlow = (five[1] * re * k * area) / (hydraulicDiameter * massFlow);
      const wallByInlet =
        (area / hydraulicDiameter) *
        (k *
          (five[2] * fluid.prandtlSlope(inlet) - (five[1] * re * fluid.viscositySlope(inlet)) / viscosity) +
          five[0] * fluid.conductivitySlope(inlet));
      out[0] = conductance * rise;
      out[1] = conductance;
      out[2] =
        (passed * wallByInlet + toCapacity * massFlow * fluid.specificHeatSlope(inlet)) * rise - conductance;
      out[3] = (passed * wallByFlow + toCapacity * cp) * rise;
    },
  };
}

const five = new Float64Array(5);
