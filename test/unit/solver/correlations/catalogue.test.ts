import { expect, test } from 'vitest';
import { elementRelations, linkRelations, relations } from '#solver/correlations/catalogue.ts';

test('each relation has a key in kebab case, a name, an equation, a source and a validity', () => {
  for (const [key, relation] of Object.entries(relations)) {
    expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const text of [relation.name, relation.equation, relation.source, relation.validity]) {
      expect(text.trim().length, key).toBeGreaterThan(2);
    }
    expect(relation.name[0], key).toBe(relation.name[0].toUpperCase());
  }
});

test('a model-form band is a share between 0 and 1', () => {
  for (const [key, { uncertainty }] of Object.entries(relations)) {
    if (uncertainty !== undefined) expect(uncertainty > 0 && uncertainty < 1, key).toBe(true);
  }
});

test('every flow element and heat link names relations that exist', () => {
  for (const keys of [...Object.values(elementRelations), ...Object.values(linkRelations)]) {
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) expect(relations).toHaveProperty(key);
  }
});
