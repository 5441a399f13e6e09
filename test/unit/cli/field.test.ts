import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { run } from '#cli/run.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { readFieldCase } from '#solver/field/read.ts';
import { boxwright, json, temporary } from './program.ts';

const design = 'examples/edge-box.boxwright.json';

interface Shown {
  readonly grid: { readonly cells: number };
  readonly parts: readonly {
    readonly name: string;
    readonly field: number | null;
    readonly network: number;
  }[];
  readonly airflow: { readonly field: number; readonly network: number };
  readonly heat: { readonly given: number };
  readonly solution: {
    readonly status: string;
    readonly heat: { readonly in: number; readonly out: number };
  };
}

describe('field', () => {
  test('tells the field beside the network, and the heat that goes in comes out', async () => {
    const { code, document } = await json('design-field', 'field', design, '--cells', '4000');
    expect(code).toBe(0);
    const { grid, parts, airflow, heat, solution } = document as Shown;
    expect(grid.cells).toBeLessThanOrEqual(4000);
    expect(solution.status).toBe('converged');
    expect(solution.heat.in).toBeCloseTo(heat.given, 6);
    expect(Math.abs(solution.heat.out / solution.heat.in - 1)).toBeLessThan(1e-3);
    // Two models of one box: on the coarsest of grids its air agrees to a quarter, what has fins to 9 K. They are cooler in
    // the field: most of the air that comes in between them leaves over their tips, with the heat that it took.
    expect(Math.abs(airflow.field / airflow.network - 1)).toBeLessThan(0.25);
    for (const name of ['CPU1', 'GPU1', 'GPU2']) {
      const part = parts.find((one) => one.name === name);
      expect(part?.field, name).not.toBeNull();
      expect(Math.abs((part?.field ?? 0) - (part?.network ?? 0)), name).toBeLessThan(9);
    }
  });

  test('says cells and memory first, and writes the case that it solves', async () => {
    const file = temporary('edge.field-case.json', '');
    const { code, out, err } = await boxwright('field', design, '--cells', '4000', '--case', file);
    expect(code).toBe(0);
    expect(err).toMatch(/\d+ cells \(\d+ × \d+ × \d+\), about \d+ MB/);
    for (const words of ['field: converged', 'Airflow', 'Heat out', 'FAN1', 'What is simplified'])
      expect(out, words).toContain(words);
    const { case: written, problems } = readFieldCase(JSON.parse(readFileSync(file, 'utf8')), file);
    expect(problems).toEqual([]);
    expect(written?.fans?.length).toBe(5);
  });

  test('calibrates the network, in a configuration of its own that solves to what was said', async () => {
    const file = temporary('edge.boxwright.json', readFileSync(design, 'utf8'));
    const run = await json('design-field', 'field', file, '--cells', '4000', '--calibrate', 'From the field');
    expect(run.code).toBe(0);
    const { calibration } = run.document as {
      readonly calibration: {
        readonly factors: readonly { readonly field: string; readonly after: number }[];
        readonly parts: readonly { readonly id: string; readonly name: string; readonly after: number }[];
      };
    };
    expect(calibration.factors.some(({ after }) => Math.abs(after - 1) > 0.05)).toBe(true);
    const solved = await json('solve', 'solve', file, '--configuration', 'From the field');
    const { result } = solved.document as {
      readonly result: {
        readonly parts: readonly { readonly id: string; readonly temperature: number | null }[];
      };
    };
    expect(calibration.parts.length).toBeGreaterThan(5);
    for (const { id, name, after } of calibration.parts)
      expect(result.parts.find((part) => part.id === id)?.temperature, name).toBeCloseTo(after, 1);
    expect(readFileSync(file, 'utf8')).toMatch(
      /"factorSource": "field run of \d{4}-\d\d-\d\d, [\d\u00A0]+ cells"/,
    );
    const again = await boxwright('field', file, '--calibrate', 'From the field');
    expect(again.code).toBe(2);
    expect(again.err).toContain('--calibrate');
  });

  test('writes every cell for VTK', async () => {
    const file = temporary('edge.vtr', '');
    const { code, err } = await boxwright('field', design, '--cells', '2000', '--vtk', file);
    expect(code).toBe(0);
    expect(err).toContain('was written');
    const head = readFileSync(file, 'latin1').slice(0, 1200);
    const [, x, y, z] = /WholeExtent="0 (\d+) 0 (\d+) 0 (\d+)"/.exec(head) ?? [];
    const [, cells] = /(\d+) cells \((?:\d+ × \d+ × \d+)\)/.exec(err) ?? [];
    expect(Number(x) * Number(y) * Number(z)).toBe(Number(cells));
    for (const name of ['Temperature', 'Velocity', 'Pressure', 'Solid'])
      expect(head).toContain(`Name="${name}"`);
  });

  test('stops at Ctrl+C, before and while it solves', async () => {
    const stop = new AbortController();
    let out = '';
    const terminal = {
      out: (text: string) => (out += text),
      err: (text: string) => {
        if (text.includes('cells')) stop.abort();
      },
      signal: stop.signal,
      createSolver: () => createDesignSolver(),
    };
    expect(await run(['field', design], terminal)).toBe(130);
    expect(await run(['field', design], terminal)).toBe(130);
    expect(out).toBe('');
  });

  test.each([['many'], ['10'], ['9000000'], ['1e3.5']])('%s is no number of cells', async (cells) => {
    const { code, err } = await boxwright('field', design, '--cells', cells);
    expect(code).toBe(2);
    expect(err).toContain('write draft, standard, fine');
  });

  test.each([['none'], ['0'], ['2.5'], ['65']])('%s is no number of threads', async (threads) => {
    const { code, err } = await boxwright('field', design, '--threads', threads);
    expect(code).toBe(2);
    expect(err).toContain('write a whole number from 1 to 64');
  });

  test('a layout that needs more cells is told so', async () => {
    const big = 'examples/inference-8x-air.boxwright.json';
    const { code, err } = await boxwright('field', big, '--cells', '1000');
    expect(code).toBe(2);
    expect(err).toContain('too few for this layout');
  });
});
