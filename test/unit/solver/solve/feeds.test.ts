import { describe, expect, it } from 'vitest';
import type { Case } from '#solver/case/case.ts';
import type { Battery, Converter, Feed } from '#solver/case/power.ts';
import { readCase } from '#solver/case/read.ts';
import { engineShare, fuelRate, solarPower, usualFuel } from '#solver/correlations/limited-feeds.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { expectExactJacobian } from './jacobian.ts';

const sun: Feed = { id: 'sun', system: 'dc', voltage: 400, solar: { rated: 4000, irradiance: 500 } };
const grid: Feed = { id: 'grid', system: 'dc', voltage: 400, lost: false };
const set: Feed = { id: 'set', system: 'dc', voltage: 400, generator: { rated: 8000 } };

const output = 4000;
const need = output / 0.8;

/** A bus of 80 % that gives 4 kW, on feeds in order; its loss in a room. */
function busCase(feeds: readonly Feed[], more: Partial<Converter> = {}, rest: Partial<Case> = {}): Case {
  return {
    format: 'boxwright-case',
    version: 1,
    heat: { nodes: [{ id: 'room', temperature: 293.15 }], links: [] },
    power: {
      converters: [
        {
          id: 'bus',
          rating: 10_000,
          units: 1,
          efficiency: [[1, 0.8]],
          load: output,
          heat: [{ node: 'room', share: 1 }],
          order: feeds.map(({ id }) => id),
          ...more,
        },
      ],
      feeds,
    },
    ...rest,
  };
}

function solvedBus(...given: Parameters<typeof busCase>) {
  const solution = solveCaseSync(busCase(...given));
  expect(solution.status).toBe('converged');
  return solution;
}

const battery: Battery = { energy: 3.6e6, efficiency: 0.9 };

describe('feeds in their order', () => {
  it('give what they have, and the next the rest', () => {
    const { feeds, totals, converters } = solvedBus([sun, grid, set]);
    expect(feeds?.sun).toMatchObject({ power: 2000, available: 2000, fuel: null });
    expect(feeds?.grid.power).toBeCloseTo(need - 2000, 9);
    expect(feeds?.grid.available).toBeNull();
    expect(feeds?.set).toMatchObject({ power: 0, fuel: 0 });
    expect(totals.feed).toBeCloseTo(need, 9);
    expect(converters.bus.loss).toBeCloseTo(need - output, 9);
  });

  it('leave to a generator what the lost grid would give, by its fuel', () => {
    const { feeds } = solvedBus([sun, { ...grid, lost: true }, set]);
    expect(feeds?.set.power).toBeCloseTo(need - 2000, 9);
    const litres = (feeds?.set.fuel ?? NaN) * 3.6e6;
    // 3 of 8 kW: between 9.8 and 15.5 L/h of 100 kW.
    expect(litres).toBeGreaterThan(0.08 * 9.8);
    expect(litres).toBeLessThan(0.08 * 15.5);
  });

  it('are joined by the battery where they have too little', () => {
    const { converters, totals, feeds, problems } = solvedBus([sun, { ...grid, lost: true }], { battery });
    const given = ((1 - 2000 / need) * output) / 0.9;
    expect(feeds?.sun.power).toBeCloseTo(2000, 9);
    expect(converters.bus.battery?.power).toBeCloseTo(given, 9);
    expect(converters.bus.loss).toBeCloseTo(2000 + given - output, 9);
    expect(totals.feed + (totals.battery ?? 0)).toBeCloseTo(2000 + given, 9);
    expect(problems.map(({ code }) => code)).toContain('on-battery');
  });

  it('charge a battery with what they have left', () => {
    const charged = { ...battery, charge: 0.5, chargePower: 3000, chargeEfficiency: 0.9 };
    const few = solvedBus([set], { battery: { ...charged, chargePower: 9000 } });
    expect(few.feeds?.set.power).toBeCloseTo(8000, 9);
    expect(few.converters.bus.battery?.power).toBeCloseTo(need - 8000, 9);
    const enough = solvedBus([grid], { battery: charged });
    expect(enough.feeds?.grid.power).toBeCloseTo(need + 3000, 9);
    expect(enough.converters.bus.loss).toBeCloseTo(need - output + 300, 9);
    expect(enough.totals.feed + (enough.totals.battery ?? 0)).toBeCloseTo(output + need - output + 300, 9);
  });

  it('switch off by name what they cannot feed', () => {
    const { converters, problems, feeds } = solvedBus([sun, { ...grid, lost: true }]);
    expect(converters.bus.output).toBe(0);
    expect(feeds?.sun.power).toBe(0);
    expect(problems[0]).toMatchObject({ code: 'feed-short', ids: ['bus', 'sun', 'grid'] });
    expect(problems[0]?.message).toContain('asks for 5000 W; its feeds (sun, grid) have 2000 W');
    expect(problems.map(({ code }) => code)).toContain('unpowered');
  });

  it('have engines that give less in thin and warm air', () => {
    const thin = { ambient: { pressure: 70_000, temperature: 308.15 } };
    const generator = { rated: 8000, engine: 'turbocharged' } as const;
    const { feeds } = solvedBus([{ ...set, generator }], {}, { ...thin });
    expect(feeds?.set.available).toBeCloseTo(8000 * engineShare('turbocharged', 70_000, 308.15), 9);
  });

  it.each([
    ['below what the sun gives', 1000],
    ['beyond it', 5000],
  ])('have exact derivatives %s', (_, at) => {
    const input = busCase([sun, { ...grid, supply: 'ups' }], { battery: { ...battery, charge: 0 } });
    const ups: Converter = { id: 'ups', rating: 10_000, units: 1, efficiency: [[0.1, 0.8], [1, 0.9]] }; // prettier-ignore
    const mains = {
      ...input,
      power: { ...input.power, converters: [...(input.power?.converters ?? []), ups] },
    };
    expectExactJacobian(mains, (place, { outputAt }) => (place === outputAt ? at : 3000 + place));
    const mixed = busCase([sun], { battery, efficiency: [[0.1, 0.7], [1, 0.9]] }); // prettier-ignore
    expectExactJacobian(mixed, (place, { outputAt }) => (place === outputAt ? at : 300));
    const charging = { ...battery, charge: 0.5, chargePower: 5000, chargeEfficiency: 0.8 };
    expectExactJacobian(busCase([set], { battery: charging }), (place, { outputAt }) =>
      place === outputAt ? at : 300,
    );
  });

  it.each([
    ['a name that is no feed', { order: ['sun', 'moon'] }, '“moon”'],
    ['a feed with a limit as a supply', { order: undefined, supply: 'sun' }, 'name it in the `order`'],
    ['both', { supply: 'sun' }, 'either supply or order'],
    ['a feed twice', { order: ['sun', 'sun'] }, 'names a feed twice'],
  ])('are refused with %s', (_, more, message) => {
    const { case: read, problems } = readCase(JSON.parse(JSON.stringify(busCase([sun], more))), 'x.json');
    expect(read).toBeNull();
    expect(problems[0]?.message).toContain(message);
  });
});

describe('what feeds have', () => {
  it('is that of PVWatts', () => {
    expect(solarPower(100, 900, 303.15, -0.003, 1)).toBeCloseTo(88.65, 9);
    expect(solarPower(100, 900, 273.15 + 400, -0.003, 1)).toBe(0);
  });

  it('falls with height and heat, and never rises above the rating', () => {
    expect(engineShare('turbocharged', 101_325, 288.15)).toBe(1);
    expect(engineShare('naturally-aspirated', 70_000, 298)).toBeCloseTo(0.7 - 0.7 * 0.3 * 0.25, 12);
    expect(engineShare('turbocharged', 70_000, 313.15)).toBeLessThan(
      engineShare('turbocharged', 70_000, 298),
    );
  });

  it('takes the fuel of the chart', () => {
    expect(fuelRate(usualFuel, 0.5) * 3.6e6 * 100_000).toBeCloseTo(15.5, 9);
    expect(fuelRate(usualFuel, 0)).toBe(0);
  });
});
