/*
 * The field's answer beside the network's, part by part.
 */
import type { DesignField, FieldAnswer, FieldPart, FlowAnswer } from '#solver/field-design/contract.ts';
import type { FieldSolution } from '#solver/field/contract.ts';

/** Of a solution that is no answer (not converged) the figures are told as they are; its status says so. */
export function answerOf(field: DesignField, { outputs }: Pick<FieldSolution, 'outputs'>): FieldAnswer {
  const value = (id: string): number => outputs[id]?.value ?? Number.NaN;
  const openings = field.openings.map(({ id, name, output, network }): FlowAnswer => ({
    id,
    name,
    field: -value(output) / field.airDensity,
    network,
  }));
  return {
    parts: field.parts.map((part) => {
      const temperature = temperatureOf(part, value);
      const { id, name, temperatureOf: of, limit, network, moved, reading } = part;
      const isTold = temperature !== null && Number.isFinite(temperature);
      return {
        id,
        name,
        temperatureOf: of,
        limit,
        field: isTold ? temperature : null,
        network,
        difference: isTold && network !== null ? temperature - network : null,
        by: reading.by,
        moved,
      };
    }),
    fans: field.fans.map(({ id, name, network }) => ({ id, name, field: value(`${id}/flow`), network })),
    openings,
    airflow: {
      field: openings.reduce((sum, one) => sum + Math.max(0, one.field), 0),
      network: field.airflow,
    },
  };
}

function temperatureOf({ reading }: FieldPart, value: (id: string) => number): number | null {
  switch (reading.by) {
    case 'block':
      return Math.max(...reading.outputs.map(value)) + reading.above;
    case 'metal':
      return value(reading.output) + reading.above;
    case 'air':
      return value(reading.output);
    default:
      return null;
  }
}
