import { expect, test } from 'vitest';
import { defaultsOf } from '#models/schema/fields.ts';
import { studyKindOf, studyKinds } from '#models/study/kinds.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { answerStudy } from '#solver/study/answer.ts';
import { shippedExamples } from '../../../fixtures/shipped-examples.ts';
import { smallChip } from '../../../fixtures/chip.ts';
import { clusterDocument } from '../../../fixtures/small-cluster.ts';

const solver = createDesignSolver();
const { signal } = new AbortController();

/** Of the examples, by their names. */
const shipped = new Map(shippedExamples.map(({ file, text }) => [file, text]));
const studies = shippedExamples.flatMap(({ file, text }) => {
  const kind = studyKindOf(text);
  return kind ? [{ file, text, kind }] : [];
});

test('every kind has an example that comes with the workbench, under the name that its files have', () => {
  const kinds = new Set(studies.map(({ kind }) => kind.id));
  expect(kinds).toEqual(new Set(studyKinds.map(({ id }) => id)));
  for (const { file, kind } of studies) expect(file).toMatch(new RegExp(`\\.${kind.kind.format}\\.json$`));
});

/** A cluster of one kind of rack without coolant: those that are shipped take a minute. */
const airRack = 'air-rack.boxwright-rack.json';
const { cdu: _, ...row } = (clusterDocument()['rows'] as Record<string, unknown>[])[0];
const airCluster = JSON.stringify(
  clusterDocument({ rows: [{ ...row, racks: [{ rack: airRack, count: 4 }] }], facility: null }),
);
const smallCluster = 'small.boxwright-cluster.json';
/** Of the shipped services the one from a cluster, with a smaller cluster. */
const fromCluster = 'cluster-72.boxwright-service.json';
const served = (shipped.get(fromCluster) ?? '')
  .replace('training-cluster-72.boxwright-cluster.json', smallCluster)
  .replace('"batch": 128', '"batch": 2')
  .replace('llama-405b', 'llama-8b');
/** Smaller ones in place of the examples that take long. */
const smaller: Readonly<Record<string, string>> = {
  cluster: airCluster,
  chip: JSON.stringify(smallChip()),
};
const asked = [
  ...studies
    .filter(({ kind }) => !Object.hasOwn(smaller, kind.id))
    .map((study) => (study.file === fromCluster ? { ...study, text: served } : study)),
  ...Object.entries(smaller).map(([id, text]) => ({
    file: `small.boxwright-${id}.json`,
    text,
    kind: studies.filter((one) => one.kind.id === id)[0].kind,
  })),
];

test.each(asked)('$file is answered as the workbench asks it', async ({ file, text, kind }) => {
  const files = new Map<string, string>();
  for (;;) {
    const missing = kind.missing(text, files);
    if (missing.length === 0) break;
    for (const path of missing)
      files.set(path, path === smallCluster ? airCluster : (shipped.get(path) ?? ''));
  }
  const question = { id: kind.id, text, name: file, files, options: defaultsOf(kind.options) };
  const { headline, blocks } = await answerStudy(question, solver, signal);
  expect(headline).not.toBe('');
  expect(blocks.length).toBeGreaterThan(1);
  for (const block of blocks)
    if (block.type === 'table')
      for (const row of block.rows) expect(row.length, row.join(' ')).toBe(block.columns.length);
});

test('a service names its cluster, then the racks of that, then their designs', () => {
  const text = shipped.get(fromCluster) ?? '';
  const kind = studyKindOf(text);
  const files = new Map<string, string>();
  for (const path of [
    'training-cluster-72.boxwright-cluster.json',
    'training-rack-72.boxwright-rack.json',
    'compute-tray-72.boxwright.json',
  ]) {
    expect(kind?.missing(text, files)[0]).toBe(path);
    files.set(path, shipped.get(path) ?? '');
  }
  expect(kind?.missing(text, files)).toEqual(['switch-tray-72.boxwright.json']);
});

test('a document with an error has no answer, which says where it is', async () => {
  const [{ text, kind }] = studies.filter((one) => one.kind.id === 'orbit');
  const question = { id: kind.id, name: 'a', files: new Map<string, string>(), options: {} };
  const wrong = text.replace('"550 km"', '"5 km"');
  await expect(answerStudy({ ...question, text: wrong }, solver, signal)).rejects.toThrow('$.orbit.altitude');
  await expect(answerStudy({ ...question, text, id: 'soup' }, solver, signal)).rejects.toThrow('soup');
});

test('a cluster whose racks are not at hand names them, then the designs of these', async () => {
  const text = shipped.get('cluster-16.boxwright-cluster.json') ?? '';
  const kind = studyKindOf(text);
  const rack = 'liquid-rack.boxwright-rack.json';
  expect(kind?.missing(text, new Map())).toEqual([rack]);
  const withRack = new Map([[rack, shipped.get(rack) ?? '']]);
  expect(kind?.missing(text, withRack)).toEqual(['inference-8x-liquid.boxwright.json']);
  const question = { id: 'cluster', text, name: 'a', files: withRack, options: {} };
  await expect(answerStudy(question, solver, signal)).rejects.toThrow(
    'inference-8x-liquid.boxwright.json is not there: put it beside the file that names it',
  );
});

test('a service whose project is not at hand names it; what is wrong with its configuration is told', async () => {
  const text = shipped.get('vehicle-node.boxwright-service.json') ?? '';
  const box = 'edge-box.boxwright.json';
  expect(studyKindOf(text)?.missing(text, new Map())).toEqual([box]);
  const question = { id: 'service', text, name: 'a', files: new Map<string, string>(), options: {} };
  await expect(answerStudy(question, solver, signal)).rejects.toThrow(`${box} is not there: put it beside`);
  const files = new Map([[box, shipped.get(box) ?? '']]);
  const other = text.replace('"configuration": ""', '"configuration": "warm"');
  await expect(answerStudy({ ...question, text: other, files }, solver, signal)).rejects.toThrow(
    '$.deployments[0].compute.configuration: its project has no configuration “warm”',
  );
});
