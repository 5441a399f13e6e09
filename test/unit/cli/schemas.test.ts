import { expect, test } from 'vitest';
import { documents, jsonSchemaOf, type DocumentName } from '#cli/output/documents.ts';

const names = Object.keys(documents).filter((name): name is DocumentName => Object.hasOwn(documents, name));

// `npx vitest run test/unit/cli/schemas.test.ts -u` writes the files anew after a change of the declarations.
test.each(names)('the published schema of "%s" is that of the program', async (name) => {
  const text = `${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot(`../../../docs/schemas/cli-${name}.schema.json`);
});
