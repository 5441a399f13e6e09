import type { OrbitalNode, OrbitCase } from '#models/orbit/orbital-node.ts';
import { stefanBoltzmann } from '#solver/correlations/radiation.ts';
import type { FaceResult, OrbitState, Range } from '#solver/orbit/contract.ts';
import { cells, fluxesOn, meanOf } from '#solver/orbit/environment.ts';
import { eclipseFraction, orbitPeriod } from '#solver/orbit/geometry.ts';
import { suppliedOver } from '#solver/orbit/supply.ts';
import { periodicCourse } from '#solver/orbit/thermal.ts';

export type Kind = 'hot' | 'cold';

/** One state of the node, repeating itself. @param beta rad @param heater W */
export function stateAt(node: OrbitalNode, kind: Kind, beta: number, heater = 0): OrbitState {
  const { altitude } = node.orbit;
  const surroundings: OrbitCase = node[kind];
  const period = orbitPeriod(altitude);
  const step = period / cells;
  const { heat, supply } = suppliedOver(node, surroundings, beta, step);
  const faces = node.faces.map((face) => {
    const counted = face.area * face.finEfficiency;
    const absorptivity = kind === 'hot' ? face.absorptivityEnd : face.absorptivity;
    const fluxes = fluxesOn(face.orientation, altitude, beta, surroundings);
    const direct = fluxes.direct.map((flux) => flux * counted * absorptivity);
    const albedo = fluxes.albedo.map((flux) => flux * counted * absorptivity);
    const planet = fluxes.planet.map((flux) => flux * counted * face.emissivity);
    return {
      face,
      direct,
      albedo,
      planet,
      capacity: face.heatCapacity,
      emission: face.emissivity * counted,
      conductance: face.conductance,
      absorbed: direct.map((value, k) => value + albedo[k] + planet[k]),
    };
  });
  const warmed = heater === 0 ? heat : heat.map((value) => value + heater);
  const course = periodicCourse({ capacity: node.electronics.heatCapacity, faces, heat: warmed, step });
  const electronics = course.temperatures[0];
  const results = faces.map(({ face, direct, albedo, planet, emission, conductance }, index): FaceResult => {
    const own = course.temperatures[index + 1];
    return {
      name: face.name,
      ...rangeOf(own),
      direct: meanOf(direct),
      albedo: meanOf(albedo),
      planet: meanOf(planet),
      emitted: meanOf(own.map((t) => stefanBoltzmann * emission * t ** 4)),
      conducted: meanOf(own.map((t, k) => conductance * (electronics[k] - t))),
    };
  });
  const emitted = results.reduce((sum, one) => sum + one.emitted, 0);
  const absorbed = results.reduce((sum, one) => sum + one.direct + one.albedo + one.planet, 0);
  const share = eclipseFraction(altitude, beta);
  return {
    beta,
    eclipseFraction: share,
    eclipse: share * period,
    electronics: rangeOf(electronics),
    faces: results,
    heat: meanOf(warmed),
    supply,
    balance: (meanOf(warmed) + absorbed - emitted) / emitted,
    laps: course.laps,
    isPeriodic: course.isPeriodic,
  };
}

function rangeOf(values: Float64Array): Range {
  return { lowest: Math.min(...values), mean: meanOf(values), highest: Math.max(...values) };
}
