import { afterEach, expect, test } from 'vitest';
import { documents } from '#cli/output/documents.ts';
import type { PlaceAnswer, PlaceQuestion } from '#models/results/site.ts';
import { findClimateSite } from '#models/site/climate-site.ts';
import { nameOfPlace, type Place } from '#models/site/place.ts';
import { firstQuestion } from '#models/site/question.ts';
import { createWorkbench, type CreatedWorkbench } from '#renderer/store/create-workbench.ts';
import { isSameToSite } from '#renderer/store/same-design.ts';
import type { ChosenPlace } from '#renderer/store/site-contract.ts';
import { mostPlaces } from '#renderer/store/site.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { createFieldRunner } from '#solver/field-run/runner.ts';
import { placeAnswer } from '../../../fixtures/place-answer.ts';
import { weatherFile } from '../../../fixtures/weather-file.ts';
import { memoryHost, noRacks, noStudies } from './memory-host.ts';
import { smallBox } from './small-box.ts';

const open: CreatedWorkbench[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.dispose();
});

interface Asked {
  readonly place: Place;
  readonly question: PlaceQuestion;
  readonly signal: AbortSignal | undefined;
  readonly tell: (solves: number) => void;
  readonly answer: (answer: PlaceAnswer) => void;
  readonly fail: (reason: string) => void;
}

function begin(site?: Parameters<typeof createWorkbench>[0]['site']) {
  const host = memoryHost();
  const solver = createDesignSolver();
  const created = createWorkbench({
    host,
    solver,
    site: site ?? createDesignSolver(),
    field: createFieldRunner({ memory: null }),
    racks: noRacks,
    studies: noStudies,
    examples: [{ id: 'box', title: 'Box', file: 'box.boxwright.json', text: smallBox() }],
  });
  open.push(created);
  const get = () => created.store.getState();
  return { host, get, act: get().actions };
}

/** A workbench whose years are answered by the test. */
function start() {
  const asked: Asked[] = [];
  const workbench = begin({
    answerPlace: (place, question, _design, { signal, onSolve } = {}) =>
      new Promise((answer, reject) => {
        const tell = (solves: number) => onSolve?.(solves);
        asked.push({ place, question, signal, tell, answer, fail: (reason) => reject(new Error(reason)) });
      }),
    dispose: () => undefined,
  });
  return { ...workbench, asked };
}

function chosen(id: string): ChosenPlace {
  const site = findClimateSite(id);
  if (!site) throw new Error(`no place ${id}`);
  return { key: site.id, name: site.name, file: null, place: { type: 'climate', site } };
}

const figures = { energy: 3.6e9, tooHot: 0, margin: 10 };
/** Long enough that what waits for nothing else has gone on. */
const soon = () => new Promise((resolve) => setTimeout(resolve, 0));

test('a weather file of one temperature: the year is that of a solve there, hour by hour', async () => {
  const { host, get, act } = begin();
  host.disk.set(
    'flat.epw',
    weatherFile(() => ({ dry: 25 })),
  );
  host.picks = 'flat.epw';
  await act.openWeather();
  expect(get().site.places).toMatchObject([{ name: 'Testville, TS, XXX', file: 'flat.epw' }]);
  act.setSite({ price: 0.2 });
  await act.runSite();
  const { answer, refusal, run } = get().site;
  expect({ refusal, run }).toEqual({ refusal: null, run: null });
  const [place] = answer?.answers ?? [];
  expect(place?.elevation).toBe(520);
  const { design } = get();
  const conditions = { ...design.conditions, ambientTemperature: 273.15 + 25, altitude: 520 };
  const solved = await createDesignSolver().solve({ ...design, conditions }, { fidelity: 'network' });
  expect(place?.year?.power.mean).toBeCloseTo(solved.powerAc, 3);
  expect(place?.cost).toBeCloseTo((0.2 * solved.powerAc * 8760) / 1000, 3);
});

test('a file that cannot be read says line, column and remedy, and changes nothing', async () => {
  const { host, get, act } = start();
  act.addPlace(chosen('lulea'));
  const { places } = get().site;
  const bad = weatherFile(() => ({})).replace(/^(LOCATION.*?),48\.00,/, '$1,480,');
  host.disk.set('bad.epw', bad);
  host.picks = 'bad.epw';
  await act.openWeather();
  expect(get().site.places).toBe(places);
  expect(get().site.fileFaults).toEqual([
    'bad.epw: line 1, column 7: the latitude "480" is no number from -90 to 90; correct it.',
  ]);
  host.disk.set(
    'good.epw',
    weatherFile(() => ({})),
  );
  host.picks = 'good.epw';
  await act.openWeather();
  expect(get().site.fileFaults).toEqual([]);
  await act.openWeather();
  expect(get().site.places.map(({ name }) => name)).toEqual(['Lulea, Sweden', 'Testville, TS, XXX']);
  host.disk.set(
    'other.epw',
    weatherFile(() => ({})),
  );
  host.picks = 'other.epw';
  await act.openWeather();
  expect(get().site.places[2]?.name).toBe('Testville, TS, XXX (other.epw)');
  host.picks = null;
  await act.openWeather();
  expect(get().site.places).toHaveLength(3);
});

test('places are asked one after another, with progress, and stand side by side', async () => {
  const { get, act, asked } = start();
  act.addPlace(chosen('lulea'));
  act.addPlace(chosen('singapore'));
  act.addPlace(chosen('lulea'));
  act.setSite({ carbon: 300 });
  const run = act.runSite();
  expect(get().site.run).toMatchObject({ done: 0, solves: 0 });
  asked[0]?.tell(4);
  expect(get().site.run).toMatchObject({ done: 0, solves: 4 });
  asked[0]?.answer(placeAnswer('Lulea, Sweden', figures));
  await soon();
  expect(get().site.run).toMatchObject({ done: 1, solves: 0 });
  expect(get().site.answer).toBeNull();
  asked[1]?.answer(placeAnswer('Singapore Changi', figures));
  await run;
  expect(asked.map(({ place }) => nameOfPlace(place))).toEqual(['Lulea, Sweden', 'Singapore Changi']);
  expect(asked[0]?.question).toEqual({ ...firstQuestion, carbon: 300 });
  const { answer } = get().site;
  expect(answer?.answers.map(({ place }) => place)).toEqual(['Lulea, Sweden', 'Singapore Changi']);
  expect(answer?.design).toBe(get().design);
});

test('one place without an answer leaves the others theirs, and is named', async () => {
  const { get, act, asked } = start();
  for (const id of ['lulea', 'phoenix']) act.addPlace(chosen(id));
  const run = act.runSite();
  asked[0]?.fail('it has no answer between −30 °C and 20 °C');
  await soon();
  asked[1]?.answer(placeAnswer('Phoenix', figures));
  await run;
  expect(get().site.refusal).toBeNull();
  expect(get().site.answer?.problems).toEqual([
    { severity: 'error', message: 'Lulea, Sweden: it has no answer between −30 °C and 20 °C' },
  ]);
  expect(get().site.answer?.answers).toHaveLength(1);
});

test('the last answer stays on cancel and on failure; a newer run supersedes', async () => {
  const { get, act, asked } = start();
  await act.runSite();
  expect(get().site.refusal).toMatch(/choose at least one/);
  act.addPlace(chosen('lulea'));
  const first = act.runSite();
  asked[0]?.answer(placeAnswer('Lulea, Sweden', figures));
  await first;
  const kept = get().site.answer;
  expect(kept).not.toBeNull();

  const cancelled = act.runSite();
  act.cancelSite();
  expect(asked[1]?.signal?.aborted).toBe(true);
  asked[1]?.fail('aborted');
  await cancelled;
  expect(get().site).toMatchObject({ run: null, refusal: null, answer: kept });

  const failed = act.runSite();
  asked[2]?.fail('it is refused');
  await failed;
  expect(get().site).toMatchObject({ refusal: 'Lulea, Sweden: it is refused', answer: kept });

  const old = act.runSite();
  const newer = act.runSite();
  expect(asked[3]?.signal?.aborted).toBe(true);
  asked[4]?.answer(placeAnswer('Lulea, Sweden', { ...figures, energy: 1 }));
  await newer;
  asked[3]?.answer(placeAnswer('Lulea, Sweden', { ...figures, energy: 2 }));
  await old;
  expect(get().site.answer?.answers[0]?.year?.energy).toBe(1);
});

test('a change of the room is none to a year, one of the design is; another project keeps places and question', () => {
  const { get, act, asked } = start();
  const { design } = get();
  act.setConditions({ ambientTemperature: 310, altitude: 900 });
  expect(isSameToSite(design, get().design)).toBe(true);
  act.setConditions({ fanSpeed: 0.4 });
  expect(isSameToSite(design, get().design)).toBe(false);
  act.addPlace(chosen('lulea'));
  act.setSite({ rise: 3 });
  void act.runSite();
  act.newProject('blank-4u');
  expect(asked[0]?.signal?.aborted).toBe(true);
  expect(get().site).toMatchObject({ run: null, answer: null, question: { rise: 3 } });
  expect(get().site.places).toHaveLength(1);
});

test('no more places than can be told apart', () => {
  const { get, act } = start();
  for (const id of ['lulea', 'singapore', 'phoenix', 'memphis', 'abilene', 'nairobi', 'reykjavik'])
    act.addPlace(chosen(id));
  expect(get().site.places).toHaveLength(mostPlaces);
  act.removePlace('singapore');
  expect(get().site.places.map(({ key }) => key)).not.toContain('singapore');
});

test('the table goes out as CSV, the whole answer as the document of the command line', async () => {
  const { host, get, act, asked } = start();
  act.addPlace(chosen('lulea'));
  const run = act.runSite();
  asked[0]?.answer(placeAnswer('Lulea, Sweden', figures));
  await run;
  await act.exportSite('csv');
  await act.exportSite('json');
  const written = [...host.disk].map(([name, bytes]) => {
    if (typeof bytes === 'string') throw new Error('bytes are written');
    return [name, new TextDecoder().decode(bytes)] as const;
  });
  expect(written.map(([name]) => name)).toEqual(['small-box-A-site.csv', 'small-box-A-site.json']);
  expect(written[0]?.[1]).toContain('Energy of the year,kWh,1000');
  const document = documents.site.parse(JSON.parse(written[1]?.[1] ?? ''));
  expect(document).toMatchObject({
    format: 'boxwright-site',
    design: { project: 'Small box' },
    places: [{ place: 'Lulea, Sweden', year: { energy: 3.6e9 } }],
  });
  expect(get().notice?.title).toMatch(/exported/);
});
