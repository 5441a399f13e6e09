/*
 * What holds for every way of bringing power to a row, whatever its stages are.
 */
import {
  type Arbitrary,
  array,
  assert,
  asyncProperty,
  constantFrom,
  double,
  integer,
  record,
} from 'fast-check';
import { expect, test } from 'vitest';
import type { ChainStage, Distribution } from '#models/distribution/distribution.ts';
import type { ArchitectureResult } from '#solver/distribution/contract.ts';
import { solveDistribution } from '#solver/distribution/solve.ts';
import { bar, shelf, smallDistribution } from '../../fixtures/small-distribution.ts';

const share = (min: number, max: number) => double({ min, max, noNaN: true });
const link = record({
  first: share(80, 99),
  second: share(80, 99),
  units: integer({ min: 1, max: 9 }),
  redundancy: constantFrom('n', 'n+1', '2n'),
  place: constantFrom('rack', 'sidecar', 'elsewhere'),
  per: constantFrom('row', 'rack'),
  system: constantFrom('dc', 'ac-1', 'ac-3'),
  voltage: share(48, 1500),
  powerFactor: share(0.8, 1),
  material: constantFrom('copper', 'aluminium'),
  taps: constantFrom('end', 'along'),
  length: share(0.5, 20),
  area: share(800, 4000),
  temperature: share(-20, 110),
});
type Link = typeof link extends Arbitrary<infer V> ? V : never;
const links = array(link, { minLength: 1, maxLength: 4 });

/** A converter with a conductor behind it, of each. */
const stagesOf = (list: readonly Link[]) =>
  list.flatMap(({ first, second, units, redundancy, place, per, ...conductor }, index) => [
    shelf({
      name: `C${index}`,
      rating: '20 kW',
      efficiency: [['20 %', `${first} %`], ['100 %', `${second} %`]], // prettier-ignore
      units,
      redundancy,
      place,
      per,
    }),
    bar({
      name: `B${index}`,
      ...conductor,
      place,
      per,
      powerFactor: conductor.system === 'dc' ? 1 : conductor.powerFactor,
      area: `${conductor.area} mm2`,
      temperature: `${conductor.temperature} degC`,
    }),
  ]);

const read = (list: readonly Link[]): Distribution =>
  smallDistribution({ architectures: [{ name: 'A', stages: stagesOf(list) }] });

async function solved(
  document: Distribution,
  change: (stage: ChainStage) => ChainStage = (stage) => stage,
): Promise<ArchitectureResult> {
  const architectures = document.architectures.map((one) => ({ ...one, stages: one.stages.map(change) }));
  return (await solveDistribution({ ...document, architectures }, null)).architectures[0];
}

const close = (value: number, reference: number, within = 1e-8): void => {
  expect(Math.abs(value / reference - 1)).toBeLessThan(within);
};

test('what goes in comes out or is heat somewhere, and each stage feeds the next', async () => {
  await assert(
    asyncProperty(links, async (list) => {
      const { points } = await solved(read(list));
      for (const { utility, output, loss, efficiency, heat, stages } of points) {
        close(2 * (heat.rack + heat.sidecar + heat.elsewhere), utility);
        close(output + stages.reduce((sum, one) => sum + one.loss, 0), utility);
        close(utility - output, loss);
        close(
          stages.reduce((all, one) => (all * one.output) / (one.output + one.loss), 1),
          efficiency,
        );
        stages.forEach((one, index) => {
          expect(one.loss).toBeGreaterThan(0);
          const next = stages[index + 1];
          close(one.output, next ? next.output + next.loss : output);
        });
      }
    }),
    { numRuns: 40 },
  );
});

test('two runs of half the section are one; thicker and colder conductors lose less', async () => {
  const changed =
    (of: (one: Extract<ChainStage, { kind: 'conductor' }>) => Partial<ChainStage>) =>
    (stage: ChainStage): ChainStage =>
      stage.kind === 'conductor' ? ({ ...stage, ...of(stage) } as ChainStage) : stage;
  await assert(
    asyncProperty(links, async (list) => {
      const document = read(list);
      const whole = await solved(document);
      const split = await solved(
        document,
        changed(({ area, runs }) => ({ area: area / 2, runs: 2 * runs })),
      );
      close(split.year.loss, whole.year.loss);
      close(split.copper + split.aluminium, whole.copper + whole.aluminium);
      const lost = ({ points }: ArchitectureResult): number =>
        points[1].stages.reduce((sum, { kind, loss }) => sum + (kind === 'conductor' ? loss : 0), 0);
      expect(
        lost(
          await solved(
            document,
            changed(({ area }) => ({ area: 2 * area })),
          ),
        ),
      ).toBeLessThan(lost(whole));
      const colder = changed(({ temperature }) => ({ temperature: temperature - 20 }));
      expect(lost(await solved(document, colder))).toBeLessThan(lost(whole));
    }),
    { numRuns: 25 },
  );
});

test('a row of more racks, all counted for each rack, does for each what a shorter one does', async () => {
  await assert(
    asyncProperty(links, integer({ min: 1, max: 500 }), async (list, racks) => {
      const document = read(list.map((one) => ({ ...one, per: 'rack' })));
      const one = await solved(document);
      const more = await solved({ ...document, load: { ...document.load, racks } });
      more.points.forEach((point, index) => {
        close(point.efficiency, one.points[index].efficiency);
        close(point.heat.rack, one.points[index].heat.rack);
      });
      close(more.copper + more.aluminium, (racks / 2) * (one.copper + one.aluminium));
    }),
    { numRuns: 25 },
  );
});
