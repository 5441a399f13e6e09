import { badInput } from '#cli/bad-input.ts';
import type { Command, Options } from '#cli/command.ts';
import { openDesign } from '#cli/open-design.ts';
import { printDocument } from '#cli/output/documents.ts';
import { configuration, json, parts, set } from '#cli/shared-options.ts';
import { readPlaces } from '#cli/site/places.ts';
import { exit } from '#cli/terminal.ts';
import { placesReport, siteReport } from '#cli/text/site-report.ts';
import { withSolver } from '#cli/with-solver.ts';
import { optionalNumber } from '#cli/workload/read-number.ts';
import { siteDocument } from '#models/export/site.ts';
import type { PlaceAnswer, PlaceQuestion } from '#models/results/site.ts';
import { climateSites } from '#models/site/climate-site.ts';
import { nameOfPlace } from '#models/site/place.ts';
import { firstQuestion } from '#models/site/question.ts';
import { parseQuantity } from '#models/units/units.ts';

export const site: Command = {
  name: 'site',
  summary: 'a design through a year of weather: energy, hottest hour, hours too hot; places compared',
  usage: '[design]',
  least: 0,
  most: 1,
  notes: [
    'A weather file (EPW) has the hours of a year. A place that comes with Boxwright has what is published of its climate, from which a typical year is made: an estimate, of temperatures alone. The design is solved whole at some inlet temperatures at the altitude of the place, and read off curves between them; how far these are off is told.',
    'Without a design: the climate alone. Without a place: the places that come with Boxwright.',
    'Ends with 1 when a part is above its limit in any hour, or the design has no answer in one.',
    'Example: boxwright site examples/edge-box.boxwright.json --at singapore --at lulea --price 0.12',
  ],
  options: {
    at: {
      type: 'string',
      multiple: true,
      value: 'PLACE',
      help: 'a place that comes with Boxwright; repeatable',
    },
    weather: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      help: 'a weather file (EPW) of a year; repeatable',
    },
    rise: {
      type: 'string',
      value: 'KELVIN',
      help: 'by which the air at the inlet is warmer than outside (default: 0)',
    },
    'at-least': {
      type: 'string',
      value: 'TEMPERATURE',
      help: 'that the inlet is kept at when it is colder outside, by taking back warm air',
    },
    supply: {
      type: 'string',
      value: 'TEMPERATURE',
      help: 'of cooling water: hours in which dry and wet coolers give it without a compressor',
    },
    approach: {
      type: 'string',
      value: 'KELVIN',
      help: 'of those coolers to the air or its wet bulb (default: 5)',
    },
    front: {
      type: 'string',
      value: 'BEARING',
      help: 'where the front looks, degrees from north over east: sunlight on its sides in place of walls by the compass',
    },
    price: { type: 'string', value: 'NUMBER', help: 'of a kWh, in any currency' },
    carbon: { type: 'string', value: 'GRAMS', help: 'of CO₂ for a kWh' },
    configuration,
    set,
    parts,
    json,
  },
  async run([path], options, terminal) {
    const question = readQuestion(options);
    const places = await readPlaces(options);
    const design = path === undefined ? null : await openDesign(path, options, terminal);
    if (places.length === 0) {
      if (path !== undefined)
        throw badInput('site', 'no place is named', 'write --at singapore, or --weather FILE');
      if (options.has('json')) throw badInput('site --json', 'no place is named', 'write --at singapore');
      terminal.out(placesReport(climateSites));
      return exit.done;
    }
    const answers = await withSolver(terminal, async (solver) => {
      const list: PlaceAnswer[] = [];
      for (const place of places) {
        try {
          list.push(await solver.answerPlace(place, question, design, { signal: terminal.signal }));
        } catch (error) {
          if (terminal.signal.aborted) return null;
          throw badInput(`${path ?? ''} at ${nameOfPlace(place)}`, reasonOf(error), 'see "boxwright solve"');
        }
      }
      return list;
    });
    if (!answers) return exit.interrupted;
    terminal.out(
      options.has('json')
        ? printDocument('site', siteDocument(design, answers))
        : siteReport(design, answers),
    );
    const fails = answers.some(({ year }) => year && (year.hoursTooHot > 0 || year.hoursWithoutAnswer > 0));
    return fails ? exit.violated : exit.done;
  },
};

function readQuestion(options: Options): PlaceQuestion {
  return {
    rise: readNumber(options, 'rise', firstQuestion.rise),
    least: readTemperature(options, 'at-least'),
    supply: readTemperature(options, 'supply'),
    approach: readNumber(options, 'approach', firstQuestion.approach),
    front: readBearing(options),
    price: optionalNumber(options, 'price', 'any'),
    carbon: optionalNumber(options, 'carbon', 'any'),
  };
}

function readBearing(options: Options): number | null {
  const text = options.text('front');
  if (text === undefined) return null;
  const degrees = text.trim() === '' ? NaN : Number(text.replace(/\s*(°|deg)$/, ''));
  if (degrees >= 0 && degrees <= 360) return (degrees * Math.PI) / 180;
  throw badInput(
    `--front ${text}`,
    'a bearing from 0 to 360 is wanted, from north over east',
    'write --front 180',
  );
}

/** Kelvins of a difference: a plain number, 0 or more. */
function readNumber(options: Options, name: string, fallback: number): number {
  const text = options.text(name);
  if (text === undefined) return fallback;
  const value = text.trim() === '' ? NaN : Number(text.replace(/\s*K$/, ''));
  if (Number.isFinite(value) && value >= 0) return value;
  throw badInput(`--${name} ${text}`, 'a number of kelvins is wanted, 0 or more', `write --${name} 5`);
}

function readTemperature(options: Options, name: string): number | null {
  const text = options.text(name);
  if (text === undefined) return null;
  const parsed = parseQuantity(text, 'temperature');
  if (parsed.ok) return parsed.value;
  throw badInput(`--${name} ${text}`, 'this is no temperature', `write --${name} "18 degC"`);
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
