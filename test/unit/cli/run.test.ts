import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands, run } from '#cli/run.ts';
import { createNodeDesignSolver } from '#solver/worker/node.ts';
import { boxwright, json, temporary } from './program.ts';

const design = 'examples/edge-box.boxwright.json';

describe('answers', () => {
  test('solve shows power, requirements and parts, and the same as JSON', async () => {
    const { code, out } = await boxwright('solve', design);
    expect(code).toBe(0);
    for (const words of ['network: converged', 'From the feed (AC)', 'Airflow', 'CFM', 'BTU/h', 'GPU1']) {
      expect(out, words).toContain(words);
    }
    const { document } = await json('solve', 'solve', design);
    expect(document).toMatchObject({ format: 'boxwright-solve', result: { status: 'converged' } });
  });

  test('solve tells how sure flows and powers are, where a network was solved', async () => {
    const { out } = await boxwright('solve', design);
    expect(out).toMatch(/Nine in ten lie between\n +Airflow +0\.\d+ and 0\.\d+\sm³\/s +mostly from /);
    expect(out).toMatch(/Static pressure +[\d.]+ and [\d.]+\sPa/);
    expect(out).toMatch(/Power from the feed \(AC\) +\d+ and \d+\sW/);
    const { document } = await json('solve', 'solve', design);
    expect(document).toMatchObject({
      bands: { figures: [{ figure: 'airflow', loop: null }, {}, { figure: 'staticPressure' }, {}, {}, {}] },
    });
    const budget = ['solve', design, '--fidelity', 'budget'] as const;
    expect((await boxwright(...budget)).out).not.toContain('Nine in ten');
    expect((await json('solve', ...budget)).document).toMatchObject({ bands: null });
  });

  test('a box that the rack feeds with coolant has its warmest ambient at this supply', async () => {
    const { out } = await boxwright('solve', 'examples/inference-8x-liquid.boxwright.json');
    expect(out).toMatch(/Warmest ambient +\d+\.\d\s°C +at this coolant supply/);
    expect((await boxwright('solve', design)).out).not.toContain('coolant');
  });

  test('where limits are exceeded in any room, the warmest ambient is said to be none', async () => {
    const { out } = await boxwright('solve', design, '--set', 'FAN*.failed=true');
    expect(out).toMatch(/Warmest ambient +–  no ambient holds/);
  });

  test('--set, --configuration and --fidelity reach the solver', async () => {
    const heat = async (...args: string[]): Promise<number> => {
      const { document } = await json('solve', 'solve', design, '--fidelity', 'budget', ...args);
      return (document as { result: { heat: number } }).result.heat;
    };
    const base = await heat();
    expect(await heat('--set', 'workload=idle')).toBeLessThan(base);
    expect(await heat('--set', 'GPU1.maximumPower=2*80 W')).toBeGreaterThan(base);
    const { document } = await json('solve', 'solve', design, '--configuration', 'cabinet');
    expect(document).toMatchObject({ configuration: { id: 'cabinet' } });
  });

  test('a language model is set as the workload, and what it does is told', async () => {
    const box = 'examples/inference-8x-air.boxwright.json';
    const set = ['--set', 'workload=language-model', '--set', 'workloadBatch=32'];
    const { code, out } = await boxwright('solve', box, ...set);
    expect(code).toBe(0);
    expect(out).toMatch(/Tokens +[\d.\s]+\/s +Llama 3.1 8B, decode, batch 32, 4096 tokens/);
    expect(out).toMatch(/Energy per token +[\d.]+\sJ/);
    expect(out).toContain('bound by memory bandwidth');
    const { document } = await json('solve', 'solve', box, ...set, '--set', 'workloadSplit=8');
    expect(document).toMatchObject({ result: { workload: { accelerators: [{ copies: 1 }] } } });
    expect((await boxwright('solve', box)).out).not.toContain('Tokens');
    expect((await boxwright('solve', box, '--set', 'workloadModel=gpt')).code).toBe(2);
  });

  test('accelerators above their limit are told the rate that they would hold, and the tokens with it', async () => {
    const box = 'examples/inference-8x-air.boxwright.json';
    const { out } = await boxwright('solve', box, '--set', 'fanSpeed=40%');
    expect(out).toMatch(/GPU7 +would hold \d\d\.\d\s% of its rate at 89\.0\s°C, with \d+\sW/);
    expect(out).not.toContain('Tokens');
    const model = ['workload=language-model', 'workloadPhase=prefill', 'workloadBatch=32', 'fanSpeed=30%'];
    const { document } = await json('solve', 'solve', box, ...model.flatMap((each) => ['--set', each]));
    const { heldRates, result } = document as {
      heldRates: { tokensPerSecond: number };
      result: { workload: { tokensPerSecond: number } };
    };
    expect(heldRates.tokensPerSecond).toBeLessThan(result.workload.tokensPerSecond);
    expect(heldRates.tokensPerSecond).toBeGreaterThan(0.5 * result.workload.tokensPerSecond);
    const { document: cool } = await json('solve', 'solve', box);
    expect(cool).toMatchObject({ heldRates: null });
  });

  test('check ends with 1 exactly when an error is among the findings', async () => {
    const { code, document } = await json('check', 'check', design);
    const { violations } = document as { violations: { severity: string }[] };
    expect(code).toBe(violations.some(({ severity }) => severity === 'error') ? 1 : 0);
    const hot = await json('check', 'check', design, '--set', 'ambientTemperature=70 degC');
    expect(hot.code).toBe(1);
  });

  test('explain leads from ambient to the part; its rises add up', async () => {
    const { document } = await json('explain', 'explain', design, 'gpu1');
    const { explanation } = document as {
      explanation: { temperature: number; ambient: number; rungs: { rise: number }[] };
    };
    const sum = explanation.rungs.reduce((total, { rise }) => total + rise, 0);
    expect(sum).toBeCloseTo(explanation.temperature - explanation.ambient, 6);
    expect((await boxwright('explain', design, 'GPU1')).out).toMatch(/^GPU1: [\d.]+\s°C at/);
  });

  test('ride says who reaches a limit first when fans fail, and ends with 1 then', async () => {
    const { document, code } = await json('ride', 'ride', design, '--fail', 'all', '--duration', '3 min');
    const { ride } = document as { ride: { times: number[]; parts: { limitAt: number | null }[] } };
    expect(code).toBe(1);
    expect(ride.parts[0]?.limitAt).toBeLessThan(180);
    expect(ride.times.at(-1)).toBeCloseTo(180, 6);
    expect((await boxwright('ride', design, '--fail', 'FAN1', '--duration', '1 min')).out).toContain(
      'No part',
    );
    // All is all that turn: those that have failed in the configuration are left out.
    const box = 'examples/inference-8x-air.boxwright.json';
    const rest = await json('ride', 'ride', box, '--configuration', 'degraded', '--fail', 'all', '--duration', '5 s'); // prettier-ignore
    expect((rest.document as { ride: { failed: string[] } }).ride.failed).toHaveLength(19);
    const wrong = await boxwright('ride', design, '--fail', 'GPU1');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('is no fan');
    expect((await boxwright('ride', design)).err).toContain('nothing is named that fails');
  });

  test('ride loses the coolant of a connection, and "all" is fans and pumps', async () => {
    const liquid = 'examples/inference-8x-liquid.boxwright.json';
    const { document } = await json('ride', 'ride', liquid, '--fail', 'QD1,FAN1', '--duration', '5 s', '--no-throttle'); // prettier-ignore
    const { ride } = document as {
      ride: { failed: string[]; parts: { name: string; temperature: number[] }[] };
    };
    expect(ride.failed).toEqual(['qd1', 'fan1']);
    const gpu = ride.parts.find(({ name }) => name === 'GPU1')?.temperature ?? [];
    expect((gpu.at(-1) ?? NaN) - (gpu[0] ?? NaN)).toBeGreaterThan(3);
    // A pump that is in no loop is among all, and is what cannot fail.
    const file = JSON.parse(readFileSync(design, 'utf8')) as { configurations: { placements: object[] }[] };
    const pump = { id: 'p1', name: 'P1', part: 'laing-ddc-12v', position: ['20 mm', '200 mm', '20 mm'] };
    file.configurations[0]?.placements.push({
      ...pump,
      rotation: [0, 0, 0],
      on: null,
      interface: null,
      values: {},
    });
    const refused = await boxwright(
      'ride',
      temporary('dry.boxwright.json', JSON.stringify(file)),
      '--fail',
      'all',
    );
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('P1 is in no coolant loop that flows');
  });

  test('compare takes the configurations of one design, as table, Markdown and JSON', async () => {
    const table = await boxwright('compare', design);
    expect(table.code).toBe(0);
    expect(table.out).toContain('Heat to the room');
    expect((await boxwright('compare', design, '--md')).out).toMatch(/^# .+\n\n## /);
    const { document } = await json('compare', 'compare', design, '--configurations', 'base,cabinet');
    expect((document as { labels: string[] }).labels).toHaveLength(2);
  });

  test('export writes what the endings say; the case solves to the same heat', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'boxwright-export-'));
    const file = (name: string): string => join(folder, name);
    const args = ['--bom', file('b.xlsx'), '--spec', file('s.pdf'), '--case', file('c.json')];
    const { code, document } = await json('export', 'export', design, ...args, '--date', '2026-11-25');
    expect(code).toBe(0);
    expect((document as { written: unknown[] }).written).toHaveLength(3);
    expect(readFileSync(file('b.xlsx')).subarray(0, 2).toString()).toBe('PK');
    expect(readFileSync(file('s.pdf')).subarray(0, 5).toString()).toBe('%PDF-');

    const solved = await json('solve', 'solve', design);
    const raw = await json('case', 'case', file('c.json'));
    const { result, caseHash } = solved.document as { result: { heat: number }; caseHash: string };
    const { solution, ...named } = raw.document as {
      solution: { totals: { heat: number } };
      caseHash: string;
    };
    expect(named.caseHash).toBe(caseHash);
    expect(solution.totals.heat / result.heat).toBeCloseTo(1, 6);
  });
});

describe('--parts', () => {
  // The example of the documentation, so that it stays one that works.
  const example = /```json\n([^]*?)```/.exec(readFileSync('docs/cli.md', 'utf8'))?.[1] ?? '';
  const heat = async (...args: string[]): Promise<number> => {
    const { code, document } = await json('solve', 'solve', ...args, '--fidelity', 'budget');
    expect(code).toBe(0);
    return (document as { result: { heat: number } }).result.heat;
  };

  test('a part of an own file can be set, and takes the place of one with its id', async () => {
    const base = await heat(design, '--set', 'PCB1.maximumPower=25 W');
    const own = temporary('own.json', example);
    const set = await heat(design, '--parts', own, '--set', 'PCB1.part=acme-board');
    expect(set).toBeCloseTo(base, 6);
    const hungry = temporary('hungry.json', example.replace('25 W', '60 W'));
    const later = await heat(design, '--parts', own, '--parts', hungry, '--set', 'PCB1.part=acme-board');
    expect(later).toBeGreaterThan(base + 35);
    const replaced = temporary(
      'place.json',
      example.replace('acme-board', 'board-mini-itx').replace('25 W', '60 W'),
    );
    expect(await heat(design, '--parts', replaced, '--set', 'PCB1.maximumPower=60 W')).toBeCloseTo(later, 6);
  });

  test('a design that waits for the part is whole with it, in every command, without a warning', async () => {
    const text = readFileSync(design, 'utf8').replaceAll('"board-mini-itx"', '"acme-board"');
    const waiting = temporary('waiting.boxwright.json', text);
    expect((await boxwright('solve', waiting)).err).toContain('acme-board');
    const parts = ['--parts', temporary('own.json', example)];
    const file = join(mkdtempSync(join(tmpdir(), 'boxwright-parts-')), 'b.csv');
    for (const args of [
      ['solve', waiting],
      ['check', waiting],
      ['explain', waiting, 'PCB1'],
      ['compare', waiting, design],
      ['export', waiting, '--bom', file],
    ]) {
      const { code, err } = await boxwright(...args, ...parts);
      expect(code, args.join(' ')).toBeLessThan(2);
      expect(err, args.join(' ')).not.toContain('acme-board');
    }
    expect(readFileSync(file, 'utf8')).toContain('Carrier 12');
  });

  test('a file that is no part file, is broken, or takes an id for another kind is refused', async () => {
    const refusal = async (text: string): Promise<string> => {
      const { code, err } = await boxwright('solve', design, '--parts', temporary('own.json', text));
      expect(code).toBe(2);
      return err;
    };
    expect(await refusal('{}')).toMatch(/own\.json[^]*no part file[^]*→/);
    expect(await refusal(example.replace('25 W', '25 kg'))).toMatch(/parts\[0\]\.maximumPower[^]*→/);
    expect(await refusal(example.replace('acme-board', 'nvidia-l4'))).toMatch(/another kind[^]*→/);
    expect((await boxwright('solve', design, '--parts', '/no/such.json')).code).toBe(2);
  });
});

describe('bad input ends with 2 and says file, place and remedy', () => {
  const refused = async (...args: string[]): Promise<string> => {
    const { code, err, out } = await boxwright(...args);
    expect(code, args.join(' ')).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^boxwright/);
    return err;
  };

  test('files', async () => {
    const text = readFileSync(design, 'utf8');
    const unit = temporary('unit.boxwright.json', text.replace('"30 degC"', '"30 kg"'));
    expect(await refused('solve', unit)).toMatch(/unit\.boxwright\.json[^]*ambientTemperature[^]*→/);
    expect(await refused('solve', temporary('cut.json', text.slice(0, 999)))).toMatch(/JSON/);
    expect(await refused('solve', '/no/such/file.json')).toContain('not there');
    expect(await refused('solve', tmpdir())).toContain('choose a file');
    expect(await refused('case', design)).toContain('boxwright export <design> --case');
    expect(
      await refused('case', temporary('case.json', '{"format":"boxwright-case","version":1,"circuits":3}')),
    ).toMatch(/circuits/);
  });

  test('a value out of range, with a value of that field as the remedy', async () => {
    expect(await refused('solve', design, '--set', 'altitude=-1e9 m')).toContain('for example "100 m"');
  });

  test('arguments', async () => {
    expect(await refused('solve')).toContain('missing');
    expect(await refused('solve', design, design)).toContain('too many');
    expect(await refused('slove', design)).toContain('boxwright --help');
    expect(await refused('solve', design, '--colour')).toContain('colour');
    expect(await refused('solve', design, '--fidelity', 'cfd')).toContain('budget or network');
    expect(await refused('solve', design, '--configuration', 'other')).toMatch(/base|cabinet/);
    expect(await refused('solve', design, '--set', 'GPU1.maximumPower=7 kg')).toContain('mass');
    expect(await refused('solve', design, '--set', 'NOPE.power=7 W')).toContain('NOPE');
    expect(await refused('explain', design, 'GPU77')).toContain('GPU1');
    expect(await refused('export', design)).toContain('--bom');
    expect(await refused('export', design, '--bom', 'x.doc')).toContain('.csv or .xlsx');
    expect(await refused('export', design, '--spec', 'x.pdf', '--date', '2026-02-31')).toContain(
      '2026-11-25',
    );
    expect(await refused('compare', design, '--configurations', 'base')).toContain('second');
  });

  test('with --json the fault is a document too', async () => {
    const { code, document } = await json('error', 'solve', '/no/such/file.json');
    expect(code).toBe(2);
    expect(document).toMatchObject({ where: '/no/such/file.json' });
  });
});

test('every command explains itself', async () => {
  const { code, out } = await boxwright('--help');
  expect(code).toBe(0);
  for (const { name } of commands) {
    expect(out).toContain(name);
    const help = await boxwright(name, '--help');
    expect(help.code).toBe(0);
    expect(help.out).toContain(`Usage: boxwright ${name}`);
  }
  expect((await boxwright('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('Ctrl+C ends a solve with 130', async () => {
  const interrupt = new AbortController();
  const running = run(['solve', 'examples/inference-8x-air.boxwright.json'], {
    out: () => undefined,
    err: () => undefined,
    signal: interrupt.signal,
    createSolver: createNodeDesignSolver,
  });
  interrupt.abort();
  expect(await running).toBe(130);
});

test('case says what moves a result, and refuses what it does not solve for', async () => {
  const file = 'examples/cases/package-stack.case.json';
  const nodes = Object.keys(
    ((await json('case', 'case', file)).document as { solution: { nodes: object } }).solution.nodes,
  );
  const asked = nodes[0] ?? '';
  const { code, document } = await json('case', 'case', file, '--sensitivity', asked);
  expect(code).toBe(0);
  const { sensitivity } = document as {
    sensitivity: { id: string; of: string; figures: { path: string; value: number; slope: number }[] };
  };
  expect(sensitivity).toMatchObject({ id: asked, of: 'temperature' });
  const strength = sensitivity.figures.map(({ value, slope }) => Math.abs(value * slope));
  expect(strength).toEqual(strength.toSorted((a, b) => b - a));
  expect((await boxwright('case', file, '--sensitivity', asked)).out).toContain('1 % more gives/K');
  const refused = await boxwright('case', file, '--sensitivity', 'nowhere');
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('no node “nowhere”');
});

test('case solves a field case, and refuses what it has not', async () => {
  const file = 'examples/cases/conduction-block.field-case.json';
  const { code, document } = await json('field', 'case', file);
  expect(code).toBe(0);
  const { solution } = document as { solution: { outputs: Record<string, { value: number }> } };
  expect(solution.outputs['top']?.value).toBeCloseTo(336.446, 3);
  expect((await boxwright('case', file)).out).toContain('converged · 100000 cells');
  expect((await boxwright('case', file, '--sensitivity', 'top')).code).toBe(2);
  const vtk = temporary('block.vtr', '');
  expect((await boxwright('case', file, '--vtk', vtk)).err).toContain('was written');
  // 100 000 cells: six numbers of four bytes each, one of two, and the lines.
  expect(readFileSync(vtk).length).toBeGreaterThan(100_000 * 22);
  expect((await boxwright('case', 'examples/cases/epanet-net1.case.json', '--vtk', vtk)).code).toBe(2);
  const bad = temporary('f.json', '{"format":"boxwright-field-case","version":1,"grid":{}}');
  const refused = await boxwright('case', bad);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('$.grid');
});
