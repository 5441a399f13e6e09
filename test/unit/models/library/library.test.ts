import { describe, expect, it } from 'vitest';
import { kinds } from '#models/components/kinds.ts';
import { valuesOf } from '#models/components/values.ts';
import { builtinLibrary, readPartFile, withParts } from '#models/library/library.ts';
import { readPart, writePart } from '#models/library/read.ts';
import { validateValue } from '#models/schema/fields.ts';

const library = builtinLibrary();
const tim = {
  id: 'mine',
  kind: 'tim',
  vendor: 'A',
  model: 'B',
  source: ['sheet'],
  confidence: 'low',
  conductivity: '5 W/(m K)',
};
const file = (...parts: unknown[]) => JSON.stringify({ format: 'boxwright-parts', version: 1, parts });

describe('the built-in library', () => {
  it('has at least 400 parts, some of every kind, each with a source', () => {
    expect(library.all().length).toBeGreaterThanOrEqual(400);
    for (const kind of Object.values(kinds)) expect(library.byKind(kind.kind).length).toBeGreaterThan(0);
    for (const part of library.all()) expect(part.source.join('').length).toBeGreaterThan(5);
  });

  it('has only values that its own fields allow, and survives writing', () => {
    for (const part of library.all()) {
      for (const [key, value] of Object.entries(part.values)) {
        const field = kinds[part.kind].fields[key];
        expect(field && validateValue(field, value), `${part.id}.${key}`).toBeNull();
      }
      expect(readPart(JSON.parse(JSON.stringify(writePart(part))), '$').part).toEqual(part);
    }
  });

  it('has fan curves that fall to no pressure', () => {
    for (const part of library.byKind('fan')) {
      const pressures = valuesOf(part, 'fan').curve.map(([, pressure]) => pressure);
      expect(
        pressures.every((p, i) => i === 0 || p < (pressures[i - 1] ?? 0)),
        part.id,
      ).toBe(true);
      expect(pressures.at(-1)).toBe(0);
    }
  });

  it('has power supply efficiencies between 80 % and 98 %', () => {
    for (const part of library.byKind('psu')) {
      for (const [load, efficiency] of valuesOf(part, 'psu').efficiency) {
        expect(load).toBeLessThanOrEqual(1);
        expect(efficiency).toBeGreaterThan(0.8);
        expect(efficiency).toBeLessThan(0.98);
      }
    }
  });

  it('carries the recorded figures of the H100 SXM5, its sink and the Intel 2U sink', () => {
    const h100 = library.get('nvidia-h100-sxm5');
    expect(h100?.values['maximumPower']).toBe(700);
    expect(h100?.values['temperatureLimit']).toBe(360.15);
    expect(h100?.estimates).toContain('size');
    const sink = library.get('hs-hgx-h100-8u')?.values['resistanceCurve'];
    const point = Array.isArray(sink) ? sink[3] : undefined;
    expect(Array.isArray(point) && point[0] * 3600).toBeCloseTo(118.9, 3);
    expect(Array.isArray(point) && point[1]).toBe(0.06);
    // Regression of the maker at 30 CFM: 0.2769 K/W.
    const cek = library.get('hs-intel-cek-2u')?.values['resistanceCurve'];
    const at30 = Array.isArray(cek) ? cek[2] : undefined;
    expect(Array.isArray(at30) && at30[1]).toBeCloseTo(0.2769, 4);
  });
});

describe('a part file of a user', () => {
  it('is read and joins the library', () => {
    const { parts, problems } = readPartFile(file(tim), 'my.json');
    expect(problems).toEqual([]);
    expect(readPartFile(`\uFEFF${file(tim)}`, 'my.json').parts).toEqual(parts);
    expect(withParts(library, parts).get('mine')?.values['conductivity']).toBe(5);
  });

  it.each([
    ['no source', { ...tim, source: [] }, 'source'],
    ['an unknown kind', { ...tim, kind: 'teapot' }, 'kind'],
    ['a path as id', { ...tim, id: '../../etc/passwd' }, 'id'],
    ['a wrong unit', { ...tim, conductivity: '5 mm' }, 'conductivity'],
    ['a negative value', { ...tim, conductivity: '-5 W/(m K)' }, 'conductivity'],
    ['no number', { ...tim, conductivity: 'NaN' }, 'conductivity'],
  ])('with %s is refused, saying where and what to do', (_, part, key) => {
    const { parts, problems } = readPartFile(file(part), 'my.json');
    expect(parts).toEqual([]);
    expect(problems[0]?.path).toBe(`my.json: $.parts[0].${key}`);
    expect(problems[0]?.remedy).not.toBe('');
  });

  it('with a field of another prototype or an unknown field is kept without it, with a warning', () => {
    const text = file(tim).replace('"kind"', '"__proto__":{"x":1},"colour":"red","kind"');
    const { parts, problems } = readPartFile(text, 'my.json');
    expect(parts.map((part) => Object.keys(part.values))).toEqual([['conductivity']]);
    expect(problems.map((found) => found.severity)).toEqual(['warning', 'warning']);
  });

  it('with one id twice keeps the first and says so', () => {
    const { parts, problems } = readPartFile(file(tim, tim), 'my.json');
    expect(parts.length).toBe(1);
    expect(problems[0]?.message).toContain('twice');
  });

  it('with one model of a maker twice keeps the first and names it', () => {
    const again = { ...tim, id: 'mine-too', vendor: 'a' };
    const { parts, problems } = readPartFile(
      file(tim, again, { ...again, id: 'third', model: 'C' }),
      'my.json',
    );
    expect(parts.map(({ id }) => id)).toEqual(['mine', 'third']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ severity: 'error', path: 'my.json: $.parts[1].model' });
    expect(problems[0]?.message).toContain('"mine"');
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '{"format":"boxwright-parts","version":2,"parts":[]}',
    '{"format":"boxwright-parts","version":1}',
  ])('that is %j is refused without throwing', (text) => {
    expect(readPartFile(text, 'x').problems.length).toBe(1);
  });

  it('that is no JSON is refused with line and column', () => {
    const text = file(tim).replace('"parts"', '\n "parts"').replace('"kind":', '"kind"');
    expect(readPartFile(text, 'x').problems[0]?.message).toMatch(/line 2 column \d+/);
  });

  it('with a million parts is refused by its count', () => {
    const text = `{"format":"boxwright-parts","version":1,"parts":[${Array.from({ length: 1_000_000 }, () => '{}').join()}]}`;
    expect(readPartFile(text, 'x').problems[0]?.message).toContain('1000000 parts');
  });
});

describe('sources of single figures', () => {
  const withSources = (provenance: unknown) => readPartFile(file({ ...tim, provenance }), 'my.json');

  it('are read, written and read again; one of low confidence is an estimate', () => {
    const provenance = { conductivity: { source: 'measured', confidence: 'low' } };
    const { parts, problems } = withSources(provenance);
    expect(problems).toEqual([]);
    const [part] = parts;
    if (!part) throw new Error('no part');
    expect(part).toMatchObject({ provenance, estimates: ['conductivity'] });
    expect(readPart(writePart(part), '$').part).toEqual(part);
  });

  it('are refused with the place where they say nothing, and told where there is no such figure', () => {
    const places = (provenance: unknown) =>
      withSources(provenance).problems.map(({ path, severity }) => `${severity} ${path}`);
    expect(places({ conductivity: { source: ' ', confidence: 'high' } })).toEqual([
      'error my.json: $.parts[0].provenance.conductivity',
    ]);
    expect(places({ conductivity: { source: 'x', confidence: 'sure' } })).toEqual([
      'error my.json: $.parts[0].provenance.conductivity',
    ]);
    expect(places({ colour: { source: 'x', confidence: 'high' } })).toEqual([
      'warning my.json: $.parts[0].provenance.colour',
    ]);
    expect(places(['x'])).toEqual(['error my.json: $.parts[0].provenance']);
    expect(
      withSources(JSON.parse('{"__proto__": {"source": "x", "confidence": "high"}}')).parts[0],
    ).not.toHaveProperty('provenance');
  });
});
