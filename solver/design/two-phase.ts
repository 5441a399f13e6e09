import { valuesOf } from '#models/components/values.ts';
import type { CoolantLoop } from '#models/project/coolant.ts';
import type { DesignItem } from '#models/project/design.ts';
import type { Point } from '#solver/case/curve.ts';
import type { LiquidFluid } from '#solver/case/liquid.ts';
import { cleanCurve } from '#solver/design/channel-elements.ts';
import { latentHeatOf } from '#solver/properties/liquids.ts';

/*
 * Loops in which the coolant boils: it comes in saturated at a connection, as a pumped two-phase unit of the rack gives
 * it, and leaves as liquid and vapour of the same temperature.
 */

/** Resistance against heat [W, K/W] of a plate in which the coolant boils; null for others. */
export function boilingPoints(plate: DesignItem): readonly Point[] | null {
  const points = cleanCurve(valuesOf(plate.part, 'cold-plate').boilingCurve).filter(
    ([heat, resistance]) => heat > 0 && resistance > 0,
  );
  return points.length > 1 ? points : null;
}

/** Whether a loop has plates in which its coolant should boil. */
export function shouldBoil({ branches }: CoolantLoop): boolean {
  return branches.flat().some((plate) => boilingPoints(plate) !== null);
}

/** At which temperature the coolant of a loop boils, and its latent heat; null where it does not. */
export function evaporationOf(loop: CoolantLoop): LiquidFluid['evaporation'] | null {
  const port = loop.ports.at(0);
  // In a tank it would boil at the parts, not in plates.
  if (!port || loop.tank || !shouldBoil(loop)) return null;
  const { coolant, supplyTemperature: temperature } = valuesOf(port.part, 'coolant-port');
  const heat = latentHeatOf(coolant, temperature);
  return heat === null ? null : { temperature, heat };
}
