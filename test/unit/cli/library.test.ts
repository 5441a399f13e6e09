import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPartFile } from '#models/library/read.ts';
import { boxwright, json, temporary } from './program.ts';

const device = (name: string) => `test/fixtures/netbox/${name}`;
const types = [device('CCS-720DP-48S-2F.yaml'), device('AS-8125GS-TNMR2.yml')];

describe('library', () => {
  test('counts parts and whole systems by how well they are known', async () => {
    const { code, out } = await boxwright('library');
    expect(code).toBe(0);
    const row = (label: string) =>
      (new RegExp(`^${label} +([\\d ]+)$`, 'm').exec(out)?.[1] ?? '').split(/ +/).map(Number);
    for (const label of ['Fans', 'Accelerators', 'All parts', 'Whole systems']) {
      const [all, ...levels] = row(label);
      expect(all, label).toBe(levels.reduce((sum, count) => sum + count, 0));
    }
    expect(row('All parts')[0]).toBeGreaterThanOrEqual(400);
    expect(row('Whole systems')[0]).toBeGreaterThanOrEqual(60);
  });

  test('finds by words in any order; what is found alone is told with sources and estimates', async () => {
    const several = await boxwright('library', 'nvidia', 'h100');
    expect(several.out).toMatch(/^nvidia-h100-sxm5 +Accelerator +NVIDIA H100/m);
    expect(several.out).toMatch(/^dgx-h100 +System/m);
    const alone = await boxwright('library', 'dgx-b200');
    expect(alone.out).toMatch(/Maximum power +14300 W\n/);
    expect(alone.out).toMatch(/Air flow +\S+ m3\/h {2}\(estimate\)/);
    expect(alone.out).toContain('source: docs.nvidia.com/dgx/dgxb200-user-guide');
    expect((await boxwright('library', 'no-such-thing')).out).toBe('0 parts, 0 systems\n');
  });

  test('gives entries as JSON as they stand in library files', async () => {
    const { document } = await json('library', 'library', 'dgx-h100');
    expect(document).toMatchObject({ parts: [], systems: [{ id: 'dgx-h100', typicalPower: '8400 W' }] });
    const found = document as { systems: unknown[] };
    const text = JSON.stringify({ format: 'boxwright-parts', version: 1, systems: found.systems });
    expect(readPartFile(text, 'x').problems).toEqual([]);
  });

  test('says of a figure that is from elsewhere where it is from', async () => {
    const part = {
      id: 'mine',
      kind: 'tim',
      source: ['sheet'],
      confidence: 'medium',
      conductivity: '5 W/(m K)',
      price: '3 USD',
      provenance: {
        conductivity: { source: 'Test 7', confidence: 'high' },
        price: { source: 'Recalled', confidence: 'low' },
      },
    };
    const file = temporary(
      'mine.json',
      JSON.stringify({ format: 'boxwright-parts', version: 1, parts: [part] }),
    );
    const { out } = await boxwright('library', '--parts', file, 'mine');
    expect(out).toMatch(/Conductivity +5 W\/\(m K\) {2}\[Test 7; high\]\n/);
    expect(out).toMatch(/Price +3 USD {2}\(estimate\) {2}\[Recalled\]\n/);
  });

  test('checks a file of a person’s own', async () => {
    const wrong = '{"format":"boxwright-parts","version":1,"systems":[{"id":"a","source":"b"}]}';
    const { code, err } = await boxwright('library', '--parts', temporary('mine.json', wrong));
    expect(code).toBe(2);
    expect(err).toMatch(/mine\.json: \$\.systems\[0\]\.confidence[^]*→/);
  });
});

describe('import', () => {
  test('writes a library file and says what was kept, estimated and left out', async () => {
    const out = join(dirname(temporary('x', '')), 'library.json');
    const answer = await boxwright('import', ...types, '--out', out);
    expect(answer).toMatchObject({ code: 0, err: '' });
    expect(answer.out).toContain(`2 device types, written to ${out}`);
    expect(answer.out).toMatch(/^maximumPower +2$/m);
    expect(answer.out).toMatch(/^module-bays +1 +2$/m);
    expect(readPartFile(readFileSync(out, 'utf8'), 'library.json').systems).toHaveLength(2);
    const found = await boxwright('library', 'arista-ccs-720dp-48s-2f', '--parts', out);
    expect(found.out).toMatch(/Maximum power +950 W {2}\(estimate\)/);
  });

  test('tells it file by file, and as JSON', async () => {
    const { out } = await boxwright('import', ...types, '--all');
    expect(out).toContain('nothing written');
    expect(out).toMatch(/supermicro-as-8125gs-tnmr2[^]*3 of 6 inlets[^]*left out[^]*module-bays 2/);
    const { document } = await json('import', 'import', ...types);
    expect(document).toMatchObject({ written: null, files: [{ id: 'arista-ccs-720dp-48s-2f' }, {}] });
  });

  test('refuses faults with file, line and column, and then writes nothing', async () => {
    const wrong = temporary('wrong.yaml', 'manufacturer: A\nmodel: B\nu_height: tall\n');
    const out = join(dirname(wrong), 'library.json');
    const { code, err } = await boxwright('import', ...types, wrong, '--out', out);
    expect(code).toBe(2);
    expect(err).toMatch(/wrong\.yaml:3:11: "u_height" is no number[^]*→ write the number alone/);
    expect(existsSync(out)).toBe(false);
    expect((await boxwright('import', '/no/such.yaml')).code).toBe(2);
    expect((await boxwright('import', ...types, '--out', 'x.yaml')).err).toContain('ends with .json');
  });
});
