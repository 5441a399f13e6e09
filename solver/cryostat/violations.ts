import type { Cryostat } from '#models/cryostat/cryostat.ts';
import { show } from '#models/results/figures.ts';
import type { CryostatResult } from '#solver/cryostat/contract.ts';

/** Mean free paths in a gap from which on molecules meet the walls alone. */
const free = 10;

const kelvin = (value: number): string => show(value, 'temperature', 'K');

/** What is beyond a limit or cannot be trusted, in words. */
export function violationsOf(cryostat: Cryostat, result: CryostatResult): string[] {
  const { stages, cooler, warmSide, vessel } = cryostat;
  const found: string[] = [];
  for (const [index, { name, temperature, isHeld }] of result.stages.entries()) {
    const { hold, highest } = stages[index];
    if (isHeld === false && hold !== null)
      found.push(`“${name}” is at ${kelvin(temperature)} and is not held at ${kelvin(hold)}`);
    else if (highest !== null && temperature > highest)
      found.push(`“${name}” is at ${kelvin(temperature)}; ${kelvin(highest)} are allowed`);
  }
  for (const { name, isRunaway } of result.links)
    if (isRunaway)
      found.push(`“${name}” comes to no rest with its current and burns out: take a thicker wire`);
  if (result.place === 'above')
    found.push(
      'more is lifted than was measured: temperatures are those at the largest lift of the curve or map',
    );
  if (result.place === 'below')
    found.push('the cooler works below what was measured: its lift is drawn on from there');
  const { reject, outlet } = result.warmSide;
  if (cooler.highestReject !== null && reject > cooler.highestReject)
    found.push(
      `the cooler rejects at ${kelvin(reject)}; ${kelvin(cooler.highestReject)} are allowed: more flow or conductance, or a colder inlet`,
    );
  if (warmSide.highestOutlet !== null && outlet > warmSide.highestOutlet)
    found.push(
      `the coolant leaves at ${show(outlet, 'temperature', 'degC')}; ${show(warmSide.highestOutlet, 'temperature', 'degC')} are allowed: more flow, or a colder inlet`,
    );
  if (result.meanFreePath !== null && result.meanFreePath < free * vessel.gap)
    found.push(
      `molecules meet each other after ${show(result.meanFreePath, 'length', 'mm')}, not well beyond the gap of ${show(vessel.gap, 'length', 'mm')}: heat of the gas is not as told; a better vacuum is wanted`,
    );
  if (result.status !== 'converged')
    found.push('no balance was found: far more comes than is lifted, or a wire is about to burn out');
  return found;
}
