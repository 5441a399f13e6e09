const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** "10⁻³"; "1" for the power 0. */
export function powerOfTen(power: number): string {
  if (power === 0) return '1';
  const digits = String(Math.abs(power)).replaceAll(/\d/g, (digit) => raised[Number(digit)]);
  return `10${power < 0 ? '⁻' : ''}${digits}`;
}
