import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Case } from '#solver/case/case.ts';
import { hashCase } from '#solver/case/hash.ts';
import { readCase } from '#solver/case/read.ts';
import { shareRecords } from '#solver/case/share.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';

const file = 'examples/cases/intel-cek-2u.case.json';

function read(): Case {
  const { case: input } = readCase(JSON.parse(readFileSync(file, 'utf8')), file);
  if (!input) throw new Error(`${file} cannot be read`);
  return input;
}

/** The case with twice the power at its first heated node. */
function hotter(input: Case): Case {
  const nodes = input.heat?.nodes ?? [];
  const heated = nodes.find((node) => (node.sources ?? []).length > 0);
  return {
    ...input,
    heat: {
      links: input.heat?.links ?? [],
      nodes: nodes.map((node) =>
        node === heated
          ? { ...node, sources: node.sources?.map((source) => ({ ...source, power: 2 * source.power })) }
          : node,
      ),
    },
  };
}

describe('records that two cases share', () => {
  it('are the very same objects, and an equal case is the earlier one', () => {
    const before = read();
    expect(shareRecords(read(), before)).toBe(before);
    const shared = shareRecords(hotter(read()), before);
    expect(shared).toEqual(hotter(read()));
    expect(shared.circuits?.[0]?.branches).toBe(before.circuits?.[0]?.branches);
    const changed = shared.heat?.nodes.filter((node, i) => node !== before.heat?.nodes[i]);
    expect(changed).toHaveLength(1);
  });

  it('are found again when others were put in between or taken away', () => {
    const before = read();
    const circuits = read().circuits?.map((circuit) => ({ ...circuit, nodes: circuit.nodes.toReversed() }));
    const turned: Case = { ...read(), circuits };
    const kept = before.circuits?.[0]?.nodes ?? [];
    const shared = shareRecords(turned, before).circuits?.[0]?.nodes ?? [];
    expect(shared).toEqual(kept.toReversed());
    expect(shared.every((node) => kept.includes(node))).toBe(true);
    expect(shareRecords(turned, before)).not.toBe(before);
  });

  it('are not shared when a member was added or taken away', () => {
    const before = read();
    const nodes = (before.heat?.nodes ?? []).map((node) => ({ ...node, limit: 400 }));
    const limited: Case = { ...before, heat: { links: before.heat?.links ?? [], nodes } };
    expect(shareRecords(limited, before).heat?.nodes[0]).toHaveProperty('limit', 400);
    expect(shareRecords(before, limited).heat?.nodes[0]).not.toHaveProperty('limit');
  });

  it('give the answer and the hash that fresh ones give', () => {
    const before = read();
    solveCaseSync(before);
    hashCase(before);
    const shared = shareRecords(hotter(read()), before);
    const { seconds: _, ...found } = solveCaseSync(shared);
    const { seconds: __, ...fresh } = solveCaseSync(hotter(read()));
    expect(found).toEqual(fresh);
    expect(hashCase(shared)).toBe(hashCase(hotter(read())));
    expect(hashCase(shared)).not.toBe(hashCase(before));
  });
});
