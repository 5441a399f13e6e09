import type { Cryostat } from '#models/cryostat/cryostat.ts';
import { Liquid } from '#solver/properties/liquids.ts';
import type { WarmSideResult } from '#solver/cryostat/contract.ts';

/*
 * Where the heat of the cooler ends: the box's own loop.
 */

const most = 60;

/**
 * Outlet and reject temperature for a heat, K: the coolant warms by q/(ρ c V̇) with its properties halfway, and the
 * cooler rejects at the mean coolant and q/G above it.
 * @param heat W
 */
export function warmSideOf({ warmSide }: Cryostat, heat: number): Pick<WarmSideResult, 'outlet' | 'reject'> {
  const { coolant, inlet, flow, conductance } = warmSide;
  const liquid = new Liquid({ type: 'liquid', name: coolant });
  let rise = 0;
  for (let turn = 0; turn < most; turn++) {
    const mean = inlet + rise / 2;
    const next = heat / (liquid.density(inlet) * liquid.specificHeat(mean) * flow);
    const moved = Math.abs(next - rise);
    rise = next;
    if (moved < 1e-10) break;
  }
  return {
    outlet: inlet + rise,
    reject: inlet + rise / 2 + (conductance === null ? 0 : heat / conductance),
  };
}
