/*
 * What the enclosures of a rack get of its coolant, before they are condensed.
 */
import type { Design } from '#models/project/design.ts';
import type { FilledRack } from '#models/rack/standing.ts';
import { rootOfRising } from '#solver/linalg/root.ts';
import { enclosureOfDesign, flowOf } from '#solver/condense/design-enclosure.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import { designOf } from '#solver/rack/state.ts';

/** Drop of plates and hoses goes with the flow to this power: between laminar and turbulent, an estimate. */
const exponent = 1.75;

interface Branch {
  readonly design: Design;
  readonly count: number;
  readonly flow: number; // m³/s that it asks for
  readonly drop: number; // Pa at that flow
}

/**
 * Flow of one enclosure of each design with a connection, m³/s: side by side with one drop, their sum that of the rack,
 * each solved once at what it asks for. An estimate that says over what to condense; manifolds are left out.
 *
 * @param flow of the rack, m³/s @param supply K
 * Rejects with an Error in words where a design has no answer at the flow that it asks for.
 */
export async function enclosureFlows(
  { rack, standing }: FilledRack,
  flow: number,
  supply: number,
  solver: Pick<DesignSolver, 'solve'>,
  signal: AbortSignal,
): Promise<ReadonlyMap<Design, number>> {
  const { temperature, altitude } = rack.room;
  const all = standing.flatMap((one) => designOf(one) ?? []);
  const branches: Branch[] = [];
  for (const design of new Set(all)) {
    const { connection, solve } = enclosureOfDesign(solver, design, altitude, signal);
    if (!connection) continue;
    const asked = flowOf(connection);
    const answer = await solve({
      inlet: temperature,
      backPressure: 0,
      coolant: { supply, flow: asked },
    });
    if (!answer) throw new Error('it has no answer at the flow that it asks for: see "boxwright solve"');
    const count = all.filter((one) => one === design).length;
    branches.push({ design, count, flow: asked, drop: Math.max(answer.coolantDrop, leastDrop) });
  }
  const sharesOf = (drop: number) => branches.map((one) => one.flow * (drop / one.drop) ** (1 / exponent));
  const sum = (drop: number): number =>
    sharesOf(drop).reduce((total, each, i) => total + each * branches[i].count, 0);
  const log = rootOfRising((at) => sum(Math.exp(at)) - flow, lowest, highest, 1e-6);
  const shares = sharesOf(Math.exp(log));
  return new Map(branches.map(({ design }, i) => [design, shares[i]]));
}

/** That counts as none, Pa. */
const leastDrop = 1e-3;
/** Logarithms of the drops that are sought between: 1 mPa to some 500 MPa. */
const lowest = -7;
const highest = 20;
