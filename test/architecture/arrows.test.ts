import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findCycle, layerOf, readModule, readModules, type SourceModule } from './module-graph.ts';

const modules = readModules();
const all = modules.map((module) => module.path);

/** Which layers a layer may name, type-only imports included. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  models: ['models'],
  solver: ['solver', 'models'],
  renderer: ['renderer', 'solver', 'models'],
  cli: ['cli', 'solver', 'models'],
  electron: ['electron', 'models', 'renderer'],
};

/** The solver's side that the renderer may see: worker clients, contracts, what is read off a field, pictures of fields, the catalogue of relations, verification. */
const solverForRenderer =
  /^solver\/(worker\/|verification\/|field-view\/|(design|field-run|rack|solve|study)\/contract\.ts$|field\/picture\.ts$|case\/case\.ts$|correlations\/catalogue\.ts$)/;

/** Packages a layer may use; a layer that is not listed may use any. */
const packages: Readonly<Record<string, RegExp>> = {
  models: /^(mathjs|papaparse|write-excel-file|pdfmake|fflate|yaml$|zod|d3-)/,
  solver: /^(comlink|zod|node:worker_threads$|node:url$|node:path$|node:fs$|node:os$)/,
  cli: /^(node:|zod|papaparse|pdfmake\/build\/fonts\/)/,
  electron: /^(electron$|node:|zod|write-file-atomic)/,
};

/** What breaks the arrows, one line each. */
function breaches(list: readonly SourceModule[]): string[] {
  const found: string[] = [];
  for (const { path, references } of list) {
    const layer = layerOf(path);
    for (const { specifier, file } of references) {
      if (file === null) {
        if (packages[layer] && !packages[layer].test(specifier)) found.push(`${path} uses ${specifier}`);
        continue;
      }
      const target = layerOf(file);
      // Outside the layers: shipped examples and the version are data; scripts start the command line in a clone.
      if (target === 'examples' || file === 'package.json') continue;
      if (layer === 'cli' && target === 'scripts') continue;
      // Reading and writing files is the same act for both programs; the storage knows nothing of Electron.
      if (layer === 'cli' && file.startsWith('electron/storage/')) continue;
      if (!allowed[layer]?.includes(target)) found.push(`${path} → ${file}`);
      else if (layer === 'renderer' && target === 'solver' && !solverForRenderer.test(file))
        found.push(`${path} → ${file} (not a door of the solver)`);
      else if (layer === 'electron' && target === 'renderer' && file !== 'renderer/host/host.ts')
        found.push(`${path} → ${file} (Electron knows the host interface alone)`);
    }
  }
  return found;
}

test('the graph holds every layer and several hundred references', () => {
  for (const layer of ['models', 'solver', 'renderer', 'electron', 'cli']) {
    expect(modules.filter((module) => layerOf(module.path) === layer).length, layer).toBeGreaterThan(5);
  }
  expect(modules.length).toBeGreaterThan(120);
  const inner = modules.flatMap((module) => module.references.filter((reference) => reference.file !== null));
  expect(inner.length).toBeGreaterThan(300);
});

test('every import of a source file points to a file that is there, extension included', () => {
  const missing = modules.flatMap(({ path, references }) =>
    references
      .filter(({ file }) => file !== null && !existsSync(file))
      .map(({ specifier }) => `${path}: ${specifier}`),
  );
  expect(missing).toEqual([]);
});

test('imports keep to the arrows: models ← solver ← renderer, cli ← electron', () => {
  expect(breaches(modules)).toEqual([]);
});

test('inside the solver, grids know no designs, and only its doors know how a layout becomes a grid', () => {
  const doors = /^solver\/(field-design\/|field-run\/|worker\/|design\/(design-solver|contract)\.ts$)/;
  const found = modules.flatMap(({ path, references }) =>
    references.flatMap(({ file }) => {
      if (file === null || layerOf(path) !== 'solver') return [];
      const isLow = path.startsWith('solver/field/') && /^solver\/(design|field-design)\//.test(file);
      const isBack = file.startsWith('solver/field-design/') && !doors.test(path);
      return isLow || isBack ? [`${path} → ${file}`] : [];
    }),
  );
  expect(found).toEqual([]);
});

test('no module reaches itself through its imports', () => {
  const edges = new Map(
    modules.map(({ path, references }) => [
      path,
      references.flatMap(({ file }) => (file !== null && all.includes(file) ? [file] : [])),
    ]),
  );
  expect(findCycle(edges)).toBeNull();
});

test('there are no barrel files', () => {
  expect(modules.filter((module) => module.isBarrel).map((module) => module.path)).toEqual([]);
});

describe('the checker itself', () => {
  const breach = (path: string, text: string): string[] => breaches([readModule(path, text)]);

  test('hears an import of a higher layer, also where only a type is named', () => {
    expect(breach('models/a.ts', "import { solve } from '#solver/solve/solve.ts';")).toHaveLength(1);
    expect(breach('models/a.ts', "import type { Case } from '#solver/case/case.ts';")).toHaveLength(1);
    expect(breach('models/a.ts', "export type A = import('#solver/case/case.ts').Case;")).toHaveLength(1);
    expect(breach('models/a.ts', "export type { Case } from '../solver/case/case.ts';")).toHaveLength(1);
    expect(breach('solver/a.ts', "const view = await import('#renderer/App.tsx');")).toHaveLength(1);
  });

  test('hears a package that a layer must not have', () => {
    expect(breach('models/a.ts', "import { readFileSync } from 'node:fs';")).toHaveLength(1);
    expect(breach('solver/a.ts', "import { Vector3 } from 'three';")).toHaveLength(1);
    expect(breach('cli/a.ts', "import { app } from 'electron';")).toHaveLength(1);
  });

  test('hears the renderer behind the solver’s doors', () => {
    expect(breach('renderer/a.ts', "import { solveCase } from '#solver/solve/solve.ts';")).toHaveLength(1);
    expect(
      breach('renderer/a.ts', "import type { DesignSolver } from '#solver/design/contract.ts';"),
    ).toEqual([]);
  });

  test('finds a cycle and names its way', () => {
    const edges = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ]);
    expect(findCycle(edges)).toEqual(['b', 'c', 'b']);
    expect(findCycle(new Map([['a', ['b']]]))).toBeNull();
  });

  test('tells a barrel from a module that also has something of its own', () => {
    expect(readModule('models/a.ts', "export * from './b.ts'; export { c } from './c.ts';").isBarrel).toBe(
      true,
    );
    expect(readModule('models/a.ts', "export * from './b.ts'; export const d = 1;").isBarrel).toBe(false);
  });
});
