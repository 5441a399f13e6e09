import { badInput } from '#cli/bad-input.ts';
import type { Command, Options } from '#cli/command.ts';
import { printDocument } from '#cli/output/documents.ts';
import { openRack } from '#cli/rack/open.ts';
import { json, parts } from '#cli/shared-options.ts';
import { exit } from '#cli/terminal.ts';
import { rackReport } from '#cli/text/rack-report.ts';
import { withSolver } from '#cli/with-solver.ts';
import { writeFile } from '#cli/write-file.ts';
import { checkRack } from '#models/rack/checks.ts';
import { rackElevation } from '#models/rack/elevation.ts';
import { stabilityOf } from '#models/rack/stability.ts';
import type { FilledRack } from '#models/rack/standing.ts';
import { parseQuantity } from '#models/units/units.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import { createRackSolver } from '#solver/rack/rack-solver.ts';

const supplySteps = 5;

export const rack: Command = {
  name: 'rack',
  summary: 'a rack of enclosures: fit, weight, tipping; air, coolant and power together',
  usage: '<rack>',
  least: 1,
  most: 1,
  notes: [
    'Each kind of enclosure is solved whole at some inlets, pressures behind it, supply temperatures and flows, and read off between them; how far that is off is told. Then the air of the rack, its manifolds, bars and doors are solved with all enclosures in them.',
    'Ends with 1 when a check finds an error, a part is above its limit, or the rack does not come to rest.',
    'Example: boxwright rack examples/air-rack.boxwright-rack.json --elevation rack.svg',
  ],
  options: {
    room: {
      type: 'string',
      value: 'TEMPERATURE',
      help: 'of the air before the rack, in place of what the file says',
    },
    supply: {
      type: 'string',
      value: 'LOW..HIGH',
      help: 'least flow of the rack against supply temperature, e.g. 20..45 (°C)',
    },
    elevation: { type: 'string', value: 'FILE', help: 'front and rear, drawn to scale (SVG)' },
    parts,
    json,
  },
  async run([path = ''], options, terminal) {
    const supplies = readSupplies(options);
    const filled = inRoom(await openRack(path, options, terminal), options);
    const drawing = options.text('elevation');
    if (drawing !== undefined) await writeFile(drawing, rackElevation(filled));
    const found = await withSolver(terminal, async (solver) => {
      try {
        return await answer(filled, solver, supplies, terminal.signal);
      } catch (error) {
        if (terminal.signal.aborted) return null;
        const message = error instanceof Error ? error.message : String(error);
        throw badInput(path, message, 'change the rack or the design there');
      }
    });
    if (!found) return exit.interrupted;
    terminal.out(
      options.has('json')
        ? printDocument('rack', {
            format: 'boxwright-rack-result',
            version: 1,
            name: filled.rack.name,
            ...found,
            supplyCurve: found.supplyCurve && [...found.supplyCurve],
            kinds: found.kinds.map(({ name, count, solves, range, error }) => ({
              name,
              count,
              solves,
              range: {
                inlet: [...range.inlet],
                backPressure: [...range.backPressure],
                supply: range.supply && [...range.supply],
                flow: range.flow && [...range.flow],
              },
              error,
            })),
          })
        : rackReport(filled, found),
    );
    const { result, findings } = found;
    const fails =
      findings.some(({ severity }) => severity === 'error') ||
      result.status !== 'converged' ||
      result.slots.some(({ margin }) => margin !== null && margin < 0);
    return fails ? exit.violated : exit.done;
  },
};

async function answer(
  filled: FilledRack,
  solver: DesignSolver,
  supplies: readonly number[] | null,
  signal: AbortSignal,
) {
  return {
    findings: checkRack(filled),
    stability: stabilityOf(filled),
    ...(await createRackSolver(solver).answer(filled, supplies, { signal })),
  };
}

function inRoom(filled: FilledRack, options: Options): FilledRack {
  const text = options.text('room');
  if (text === undefined) return filled;
  const parsed = parseQuantity(text, 'temperature', { unit: 'degC' });
  if (!parsed.ok) throw badInput(`--room ${text}`, 'this is no temperature', 'write --room "27 degC"');
  const { rack } = filled;
  return { ...filled, rack: { ...rack, room: { ...rack.room, temperature: parsed.value } } };
}

/** Temperatures from the low to the high end, K; null where they are not asked for. */
function readSupplies(options: Options): readonly number[] | null {
  const text = options.text('supply');
  if (text === undefined) return null;
  const [low, high] = text.split('..').map((end) => parseQuantity(end, 'temperature', { unit: 'degC' }));
  if (!low?.ok || !high?.ok || !(low.value < high.value))
    throw badInput(
      `--supply ${text}`,
      'two temperatures are wanted, the lower first',
      'write --supply 20..45',
    );
  const width = high.value - low.value;
  return Array.from({ length: supplySteps + 1 }, (_, i) => low.value + (width * i) / supplySteps);
}
