import { expect, test } from 'vitest';
import type { InletSample } from '#models/results/site.ts';
import { condenseByInlet, mostSolves } from '#solver/condense/by-inlet.ts';

/** An enclosure in closed form that counts how often it is solved. */
function enclosure(power: (t: number) => number, margin: (t: number) => number | null, until = Infinity) {
  const asked: number[] = [];
  const solve = (inlet: number): Promise<InletSample | null> => {
    asked.push(inlet);
    return Promise.resolve(
      inlet > until
        ? null
        : { inlet, power: power(inlet), fanPower: 5, airflow: 0.1, margin: margin(inlet), hottest: 'GPU1' },
    );
  };
  return { asked, solve };
}

test('what is straight is solved nine times and read off exactly', async () => {
  const { asked, solve } = enclosure(
    (t) => 100 + t,
    (t) => 360 - t,
  );
  const condensed = await condenseByInlet(250, 310, solve);
  expect(asked).toHaveLength(9);
  expect(new Set(asked).size).toBe(9);
  expect(condensed.at(287.3)?.power).toBeCloseTo(387.3, 9);
  expect(condensed.at(287.3)?.margin).toBeCloseTo(72.7, 9);
  expect(condensed.error.power).toBeLessThan(1e-12);
  expect(condensed.at(249)).toBeNull();
  expect(condensed.hottestAt(280)).toBe('GPU1');
});

test('a bend is followed until the curves are as near as is said', async () => {
  // Fans that begin to speed up at 300.7 K.
  const power = (t: number): number => 300 + Math.max(0, t - 300.7) ** 2;
  const margin = (t: number): number => 20 - Math.max(0, t - 300.7) / 3;
  const { asked, solve } = enclosure(power, margin);
  const condensed = await condenseByInlet(260, 320, solve);
  expect(asked.length).toBeGreaterThan(9);
  expect(asked.length).toBeLessThanOrEqual(mostSolves);
  for (let t = 260; t <= 320; t += 0.37) {
    const read = condensed.at(t);
    expect(Math.abs((read?.power ?? NaN) - power(t)) / power(t), `${t}`).toBeLessThan(2e-3);
    expect(Math.abs((read?.margin ?? NaN) - margin(t)), `${t}`).toBeLessThan(0.2);
  }
});

test('a jump is not chased for ever, and the error that it leaves is told', async () => {
  const { asked, solve } = enclosure(
    () => 100,
    (t) => (t > 301.234 ? 5 : 15),
  );
  const condensed = await condenseByInlet(260, 320, solve);
  expect(asked.length).toBeLessThanOrEqual(mostSolves);
  expect(condensed.error.margin).toBeGreaterThan(1);
});

test('where it has no answer, nothing is read off', async () => {
  const { solve } = enclosure(
    () => 100,
    (t) => 330 - t,
    309,
  );
  const condensed = await condenseByInlet(280, 320, solve);
  expect(condensed.at(318)).toBeNull();
  expect(condensed.at(285)?.margin).toBeCloseTo(45, 9);
  await expect(condenseByInlet(400, 420, solve)).rejects.toThrow(/no answer between 126.9 °C and 146.9 °C/);
});

test('a place of one temperature, and an enclosure without limits', async () => {
  const { solve } = enclosure(
    () => 42,
    () => null,
  );
  const condensed = await condenseByInlet(300, 300, solve);
  expect(condensed.at(300)).toMatchObject({ power: 42, margin: null });
});
