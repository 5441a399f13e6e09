import { expect, test } from 'vitest';
import { curveKeys, figureGroups } from '#models/components/figure-groups.ts';
import { kinds } from '#models/components/kinds.ts';
import { figureSource } from '#models/library/figure-source.ts';
import { finishDraft } from '#models/library/finish-draft.ts';
import { builtinLibrary, withParts } from '#models/library/library.ts';
import { copyDraft, draftOf, newDraft, withKind, type PartDraft } from '#models/library/part-draft.ts';
import { readPartFile } from '#models/library/read.ts';
import { writePartFile } from '#models/library/write.ts';
import { curveTable } from '#models/schema/curve-table.ts';

const library = builtinLibrary();
const faultsOf = (draft: PartDraft) =>
  finishDraft(draft, library).faults.map(({ label, message }) => `${label} ${message}`);

/** A fan with all that it needs. */
const fan: PartDraft = {
  ...newDraft('fan'),
  vendor: 'Acme',
  model: 'F80 & more',
  source: 'Data sheet\n\n Test 7 \n',
  confidence: 'high',
  values: { size: [0.08, 0.038, 0.08], speedMaximum: 200, power: 36 },
  tables: {
    curve: {
      units: { x: 'CFM', y: 'Pa' },
      rows: [
        { x: { text: '0' }, y: { text: '400' } },
        { x: { text: '120' }, y: { text: '0' } },
      ],
    },
  },
};

test('the groups of a form have every catalogue figure of a kind once', () => {
  for (const { kind, fields: declared } of Object.values(kinds)) {
    const shown = [...figureGroups(kind).flatMap(({ keys }) => keys), ...curveKeys(kind)];
    const own = Object.keys(declared).filter((key) => declared[key]?.scope !== 'placement');
    expect(shown.toSorted(), kind).toEqual(own.toSorted());
    expect(new Set(shown).size).toBe(shown.length);
  }
  expect(figureGroups('accelerator').map(({ label }) => label)).toEqual([
    'Body',
    'Power',
    'Accelerator',
    'Heat and limits',
  ]);
});

test('an empty draft says all that is missing', () => {
  expect(faultsOf(newDraft('fan'))).toEqual([
    'Model is missing',
    'Source is missing',
    'Confidence is missing',
    'Size is missing',
    'Full speed is missing',
    'Power at full speed is missing',
    'Fan curve at full speed at least two points are wanted',
  ]);
});

test('a whole draft is a part that a file gives back as it is', () => {
  const { part, faults } = finishDraft(fan, library);
  expect(faults).toEqual([]);
  expect(part).toMatchObject({
    id: 'acme-f80-more',
    kind: 'fan',
    source: ['Data sheet', 'Test 7'],
    confidence: 'high',
    estimates: [],
  });
  expect(part?.values['curve']).toEqual([
    [0, 400],
    [(120 * 0.3048 ** 3) / 60, 0],
  ]);
  if (!part) throw new Error('no part');
  const read = readPartFile(writePartFile([part], []), 'mine.json');
  expect(read).toMatchObject({ problems: [], parts: [part] });
  // What is opened to be changed and not changed is the same part.
  expect(finishDraft(draftOf(part), withParts(library, [part])).part).toEqual(part);
});

test('every part of the library survives the editor', () => {
  for (const part of library.all()) {
    const own = { ...draftOf(part), replaces: part.id };
    const { part: again, faults } = finishDraft(own, library);
    expect(faults, part.id).toEqual([]);
    const known = Object.fromEntries(Object.entries(part.values).filter(([, value]) => value !== null));
    expect(again, part.id).toMatchObject({
      id: part.id,
      kind: part.kind,
      source: part.source,
      values: known,
    });
  }
});

test('ids are made of maker and model, and each is free', () => {
  const first = finishDraft(fan, library).part;
  if (!first) throw new Error('no part');
  const with1 = withParts(library, [first]);
  expect(finishDraft({ ...fan, model: 'F80 (more)' }, with1).part?.id).toBe('acme-f80-more-2');
  expect(finishDraft({ ...fan, vendor: '', model: '風扇' }, library).part?.id).toBe('my-fan');
  expect(finishDraft({ ...fan, model: 'x'.repeat(200) }, library).part?.id).toHaveLength(70);
  expect(finishDraft(fan, with1).faults.map(({ message }) => message)).toEqual([
    'is that of "acme-f80-more" by the same maker',
  ]);
});

test('a figure may have a source and a confidence of its own; an estimate needs no source', () => {
  const { part } = finishDraft(
    {
      ...fan,
      values: { ...fan.values, mass: 0.1, noise: 60 },
      sources: {
        mass: { source: '', confidence: 'low' },
        noise: { source: ' Heard ', confidence: '' },
        power: { source: 'Measured', confidence: 'medium' },
        price: { source: 'gone', confidence: 'high' },
      },
    },
    library,
  );
  expect(part?.estimates).toEqual(['mass']);
  expect(part?.provenance).toEqual({
    noise: { source: 'Heard', confidence: 'high' },
    power: { source: 'Measured', confidence: 'medium' },
  });
  if (!part) throw new Error('no part');
  expect(figureSource(part, 'power')).toEqual({ sources: ['Measured'], confidence: 'medium', isOwn: true });
  expect(figureSource(part, 'mass')).toMatchObject({ confidence: 'low', isOwn: false });
  expect(figureSource(part, 'size')).toMatchObject({ sources: ['Data sheet', 'Test 7'], confidence: 'high' });
  const alone: PartDraft = { ...fan, sources: { power: { source: '', confidence: 'medium' } } };
  expect(faultsOf(alone)).toEqual([
    'Power at full speed has confidence medium of its own and no source of its own',
  ]);
});

test('what is changed in a copy is not from where the copied part is from', () => {
  const part = library.get('sanyo-9gv0412k301');
  if (!part) throw new Error('the fan is gone');
  const copy = copyDraft(part);
  expect(faultsOf(copy)).toEqual([]);
  const changed: PartDraft = { ...copy, values: { ...copy.values, power: 99 } };
  expect(faultsOf(changed)).toEqual([
    'Power at full speed was changed and still has the sources of the copied part',
  ]);
  expect(
    faultsOf({ ...changed, sources: { ...changed.sources, power: { source: 'Test', confidence: '' } } }),
  ).toEqual([]);
  expect(
    faultsOf({ ...changed, sources: { ...changed.sources, power: { source: '', confidence: 'low' } } }),
  ).toEqual([]);
  expect(faultsOf({ ...changed, source: 'Another data sheet' })).toEqual([]);
  // The table shows six digits; looking at it, and at another unit, changes nothing.
  const { curve } = part.values;
  expect(finishDraft(copy, library).part?.values['curve']).toEqual(curve);
});

test('another kind keeps what both have', () => {
  const pump = withKind({ ...fan, values: { ...fan.values, mass: 0.2 } }, 'pump');
  expect(pump.values).toEqual({ size: [0.08, 0.038, 0.08], mass: 0.2, power: 36 });
  expect(pump.tables['curve']).toBe(fan.tables['curve']);
  expect(withKind(fan, 'vent').tables).toEqual({});
  const sink = withKind(
    { ...newDraft('radiator'), tables: { pressureCurve: curveTable(fieldOf('pressureCurve'), null) } },
    'heat-sink',
  );
  expect(Object.keys(sink.tables)).toEqual(['pressureCurve']);
});

function fieldOf(key: string) {
  const field = kinds['heat-sink'].fields[key];
  if (field?.type !== 'curve') throw new Error(`${key} is no curve`);
  return field;
}

test('a value that does not fit its field is told, not kept silently', () => {
  const draft: PartDraft = { ...fan, values: { ...fan.values, size: [0.08, 0, 0.08] } };
  expect(faultsOf(draft)).toEqual(['Size is wrong: every value must be above 0\u00A0mm']);
});
