/*
 * Fans against filter mats.
 */
import type { Fans } from '#models/pod/pod.ts';
import { rootOfRising } from '#solver/linalg/root.ts';
import { fanPressureWithSlope } from '#solver/correlations/fan.ts';
import { filterWithSlope } from '#solver/correlations/filters.ts';
import { fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';
import { airViscosity } from '#solver/properties/air.ts';

/** What filter losses and fan curves are told for, kg/m³ and K. */
const ratedDensity = 1.2;
const ratedTemperature = 293.15;
/** m³/s. */
const nearFlow = 1e-9;

/**
 * Airflow at full speed, m³/s: where the fans, side by side, rise the pressure by what the mats take.
 * Validity: as the relations of fans and of filters. @param density of the air, kg/m³
 */
export function airflowAtFullSpeed(fans: Fans, density: number): number {
  const curve = fitMonotoneCubic(fans.curve);
  const [last] = fans.curve.slice(-1);
  const most = 2 * fans.count * last[0];
  const missing = (flow: number): number =>
    filterDrop(fans, flow, density) - fanPressure(curve, fans, flow, density);
  return rootOfRising(missing, 0, most, nearFlow);
}

function fanPressure(
  curve: ReturnType<typeof fitMonotoneCubic>,
  { count }: Fans,
  flow: number,
  density: number,
): number {
  const out = new Float64Array(4);
  fanPressureWithSlope(out, curve, ratedDensity, flow, 1, density, count, 1);
  return out[0];
}

/** Pa. */
export function filterDrop(fans: Fans, flow: number, density: number): number {
  const out = new Float64Array(4);
  const viscosity = airViscosity(ratedTemperature);
  const { linearLoss, quadraticLoss, clogging, area } = fans;
  filterWithSlope(
    out,
    flow / area,
    density,
    viscosity,
    linearLoss,
    quadraticLoss,
    ratedDensity,
    viscosity,
    clogging,
  );
  return out[0];
}
