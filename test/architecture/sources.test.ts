import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { layerOf, readModules } from './module-graph.ts';

const modules = readModules();

/** Data in the form of code: long by nature. */
const tables = /^solver\/verification\/|^models\/units\/table\.ts$/;
const longest = 400; // lines; see architecture.md

test('no source file is longer than 400 lines, data tables excepted', () => {
  const long = modules
    .filter(({ path }) => !tables.test(path))
    .map(({ path, text }) => `${path}: ${text.split('\n').length}`)
    .filter((line) => Number(line.split(': ')[1]) > longest);
  expect(long).toEqual([]);
});

test('half of the source files stay below 150 lines', () => {
  const lengths = modules.map(({ text }) => text.split('\n').length).sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(150);
});

test('files are named after the one thing inside: kebab-case, components in PascalCase, no catch-alls', () => {
  const odd = modules.filter(({ path }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.worker|\.d)?\.(ts|tsx|mjs)$/.test(name);
    const component = /^[A-Z][A-Za-z0-9]*\.tsx$/.test(name);
    return !(kebab || component) || /(^|\/)(utils?|helpers?|common|misc|manager)(\/|\.)/.test(path);
  });
  expect(odd.map(({ path }) => path)).toEqual([]);
});

test('nothing in the sources is left for later or switched off', () => {
  const marks = /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|nocheck)|oxlint-disable(?!-next-line [a-z/-]+ --)/;
  const found = modules.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (marks.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});

test('the product speaks to no other machine', () => {
  const network =
    /\b(XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection)\b|\bfetch\(|from '(node:)?(net|tls|dgram|https?)'/;
  // One module reads what lies beside the page; the policy below keeps it there.
  const others = modules.filter(({ path }) => path !== 'renderer/host/bundled-file.ts');
  const found = others.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (network.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});

test('models and solver keep no clock, no chance and no console', () => {
  const impure = /\bMath\.random\(|\bDate\.now\(|\bnew Date\(\)|\bconsole\./;
  const found = modules
    .filter(({ path }) => ['models', 'solver'].includes(layerOf(path)))
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, index) => (impure.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
    );
  expect(found).toEqual([]);
});

test('the page carries the strict content security policy', () => {
  const html = readFileSync('renderer/index.html', 'utf8');
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1] ?? '';
  const rules = new Map(
    policy.split(';').map((rule) => {
      const [name = '', ...values] = rule.trim().split(/\s+/);
      return [name, values.join(' ')] as const;
    }),
  );
  expect(rules.get('default-src')).toBe("'self'");
  expect(rules.get('script-src')).toMatch(/^'self'( 'wasm-unsafe-eval')?$/);
  expect(rules.get('connect-src')).toBe("'self' data: blob:");
  expect(rules.get('object-src')).toBe("'none'");
  expect(rules.get('base-uri')).toBe("'none'");
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(html).not.toMatch(/\son[a-z]+=/);
});

test('every dependency is pinned to one version', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const all = Object.entries<string>({ ...dependencies, ...devDependencies });
  expect(all.length).toBeGreaterThan(30);
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  // Everything is bundled; what stood in "dependencies" would be packed a second time.
  expect(dependencies).toEqual({});
});
