import { expect, test } from 'vitest';
import { z } from 'zod';
import { printJson } from '#models/file/print-json.ts';
import { libraryJsonSchema } from '#models/library/json-schema.ts';
import { builtinLibrary } from '#models/library/library.ts';
import { writePart, writeSystem } from '#models/library/read.ts';
import { builtinSystems } from '#models/library/systems.ts';

// `npx vitest run test/unit/models/library/json-schema.test.ts -u` writes it anew after a change of the fields.
test('the published schema of a library file is that of the program', async () => {
  const text = `${printJson(libraryJsonSchema())}\n`;
  await expect(text).toMatchFileSnapshot('../../../../docs/schemas/library.schema.json');
});

test('it takes every part and system that comes with Boxwright, and hears what the reader refuses', () => {
  const schema = z.fromJSONSchema(libraryJsonSchema());
  const document = (parts: unknown[], systems: unknown[] = []) => ({
    format: 'boxwright-parts',
    version: 1,
    parts: JSON.parse(JSON.stringify(parts)),
    systems: JSON.parse(JSON.stringify(systems)),
  });
  const good = schema.safeParse(
    document(builtinLibrary().all().map(writePart), builtinSystems().map(writeSystem)),
  );
  expect(good.error?.issues ?? []).toEqual([]);
  const fan = writePart(builtinLibrary().byKind('fan')[0] ?? noPart());
  for (const wrong of [
    { kind: 'teapot' },
    { id: '../x' },
    { source: [] },
    { confidence: 'sure' },
    { curve: undefined },
  ])
    expect(schema.safeParse(document([{ ...fan, ...wrong }])).success, JSON.stringify(wrong)).toBe(false);
  expect(schema.safeParse(document([], [{ ...fan, airflow: 'sideways' }])).success).toBe(false);
});

function noPart(): never {
  throw new Error('no part');
}
