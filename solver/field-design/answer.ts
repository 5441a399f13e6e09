/*
 * The field's answer beside the network's, part by part.
 */
import type { HeatLinkKind } from '#solver/case/heat-link.ts';
import type { DesignField, FieldAnswer, FieldPart, FlowAnswer } from '#solver/field-design/contract.ts';
import { compileFluid, standardGravity } from '#solver/flow/fluid.ts';
import { compileLink } from '#solver/heat/links.ts';
import type { FieldSolution } from '#solver/field/contract.ts';

const four = new Float64Array(4);

/** Of a solution that is no answer (not converged) the figures are told as they are; its status says so. */
export function answerOf(field: DesignField, { outputs }: Pick<FieldSolution, 'outputs'>): FieldAnswer {
  const value = (id: string): number => outputs[id]?.value ?? Number.NaN;
  const openings = field.openings.map(({ id, name, output, network }): FlowAnswer => ({
    id,
    name,
    field: -value(output) / field.air.density,
    network,
  }));
  return {
    parts: field.parts.map((part) => {
      const temperature = temperatureOf(part, field, value);
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

function temperatureOf(
  { reading, network }: FieldPart,
  { air }: DesignField,
  value: (id: string) => number,
): number | null {
  switch (reading.by) {
    case 'block':
      return Math.max(...reading.outputs.map(value)) + reading.above;
    case 'air':
      return value(reading.output);
    case 'fins': {
      if (network === null) return null;
      const stream = Math.abs(value(reading.velocity)) * reading.area * air.density;
      // Heat goes in evenly along the fins: half of the rise lies before their middle.
      const inlet = value(reading.mean) - reading.heat / (2 * stream * air.specificHeat);
      const law = compileLink(reading.link, compileFluid({ type: 'air' }, air), standardGravity);
      if (law.kind !== 'stream') return null;
      law.evaluate(four, inlet + 1, inlet, stream);
      return network + inlet + reading.through / four[0] - reading.root;
    }
    case 'film': {
      const speed = value(reading.speed) / reading.open;
      return (
        surfaceTemperature(reading.links, reading.heat, value(reading.air), speed * air.density, air) +
        reading.above
      );
    }
    default:
      return null;
  }
}

/** Steps of Newton: films are nearly straight lines. */
const mostSteps = 50;
const closeEnough = 1e-6; // K

/** That gives a heat [W] to air of a temperature through films. @param mass velocity, kg/(m² s) */
function surfaceTemperature(
  links: readonly HeatLinkKind[],
  heat: number,
  around: number,
  massVelocity: number,
  air: DesignField['air'],
): number {
  const fluid = compileFluid({ type: 'air' }, air);
  const laws = links.map((link) => compileLink(link, fluid, standardGravity));
  let surface = around + 1;
  for (let step = 0; step < mostSteps; step++) {
    let left = heat;
    let slope = 0;
    for (const law of laws) {
      if (law.kind === 'plate') law.evaluate(four, surface, around, massVelocity * massVelocity);
      else if (law.kind === 'pair') law.evaluate(four, surface, around);
      else continue;
      left -= four[0];
      slope += four[1];
    }
    const change = left / slope;
    surface += change;
    if (!(Math.abs(change) > closeEnough)) break;
  }
  return surface;
}
