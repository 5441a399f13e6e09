import { valuesOf } from '#models/components/values.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import type { EnclosureAnswer, EnclosureInputs } from '#solver/condense/enclosure.ts';
import { solvedWhole } from '#solver/condense/solved-whole.ts';
import type { DesignSolver } from '#solver/design/contract.ts';

/** A design as an enclosure of a rack. */
export interface DesignEnclosure {
  /** Its one coolant connection; null without. */
  readonly connection: DesignItem | null;
  /** Names of the parts that have a limit, in the order of `margins`; filled by the first solve. */
  readonly limited: readonly string[];
  /** The design at what the rack sets. */
  readonly given: (inputs: EnclosureInputs) => Design;
  /** The answer there; null where it does not converge. */
  readonly solve: (inputs: EnclosureInputs) => Promise<EnclosureAnswer | null>;
}

/**
 * A design solved whole at one set of inputs after another, all else as its conditions say.
 *
 * @param altitude of the rack, m
 * @throws Error in words where a rack cannot feed its coolant
 * `solve` rejects with the solver's words where the design is refused, and with the signal's reason when that was raised.
 */
export function enclosureOfDesign(
  solver: Pick<DesignSolver, 'solve'>,
  design: Design,
  altitude: number,
  signal: AbortSignal,
): DesignEnclosure {
  const connection = connectionOf(design);
  let limited: readonly { readonly id: string; readonly name: string }[] = [];
  return {
    connection,
    get limited() {
      return limited.map(({ name }) => name);
    },
    given: (inputs) => givenTo(design, connection, altitude, inputs),
    async solve(inputs) {
      const result = await solvedWhole(solver, givenTo(design, connection, altitude, inputs), signal);
      if (!result) return null;
      if (limited.length === 0) limited = limitedParts(design, result);
      return answerOf(
        result,
        limited.map(({ id }) => id),
      );
    },
  };
}

function connectionOf(design: Design): DesignItem | null {
  const own = design.items.find(({ kind }) => kind === 'cdu');
  if (own)
    throw new Error(
      `${own.name} is a distribution unit of its own; give the enclosure a coolant connection in its place, the rack has the unit`,
    );
  const found = design.items.filter(({ kind }) => kind === 'coolant-port');
  if (found.length > 1)
    throw new Error(`it has ${found.length} coolant connections; a rack feeds one to each enclosure`);
  return found[0] ?? null;
}

function givenTo(
  design: Design,
  connection: DesignItem | null,
  altitude: number,
  { inlet, backPressure, coolant }: EnclosureInputs,
): Design {
  const conditions = { ...design.conditions, ambientTemperature: inlet, altitude, backPressure };
  if (!coolant || !connection) return { ...design, conditions };
  const fed: DesignItem = {
    ...connection,
    part: {
      ...connection.part,
      values: {
        ...connection.part.values,
        supply: 'flow',
        flow: coolant.flow,
        supplyTemperature: coolant.supply,
      },
    },
  };
  return { ...design, conditions, items: design.items.map((item) => (item === connection ? fed : item)) };
}

function limitedParts(design: Design, { parts }: DesignResult): { id: string; name: string }[] {
  return parts
    .filter(({ margin }) => margin !== null)
    .map(({ id }) => ({ id, name: design.items.find((item) => item.id === id)?.name ?? id }));
}

function answerOf(result: DesignResult, limited: readonly string[]): EnclosureAnswer {
  const margins = new Map(result.parts.map(({ id, margin }) => [id, margin]));
  const { airflow, heatToCoolant } = result.requirements;
  return {
    power: result.powerAc,
    fanPower: result.fanPower,
    airflow,
    heatToCoolant,
    coolantDrop:
      result.coolant.find(({ connectionPressure }) => connectionPressure !== null)?.connectionPressure ?? 0,
    margins: limited.map((id) => margins.get(id) ?? Infinity),
  };
}

/** The flow that a connection asks for as the design has it, m³/s. */
export const flowOf = (connection: DesignItem): number => valuesOf(connection.part, 'coolant-port').flow;
