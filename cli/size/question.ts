import { badInput } from '#cli/bad-input.ts';
import type { Options } from '#cli/command.ts';
import { applySettings } from '#cli/open-design.ts';
import { readGoal, type Goal } from '#cli/size/goal.ts';
import { placesOf, type Places } from '#cli/size/places.ts';
import { readVariations, type Variations } from '#cli/size/vary.ts';
import type { Part, PartKind } from '#models/components/part.ts';
import { kinds } from '#models/components/kinds.ts';
import type { Design } from '#models/project/design.ts';
import type { ConfigurationId, Project } from '#models/project/records.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { parseQuantity, writeQuantity } from '#models/units/units.ts';
import { failuresOf, waysToFail, workingUnits } from '#solver/design/failures.ts';
import { mostCombinations } from '#solver/design/size.ts';
import type { SizeQuestion } from '#solver/design/size-contract.ts';

/** One part for each `--vary` of parts, in their order. */
export type Combination = readonly Part[];

export interface Asked extends Variations {
  readonly goal: Goal;
  readonly places: Places | null;
  readonly question: SizeQuestion<Combination>;
  readonly failedFans: number;
  readonly failedPsus: number;
  readonly remarks: readonly string[];
  /** What `--set` has to say to get the answer. */
  settingsOf(combination: Combination, place: number): readonly string[];
}

/** Of price and mass, which are known without a solve. */
const mostSorted = 20_000;
const mostFailures = 200;

/** The question of a command line about one configuration, checked as a whole. */
export function readQuestion(project: Project, configuration: ConfigurationId, options: Options): Asked {
  const goal = readGoal(options.text('goal'));
  const variations = readVariations(project, configuration, options.texts('vary'));
  const { range, choices } = variations;
  const current = resolveDesign(project, configuration);
  checkGoal(goal, variations, current);
  const places = range && placesOf(range.number, range.low, range.high);
  const combinations = combinationsOf(goal, variations);
  const failedFans = readCount(options, 'failed', 'fan', current);
  const failedPsus = readCount(options, 'failed-psus', 'psu', current);
  const failures = failedFans + failedPsus === 0 ? [] : checkedFailures(current, failedFans, failedPsus);
  const settingsOf = (combination: Combination, place: number): readonly string[] => [
    ...choices.map(({ pattern }, i) => `${pattern}.part=${combination[i]?.id ?? ''}`),
    ...(range && places ? [`${range.number.path}=${places.textAt(place)}`] : []),
  ];
  const chosen = choices.flatMap(({ ids }) => ids);
  const question: SizeQuestion<Combination> = {
    goal: goal.of === 'number' ? { of: 'number', towards: goal.towards } : goal,
    current,
    combinations,
    places: places?.count ?? null,
    designOf: (combination, place) =>
      resolveDesign(applySettings(project, configuration, settingsOf(combination, place)), configuration),
    chosen,
    margin: readMargin(options.text('margin')),
    ignoreRules: options.has('ignore-rules'),
    failures,
  };
  const remarks = current.items
    .filter(({ id, overridden }) => chosen.includes(id) && overridden.length > 0)
    .map(({ name, overridden }) => `${name} keeps its own ${overridden.join(', ')} with every part.`);
  return { ...variations, goal, places, question, failedFans, failedPsus, remarks, settingsOf };
}

/** Refuses what has no meaning together. */
function checkGoal(goal: Goal, { range, choices }: Variations, design: Design): void {
  const path = range?.number.path;
  if (path === 'fanSpeed' && design.conditions.fanMode === 'hold-margin') {
    const message = 'the fans hold the margin in this configuration: their speed is an answer, not given';
    throw badInput('--vary fanSpeed', message, 'add --set fanMode=fixed');
  }
  if (goal.of === 'number') {
    if (range && goal.path === path) return;
    const message = range
      ? `the goal is ${goal.path}, but ${path ?? ''} varies`
      : 'the number of the goal does not vary';
    throw badInput(`--goal ${goal.path}`, message, `add --vary "${goal.path}=low..high"`);
  }
  const where = `--goal ${goal.of === 'power' ? 'least power' : goal.of}`;
  if (choices.length === 0) {
    const remedy = 'add --vary "FAN*=modelA|modelB", or ask for "smallest fanSpeed"';
    throw badInput(where, 'there are no parts to choose from', remedy);
  }
  if (!range || goal.of === 'price' || goal.of === 'mass') return;
  if (goal.of === 'noise' && /(^fanSpeed|\.speed)$/.test(range.number.path)) return;
  const message = `over ${range.number.path} it may be least anywhere in between`;
  throw badInput(where, message, `give ${range.number.path} with --set, or make it the goal`);
}

function combinationsOf(goal: Goal, { choices }: Variations): readonly Combination[] {
  const count = choices.reduce((product, { parts }) => product * parts.length, 1);
  const isSorted = goal.of === 'price' || goal.of === 'mass';
  const most = isSorted ? mostSorted : mostCombinations;
  if (count > most) {
    const message = `the parts can be chosen in ${count} ways, and at most ${most} are tried`;
    throw badInput('--vary', message, 'name fewer parts, or let several share one choice: --vary "FAN*=…"');
  }
  return choices.reduce<readonly Combination[]>(
    (before, { parts }) => before.flatMap((some) => parts.map((part) => [...some, part])),
    [[]],
  );
}

function readCount(options: Options, name: string, kind: PartKind, design: Design): number {
  const text = options.text(name);
  if (text === undefined) return 0;
  const working = workingUnits(design, kind).length;
  const where = `--${name} ${text}`;
  if (!/^\d+$/.test(text.trim())) throw badInput(where, 'a whole number is wanted', `write --${name} 1`);
  const count = Number(text);
  if (count <= working) return count;
  const units = kinds[kind].plural.toLowerCase();
  throw badInput(where, `${working} ${units} work here`, `write at most ${working}`);
}

function checkedFailures(design: Design, fans: number, psus: number): SizeQuestion<Combination>['failures'] {
  const ways =
    waysToFail(workingUnits(design, 'fan').length, fans) *
    waysToFail(workingUnits(design, 'psu').length, psus);
  if (ways <= mostFailures) return failuresOf(design, fans, psus);
  const message = `there are ${ways} ways to fail, and at most ${mostFailures} are tried`;
  throw badInput('--failed', message, 'let fewer fail at a time');
}

function readMargin(text: string | undefined): number {
  if (text === undefined) return 0;
  const read = parseQuantity(text, 'temperature-difference', { unit: 'K' });
  if (!read.ok) throw badInput(`--margin ${text}`, read.error, 'write --margin "5 K"');
  if (read.value >= 0) return read.value;
  const positive = writeQuantity(-read.value, 'temperature-difference', 'K');
  throw badInput(
    `--margin ${text}`,
    'a margin is not negative',
    `write --margin "${positive}" or leave it out`,
  );
}
