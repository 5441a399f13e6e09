/*
 * What fails in a ride-through, as changes of the case: machines stop, connections lose their coolant, distribution units
 * their facility water.
 */
import type { Design, DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { Case, FlowNode } from '#solver/case/case.ts';
import type { Change } from '#solver/case/transient.ts';
import { failingPart } from '#models/project/failing.ts';
import { facilityCircuit } from '#solver/design/cdu.ts';
import { coolantBranch } from '#solver/design/coolant-elements.ts';
import type { LoopMap } from '#solver/design/coolant.ts';
import { airCircuit } from '#solver/design/draft.ts';
import type { CaseMap } from '#solver/design/map.ts';

/** Time in which the coolant of a connection is lost, s: a pump of the building runs down in seconds. */
const fading = 1;
/**
 * Shares that are left: with some flow the coolant keeps its direction and its temperatures are known. At 1 L/min for a
 * kilowatt, as is usual, a ten-thousandth takes less than 1 W at 100 K. Pressure drops go with the square of the flow
 * at most.
 */
const flowLeft = 1e-4;
const pressureLeft = flowLeft ** 2;

/**
 * @param time when it happens [s]
 * @throws RangeError, in words, where one of them is nothing that can fail, or has failed
 */
export function failuresAt(
  design: Design,
  input: Case,
  map: CaseMap,
  failed: readonly PlacementId[],
  time: number,
): Change[] {
  const changes = new Map<string, Change>();
  const stop = (circuit: string, branch: string): void => {
    const elements = input.circuits
      ?.find(({ id }) => id === circuit)
      ?.branches.find(({ id }) => id === branch)?.elements;
    const place = elements?.findIndex(({ type }) => type === 'fan' || type === 'pump') ?? -1;
    const path = `circuits[${circuit}].branches[${branch}].elements[${place}].failed`;
    changes.set(path, { path, course: { type: 'steps', points: [[0, 0], [time, 1]] } }); // prettier-ignore
  };
  for (const id of failed) {
    const { part, isWater } = failingPart(id);
    const item = design.items.find((candidate) => candidate.id === part);
    if (!item) throw new RangeError(`there is no part ${id}`);
    if (isWater) {
      const change = waterLossOf(item, map.coolant, input, time);
      changes.set(change.path, change);
      continue;
    }
    if (item.part.values['failed'] === true) throw new RangeError(`${item.name} has failed already`);
    if (item.kind === 'fan') {
      const channel = map.channels.get(id);
      if (channel?.element?.type !== 'fan')
        throw new RangeError(`${item.name} is no fan with a curve in the air`);
      stop(airCircuit, channel.branch);
      continue;
    }
    const loop = loopOf(item, map.coolant);
    if (item.kind === 'pump' || item.kind === 'cdu') stop(loop.circuit, coolantBranch(item));
    else {
      const change = lossOf(input, loop, time);
      changes.set(change.path, change);
      // Nothing is left for the pumps of the loop: they would heat coolant that stands.
      for (const pump of loop.loop.pumps.flat())
        if (pump.part.values['failed'] !== true) stop(loop.circuit, coolantBranch(pump));
    }
  }
  return [...changes.values()];
}

function loopOf(item: DesignItem, loops: readonly LoopMap[]): LoopMap {
  if (item.kind !== 'pump' && item.kind !== 'cdu' && item.kind !== 'coolant-port')
    throw new RangeError(`${item.name} is no fan, pump, coolant distribution unit or connection`);
  const loop = loops.find(({ loop: { ports, cdus, pumps } }) =>
    [...ports, ...cdus, ...pumps.flat()].some(({ id }) => id === item.id),
  );
  if (!loop) throw new RangeError(`${item.name} is in no coolant loop that flows`);
  return loop;
}

/** The facility water of a distribution unit falls to nearly nothing; its pumps go on. */
function waterLossOf(item: DesignItem, loops: readonly LoopMap[], input: Case, time: number): Change {
  const facility = loops.find((loop) => loop.facility?.unit.id === item.id)?.facility;
  if (!facility) throw new RangeError(`${item.name} has no facility water in a coolant loop that flows`);
  return fadingAt(input, facilityCircuit(item), facility.inlet, time);
}

/** Inflow or pressure at a connection falls to nearly nothing. */
const lossOf = (input: Case, { circuit, connection }: LoopMap, time: number): Change =>
  fadingAt(input, circuit, connection?.inlet, time);

function fadingAt(input: Case, circuit: string, node: string | undefined, time: number): Change {
  const inlet = input.circuits?.find(({ id }) => id === circuit)?.nodes.find(({ id }) => id === node);
  const [name, value, left] = suppliedBy(inlet);
  return {
    path: `circuits[${circuit}].nodes[${inlet?.id ?? ''}].${name}`,
    course: { type: 'linear', points: [[0, value], [time, value], [time + fading, value * left]] }, // prettier-ignore
  };
}

const suppliedBy = (inlet: FlowNode | undefined): readonly ['inflow' | 'pressure', number, number] =>
  inlet?.pressure === undefined
    ? ['inflow', inlet?.inflow ?? 0, flowLeft]
    : ['pressure', inlet.pressure, pressureLeft];
