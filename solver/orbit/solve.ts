import type { OrbitalNode } from '#models/orbit/orbital-node.ts';
import { rootOfRising } from '#solver/linalg/root.ts';
import type { CaseResult, OrbitResult, OrbitState } from '#solver/orbit/contract.ts';
import { criticalBeta, orbitPeriod } from '#solver/orbit/geometry.ts';
import { type Kind, stateAt } from '#solver/orbit/state.ts';

/** rad; beta is taken so finely over its range. */
const betaStep = (5 * Math.PI) / 180;
/** K beyond a limit that a sought area or heater may be at some other beta. */
const stillWithin = 0.01;
/** Radiators are sought between so many times their area and its reciprocal. */
const mostTimes = 20;

/** The node in its hot and its cold case over the range of beta, and what would bring it to its limits. */
export function solveOrbit(node: OrbitalNode): OrbitResult {
  const hot = caseOf(node, 'hot', 0);
  const cold = caseOf(node, 'cold', 0);
  const isPeriodic = [...hot.states, ...cold.states].every((state) => state.isPeriodic);
  return {
    status: isPeriodic ? 'converged' : 'not-converged',
    period: orbitPeriod(node.orbit.altitude),
    criticalBeta: criticalBeta(node.orbit.altitude),
    hot,
    cold,
    radiators: radiatorsOf(node, hot),
    heater: heaterOf(node, cold),
  };
}

function caseOf(node: OrbitalNode, kind: Kind, heater: number): CaseResult {
  const states = betasOf(node).map((beta) => stateAt(node, kind, beta, heater));
  const margins = states.map((state) => marginOf(node, kind, state));
  const margin = Math.min(...margins);
  // Of the battery: what an orbit takes and does not put back, or else the depth of discharge.
  const missing = states.map(({ supply }) => (supply ? Math.max(0, supply.wanted - supply.chargeable) : 0));
  const depths = states.map(({ supply }) => supply?.depthOfDischarge ?? 0);
  const hungers = Math.max(...missing) > 0 ? missing : depths;
  return {
    states,
    worst: margins.indexOf(margin),
    margin,
    hungriest: node.supply ? hungers.indexOf(Math.max(...hungers)) : null,
  };
}

/** K to the limit of the case. */
function marginOf({ electronics: { highest, lowest } }: OrbitalNode, kind: Kind, state: OrbitState): number {
  return kind === 'hot' ? highest - state.electronics.highest : state.electronics.lowest - lowest;
}

function betasOf({ orbit: { betaFrom, betaTo } }: OrbitalNode): readonly number[] {
  // With nought in it, where the eclipse is longest.
  const ends = betaFrom < 0 && betaTo > 0 ? [betaFrom, 0, betaTo] : [betaFrom, betaTo];
  const between = ends.slice(1).flatMap((to, index) => {
    const from = ends[index];
    const steps = Math.ceil((to - from) / betaStep - 1e-9);
    return Array.from({ length: steps }, (_, i) => from + ((to - from) * (i + 1)) / steps);
  });
  return [betaFrom, ...between];
}

/** The node with radiators so many times as large. */
export function withRadiators(node: OrbitalNode, times: number): OrbitalNode {
  return {
    ...node,
    faces: node.faces.map((face) =>
      face.isRadiator
        ? {
            ...face,
            area: face.area * times,
            heatCapacity: face.heatCapacity * times,
            conductance: face.conductance * times,
          }
        : face,
    ),
  };
}

/**
 * Where the margin of a case, rising with x, is nought: sought at the worst beta, then looked at over all of them, and
 * again at another one that is worse there.
 *
 * @returns null where it is nought nowhere between both ends
 */
function rootOverBeta(
  node: OrbitalNode,
  kind: Kind,
  [from, to, tolerance]: readonly [number, number, number],
  first: number,
  at: (x: number) => { readonly node: OrbitalNode; readonly heater: number },
): number | null {
  const marginAt = (x: number, beta: number): number => {
    const changed = at(x);
    return marginOf(node, kind, stateAt(changed.node, kind, beta, changed.heater));
  };
  let beta = first;
  let found = from;
  for (const turn of [1, 2, 3, 4]) {
    const margin = (x: number): number => marginAt(x, beta);
    if (turn === 1 && margin(from) >= 0) return null;
    if (margin(to) <= 0) return null;
    found = Math.max(found, rootOfRising(margin, from, to, tolerance));
    const changed = at(found);
    const whole = caseOf(changed.node, kind, changed.heater);
    if (whole.margin > -stillWithin) return found;
    beta = whole.states[whole.worst].beta;
  }
  return found;
}

function radiatorsOf(node: OrbitalNode, hot: CaseResult): OrbitResult['radiators'] {
  const area = node.faces.reduce((sum, face) => sum + (face.isRadiator ? face.area : 0), 0);
  if (area === 0) return null;
  const end = Math.log(mostTimes);
  const log = rootOverBeta(node, 'hot', [-end, end, 1e-4], hot.states[hot.worst].beta, (x) => ({
    node: withRadiators(node, Math.exp(x)),
    heater: 0,
  }));
  return { area, needed: log === null ? null : area * Math.exp(log) };
}

function heaterOf(node: OrbitalNode, cold: CaseResult): number {
  if (cold.margin >= 0) return 0;
  // Faces at 0 K would take this from electronics at their lowest temperature: no heater has to make up for more.
  const most = node.electronics.lowest * node.faces.reduce((sum, { conductance }) => sum + conductance, 0);
  const found = rootOverBeta(node, 'cold', [0, most, 0.1], cold.states[cold.worst].beta, (heater) => ({
    node,
    heater,
  }));
  return found ?? most;
}
