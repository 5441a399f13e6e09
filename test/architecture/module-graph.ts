import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { parseSync } from 'vite';

/** A reference from one source file to another module, type-only ones included. */
export interface Reference {
  /** As written: "#models/units/units.ts", "./box.ts", "react". */
  readonly specifier: string;
  /** Path of the file in the repository; null for a package or a Node module. */
  readonly file: string | null;
}

export interface SourceModule {
  /** Path in the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly references: readonly Reference[];
  /** True where the module only passes on what others export. */
  readonly isBarrel: boolean;
}

const layers = ['models', 'solver', 'renderer', 'electron', 'cli'];
const extensions = ['.ts', '.tsx', '.mjs'];

/** Every source module of every layer, read from the working tree. */
export function readModules(): SourceModule[] {
  return layers
    .flatMap((layer) => filesBelow(layer))
    .map((path) => readModule(path, readFileSync(path, 'utf8')));
}

/** One module of the graph; `path` is relative to the repository. */
export function readModule(path: string, text: string): SourceModule {
  const { module, program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const specifiers = [
    ...module.staticImports.map((found) => found.moduleRequest.value),
    ...module.staticExports.flatMap((found) =>
      found.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : [])),
    ),
    ...module.dynamicImports.flatMap((found) =>
      quoted(text.slice(found.moduleRequest.start, found.moduleRequest.end)),
    ),
    // What the parser's list of imports leaves out: types named by import(…) and workers named by URL.
    ...[...text.matchAll(/\bimport\((['"])([^'"\n]+)\1\)/g)].map((match) => match[2] ?? ''),
    ...[...text.matchAll(/new URL\(\s*(['"])([^'"\n]+\.tsx?)\1,\s*import\.meta\.url/g)].map(
      (match) => match[2] ?? '',
    ),
  ];
  const references = [...new Set(specifiers)].map((specifier) => ({
    specifier,
    file: fileOf(path, specifier),
  }));
  const isBarrel =
    program.body.length > 0 &&
    program.body.every(
      (statement) =>
        statement.type === 'ExportAllDeclaration' ||
        (statement.type === 'ExportNamedDeclaration' && statement.source !== null),
    );
  return { path, text, references, isBarrel };
}

/**
 * A cycle of `edges`, first and last entry equal; null where there is none.
 * Depth first with an explicit stack of visits: a graph of some hundred modules.
 */
export function findCycle(edges: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (node: string): string[] | null => {
    const start = way.indexOf(node);
    if (start >= 0) return [...way.slice(start), node];
    if (done.has(node)) return null;
    way.push(node);
    for (const next of edges.get(node) ?? []) {
      const cycle = visit(next);
      if (cycle) return cycle;
    }
    way.pop();
    done.add(node);
    return null;
  };
  for (const node of edges.keys()) {
    const cycle = visit(node);
    if (cycle) return cycle;
  }
  return null;
}

export function layerOf(path: string): string {
  return path.split('/', 1)[0] ?? '';
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && extensions.some((extension) => entry.name.endsWith(extension)))
    .map((entry) => join(entry.parentPath, entry.name).split(sep).join('/'));
}

function fileOf(from: string, specifier: string): string | null {
  const bare = specifier.split('?', 1)[0] ?? specifier;
  if (bare.startsWith('#')) return bare.slice(1);
  if (bare.startsWith('.'))
    return normalize(join(dirname(from), bare))
      .split(sep)
      .join('/');
  return null;
}

function quoted(expression: string): string[] {
  const match = /^['"](.*)['"]$/.exec(expression.trim());
  return match?.[1] === undefined ? [] : [match[1]];
}
