/*
 * The case's own control in a run: what finds one speed at rest is a PI loop in time.
 */
import type { Case } from '#solver/case/case.ts';
import type { PidControl, TimeControl } from '#solver/case/controls.ts';
import type { Point } from '#solver/case/curve.ts';

/**
 * Gains for a case that gives none, an estimate of this program: 3 % of speed for a kelvin, and the same again for a
 * kelvin that lasts a minute. A margin lost by 20 K brings fans from 40 % to full at once. Board controllers look about
 * once a second, which cannot be told from a loop that always does at this pace.
 */
const kp = 0.03; // 1/K
const integralTime = 60; // s
export const fanControlId = 'control';

/** The smallest margin of all limited nodes to the margin asked for; with no limit the fans stay at their lowest speed. */
export function fanControl({ control, circuits, heat, transient }: Case): TimeControl[] {
  if (!control) return [];
  const branches = new Set(control.branches);
  const sets = (circuits ?? []).flatMap((circuit) =>
    circuit.branches
      .filter(({ id }) => branches.has(id))
      .flatMap(({ id, elements }) =>
        elements.flatMap(({ type }, e) =>
          type === 'fan' ? [`circuits[${circuit.id}].branches[${id}].elements[${e}].speed`] : [],
        ),
      ),
  );
  const limited = (heat?.nodes ?? []).filter(
    ({ limit, temperature }) => limit !== undefined && temperature === undefined,
  );
  const taken = new Set(transient?.controls?.map(({ id }) => id));
  const id = taken.has(fanControlId) ? `${fanControlId} (fans)` : fanControlId;
  const [first] = [...(heat?.nodes ?? []), ...(circuits ?? []).flatMap(({ nodes }) => nodes)];
  if (limited.length === 0 || control.minimum === control.maximum) {
    const points: readonly Point[] = [[0, control.minimum]];
    return [{ id, type: 'table', measures: { temperature: [first.id] }, sets, points }];
  }
  const pid: PidControl = {
    id,
    type: 'pid',
    measures: { margin: limited.map(({ id }) => id) },
    sets,
    setpoint: control.margin,
    kp,
    ki: kp / integralTime,
    minimum: control.minimum,
    maximum: control.maximum,
  };
  return [pid];
}
