import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kinds } from '#models/components/kinds.ts';
import { loadProject } from '#models/file/load.ts';
import type { Design } from '#models/project/design.ts';
import { configurationsOf, placementsOf } from '#models/project/query.ts';
import { projectLibrary, resolveDesign } from '#models/project/resolve.ts';
import { defaultsOf } from '#models/schema/fields.ts';
import { buildCase } from '#solver/design/build.ts';
import { type CooledBy, type GpuNodes, gpuNode } from '#solver/verification/gpu-node.ts';

function example(cooledBy: CooledBy): {
  design: Design;
  parts: GpuNodes['parts'];
  box: GpuNodes['boxes'][CooledBy];
} {
  const file = `examples/inference-8x-${cooledBy}.boxwright.json`;
  const { project } = loadProject(readFileSync(file, 'utf8'), file);
  if (project === null) throw new Error(`${file} does not load`);
  const [{ id, conditions }] = configurationsOf(project);
  const placements = placementsOf(project, id);
  const library = projectLibrary(project);
  const used = new Set(
    placements.flatMap(({ part, interface: between }) => (between ? [part, between] : [part])),
  );
  const parts = library.all().flatMap((part) => {
    // Unknown figures say nothing, and nothing solved depends on a price.
    const values = Object.entries(part.values).filter(([key, value]) => value !== null && key !== 'price');
    const all = { ...defaultsOf(kinds[part.kind].fields), ...Object.fromEntries(values) };
    const told = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
    return used.has(part.id) ? [[part.id, part.kind, told] as const] : [];
  });
  const places = placements.map(
    (at) => [at.id, at.part, at.position, at.rotation, at.on, at.interface, at.values] as const,
  );
  return { design: resolveDesign(project, id), parts, box: { conditions, places } };
}

const air = example('air');
const liquid = example('liquid');

// `npx vitest run test/validation/gpu-node.test.ts -u` writes the record anew after a change of an example or a part.
test('the nodes of the verification are those of the examples', async () => {
  const parts = new Map([...air.parts, ...liquid.parts].map((part) => [part[0], part]));
  const nodes: GpuNodes = { parts: [...parts.values()], boxes: { air: air.box, liquid: liquid.box } };
  await expect(`${JSON.stringify(nodes)}\n`).toMatchFileSnapshot('../../solver/verification/gpu-nodes.json');
});

test.each([
  ['air', air.design],
  ['liquid', liquid.design],
] as const)('the node with %s gives the case of its example', (cooledBy, design) => {
  expect(gpuNode(cooledBy).chassis).not.toBeNull();
  const { case: expected } = buildCase(design);
  expect({ ...buildCase(gpuNode(cooledBy)).case, title: expected.title }).toEqual(expected);
});
