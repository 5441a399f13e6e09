import { expect, test } from 'vitest';
import { edgeBetween, type Tried } from '#solver/design/size-edge.ts';

/** The edge of `excess` between 0 and `last`, and how many places were tried. */
async function edgeOf(last: number, excess: (place: number) => number | null) {
  const tried: number[] = [];
  const at = (place: number): Promise<Tried> => {
    tried.push(place);
    return Promise.resolve({ place, excess: excess(place), holds: (excess(place) ?? -1) >= 0 });
  };
  const [low, high] = [await at(0), await at(last)];
  const edge = await edgeBetween(low.holds ? { fails: high, holds: low } : { fails: low, holds: high }, at);
  return { fails: edge.fails.place, holds: edge.holds.place, tries: tried.length - 2 };
}

test('smooth margins take a handful of solves, rising and falling alike', async () => {
  const margin = (place: number): number => 60 - 40 / (0.3 + place / 10_000);
  const edge = Math.ceil(10_000 * (40 / 60 - 0.3));
  const rising = await edgeOf(7000, margin);
  expect(rising).toMatchObject({ holds: edge, fails: edge - 1 });
  expect(rising.tries).toBeLessThan(10);
  const falling = await edgeOf(7000, (place) => margin(7000 - place));
  expect(falling).toMatchObject({ holds: 7000 - edge, fails: 7001 - edge });
});

test('a kink where another part takes over, and one steep end, stay within a few more', async () => {
  const kinked = await edgeOf(9999, (place) => Math.min(place / 100 - 3, 40 - 4e5 / (place + 1)));
  expect(kinked.holds).toBe(kinked.fails + 1);
  expect(kinked.holds).toBe(9999);
  const steep = await edgeOf(10_000, (place) => -Math.exp((place - 5000) / 300) + 1);
  expect(steep).toMatchObject({ holds: 5000, fails: 5001 });
  expect(steep.tries).toBeLessThan(30);
});

test('where no temperature decides it halves', async () => {
  const ruled = await edgeOf(8191, (place) => (place >= 1234 ? 5 : null));
  expect(ruled).toEqual({ holds: 1234, fails: 1233, tries: 13 });
});

test.each([1, 2, 3])('a range of %i steps', async (last) => {
  for (let edge = 1; edge <= last; edge++) {
    const found = await edgeOf(last, (place) => place - edge);
    expect(found).toMatchObject({ holds: edge, fails: edge - 1 });
  }
});
