import { expect, test } from 'vitest';
import { compareDesigns } from '#models/compare/compare.ts';
import { comparisonMarkdown } from '#models/compare/comparison-markdown.ts';
import { bomCsv } from '#models/export/bom-csv.ts';
import { bomOf } from '#models/export/bom.ts';
import { checkDesign } from '#models/rules/rules.ts';
import { Builder, sampleResult } from '../unit/models/rules/sample.ts';

/*
 * Files that others read by machine: a change of a column, a unit or a sign shows here as a diff to be meant.
 * `npx vitest run test/golden -u` writes them anew.
 */

function small(fanParts: readonly string[]) {
  const box = new Builder();
  box.conditions({ psuSpares: 0, ambientTemperature: 308.15 });
  box.add('vent-64', [0.02, 0, 0.02]);
  box.add('nvidia-h100-sxm5', [0.1, 0.3, 0.02]);
  box.add('hs-hgx-h100-8u', [0.1, 0.29, 0.032], { on: 'gpu1', interface: 'tim-pcm-ptm7950' });
  for (const [index, part] of fanParts.entries()) box.add(part, [0.05 + 0.1 * index, 0.15, 0.02]);
  box.add('crps-2000-ti', [0.3, 0.5, 0.01], { values: { price: 310 } });
  return box;
}

test('bill of materials, CSV', async () => {
  const { design } = small(['generic-8038-hp', 'generic-8038-hp', 'generic-8038-hp']);
  await expect(bomCsv(bomOf(design, sampleResult(design)))).toMatchFileSnapshot('files/bom.csv');
});

test('comparison, Markdown', async () => {
  const entries = [
    { label: '3 fans', box: small(['generic-8038-hp', 'generic-8038-hp', 'generic-8038-hp']) },
    {
      label: '4 fans',
      box: small(['generic-8038-hp', 'generic-8038-hp', 'generic-8038-hp', 'generic-8080-cr']),
    },
  ].map(({ label, box }) => {
    const { design } = box;
    const result = sampleResult(design);
    return { label, design, result, violations: checkDesign(design, result) };
  });
  const text = comparisonMarkdown(compareDesigns(entries));
  await expect(text).toMatchFileSnapshot('files/comparison.md');
});
