import type { Cryostat } from '#models/cryostat/cryostat.ts';
import type { LogicEstimate } from '#solver/cryostat/contract.ts';

/**
 * What cold logic would draw and gain by the figures of the document: leakage falls, dynamic power at the same clock
 * and voltage stays, the clock may rise by 1/(1 − d).
 *
 * @param specificPower W of the cooler a W that is dissipated in the cold
 * Validity: of data, not of physics; threshold and voltage are taken as they are.
 */
export function logicEstimate(logic: NonNullable<Cryostat['logic']>, specificPower: number): LogicEstimate {
  const { warmPower, leakageShare, leakageReduction, delayReduction } = logic;
  const dynamic = warmPower * (1 - leakageShare);
  const leakage = (warmPower * leakageShare) / leakageReduction;
  const speed = 1 / (1 - delayReduction);
  const whole = 1 + specificPower;
  return {
    coldPower: dynamic + leakage,
    speed,
    wholePower: (dynamic + leakage) * whole,
    gain: (speed * warmPower) / ((dynamic * speed + leakage) * whole),
  };
}
