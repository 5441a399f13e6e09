import type { OrbitalNode } from '#models/orbit/orbital-node.ts';
import { formatQuantity } from '#models/units/units.ts';
import type { CaseResult, OrbitResult } from '#solver/orbit/contract.ts';

/** What is beyond a limit, in words. */
export function violationsOf(node: OrbitalNode, { hot, cold }: OrbitResult): string[] {
  const found: string[] = [];
  const kelvins = (value: number): string => formatQuantity(value, 'temperature-difference', 'K');
  const at = (states: CaseResult['states'], index: number): string =>
    `at beta ${formatQuantity(states[index].beta, 'angle', 'deg')}`;
  if (hot.margin < 0)
    found.push(
      `electronics ${kelvins(-hot.margin)} above their highest temperature ${at(hot.states, hot.worst)}`,
    );
  if (cold.margin < 0)
    found.push(
      `electronics ${kelvins(-cold.margin)} below their lowest temperature ${at(cold.states, cold.worst)}`,
    );
  for (const [name, { states, hungriest }] of Object.entries({ hot, cold })) {
    const supply = hungriest === null ? null : states[hungriest].supply;
    if (hungriest === null || !supply || !node.supply) continue;
    const allowed = node.supply.battery.depthOfDischarge;
    if (!supply.closes)
      found.push(`the array does not recharge the battery in the ${name} case ${at(states, hungriest)}`);
    else if (supply.depthOfDischarge > allowed)
      found.push(
        `the battery is discharged by ${formatQuantity(supply.depthOfDischarge, 'ratio', '%')} in the ${name} case ${at(states, hungriest)}; ${formatQuantity(allowed, 'ratio', '%')} are allowed`,
      );
  }
  return found;
}
