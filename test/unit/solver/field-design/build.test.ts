import { describe, expect, test } from 'vitest';
import type { Design } from '#models/project/design.ts';
import { buildCase } from '#solver/design/build.ts';
import { reportOf } from '#solver/design/report.ts';
import { fieldOfDesign } from '#solver/field-design/build.ts';
import { answerOf } from '#solver/field-design/answer.ts';
import type { DesignField } from '#solver/field-design/contract.ts';
import { readFieldCase } from '#solver/field/read.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { liquidServer, type Placed, smallServer } from '../design/designs.ts';

function network(design: Design): Parameters<typeof fieldOfDesign>[1] {
  const built = buildCase(design);
  const solution = solveCaseSync(built.case);
  const result = reportOf(design, built, solution, { build: 0, start: 0, reported: 0 });
  return { built, solution, result };
}

function fieldOf(design: Design, cells = 20_000): DesignField {
  return fieldOfDesign(design, network(design), cells);
}

describe('the field case of a design', () => {
  test('is a sound field case within its cells', () => {
    const field = fieldOf(smallServer());
    const { problems } = readFieldCase(JSON.parse(JSON.stringify(field.case)), 'small');
    expect(problems).toEqual([]);
    expect(field.cells).toBeLessThanOrEqual(20_000);
    expect(field.counts.reduce((a, b) => a * b)).toBe(field.cells);
  });

  test('gets all the heat of the network, less what coolant takes', () => {
    const small = smallServer();
    const dry = network(small);
    expect(fieldOfDesign(small, dry, 20_000).heat.given).toBeCloseTo(dry.result.heat, 6);
    const liquid = liquidServer();
    const wet = network(liquid);
    const { heat } = fieldOfDesign(liquid, wet, 20_000);
    expect(heat.coolant).toBeCloseTo(wet.result.requirements.heatToCoolant, 1);
    expect(heat.given + heat.coolant).toBeCloseTo(wet.result.heat, 1);
  });

  test('blows with the curves of its fans at their speed', () => {
    const { case: full } = fieldOf(smallServer({ fanSpeed: 1 }));
    const { case: slow } = fieldOf(smallServer({ fanSpeed: 0.5 }));
    const [fan] = full.fans ?? [];
    const half = slow.fans?.find(({ id }) => id === fan.id);
    // The supply has a fan of its own.
    expect(full.fans?.map(({ id }) => id)).toEqual(['fan1', 'fan2', 'fan3', 'fan4', 'psu']);
    expect(fan.direction).toBe('y+');
    fan.curve.forEach(([flow, pressure], n) => {
      expect(half?.curve[n][0]).toBeCloseTo(flow / 2, 12);
      if (Math.abs(pressure) < 1e-9) return;
      // The slow one has warmer, thinner air.
      const ratio = (4 * (half?.curve[n][1] ?? 0)) / pressure;
      expect(ratio).toBeGreaterThan(0.9);
      expect(ratio).toBeLessThan(1);
    });
  });

  test('does not ask in which order the parts come', () => {
    const design = smallServer();
    const turned = { ...design, items: design.items.toReversed() };
    expect(fieldOf(turned).case).toEqual(fieldOf(design).case);
  });

  test('has still air between a board and a part that the network does not join to it', () => {
    const { case: input } = fieldOf(smallServer());
    const { built } = network(smallServer());
    expect(built.case.heat?.links.some(({ id }) => /^gpu\/(mount|junction-to-board)$/.test(id))).toBe(false);
    // 1 mm at 0.026 W/(m K), over the part's own footprint.
    const joint = input.interfaces?.find(({ id }) => id === 'gpu/joint');
    expect(joint?.resistance).toBeGreaterThan(0.9 * (0.001 / 0.026));
    expect(joint?.resistance).toBeLessThan(1.1 * (0.001 / 0.026));
  });

  test('says what a tank is for it', () => {
    const tank = smallServer();
    const chassis = tank.chassis;
    if (!chassis) throw new Error('no chassis');
    const filled = {
      ...chassis,
      part: { ...chassis.part, values: { ...chassis.part.values, fill: 'PAO 2 cSt' } },
    };
    const design: Design = {
      ...tank,
      chassis: filled,
      items: tank.items.map((item) => (item.id === chassis.id ? filled : item)),
    };
    expect(() => fieldOfDesign(design, network(tank), 20_000)).toThrow(/tank/);
  });

  test('has a chip of two resistors as one, between its case and its board', () => {
    const chip = {
      id: 'chip',
      part: 'device-generic-100',
      at: [60, 480, 10.4],
      on: 'board',
      values: { junctionToCase: 0.5, junctionToBoard: 2 },
    } as const;
    const design = smallServer({}, [chip]);
    const { result } = network(design);
    const { case: input, heat, parts } = fieldOf(design);
    const [one] = input.packages ?? [];
    expect(one).toMatchObject({ id: 'chip', board: 'z-', junctionToCase: 0.5, junctionToBoard: 2 });
    expect(one.power).toBeGreaterThan(0);
    expect(input.solids?.some(({ id }) => id === 'chip')).toBe(false);
    expect(heat.given).toBeCloseTo(result.heat, 6);
    expect(readFieldCase(JSON.parse(JSON.stringify(input)), 'chip').problems).toEqual([]);
    // What is read off the block is the junction: from there to the place of its limit as in the network.
    const reading = parts.find(({ id }) => id === 'chip')?.reading;
    if (reading?.by !== 'block') throw new Error('no block');
    expect(reading.above).toBeLessThanOrEqual(0);
  });

  describe('with a bank of memory that the grid is too coarse for', () => {
    const bank = Array.from({ length: 8 }, (_, n): Placed => ({
      id: `dimm${n}`,
      part: 'ddr5-rdimm-64',
      at: [20 + 7 * n, 300, 10.4],
      on: 'board',
    }));
    const design = smallServer({}, bank);
    const dry = network(design);
    const field = fieldOfDesign(design, dry, 12_000);
    const reading = field.parts.find(({ id }) => id === 'dimm3')?.reading;
    const body = field.case.bodies?.find(({ id }) => id === 'dimm3');

    test('keeps it open as slots, and all its heat', () => {
      expect(reading).toMatchObject({ by: 'metal', output: 'dimm3/metal' });
      expect(field.case.solids?.some(({ id }) => id.startsWith('dimm'))).toBe(false);
      expect(field.case.resistances?.some(({ id }) => id.startsWith('slots'))).toBe(true);
      expect(field.heat.given).toBeCloseTo(dry.result.heat, 6);
      expect(field.notes.join()).toContain('DIMM3');
    });

    test('gives its heat to the air by the film of a plate in it', () => {
      const [place] = body?.places ?? [];
      if (typeof place.conductance === 'number') throw new Error('no course');
      const fastest = 20;
      const [[most]] = place.conductance.slice(-1);
      // Between the speed in the slots and over whole cells lies what is open of them.
      const open = most / fastest;
      expect(open).toBeGreaterThan(0.02);
      expect(open).toBeLessThan(1);
      const speed = 3;
      const found = place.conductance.find(([at]) => Math.abs(at / open - speed) < 1e-9)?.[1] ?? Number.NaN;
      // Laminar plate, Nu = 0.664 Re^½ Pr^⅓ (Incropera, 7.30), blended with the slot's Nu of 7.54: between the greater
      // of both and their sum. The network has this bank at 491 K: air of ν 37.6e-6 m²/s, k 0.0401 W/(m K), Pr 0.684.
      let least = 0;
      let greatest = 0;
      let heat = 0;
      for (const link of dry.built.case.heat?.links ?? []) {
        if (link.type !== 'forced-plate' || !link.id.startsWith('dimm3/film/')) continue;
        const plate =
          0.664 * Math.sqrt((speed * link.length) / 37.6e-6) * Math.cbrt(0.684) * (0.0401 / link.length);
        const slot = link.slot === undefined ? 0 : (7.54 * 0.0401) / link.slot;
        least += link.area * Math.max(plate, slot);
        greatest += link.area * (plate + slot + 12);
        heat += dry.solution.links[link.id].heat;
      }
      // What the network has leave by other ways goes with it.
      const toBoard = dry.solution.links['dimm3/mount'];
      const more = ((body?.power ?? Number.NaN) - toBoard.heat) / heat;
      expect(more).toBeGreaterThan(1 - 1e-6);
      expect(more).toBeLessThan(1.3);
      expect(found).toBeGreaterThan(0.95 * more * least);
      expect(found).toBeLessThan(1.05 * more * greatest);
    });

    test('touches its board by the joint of the network', () => {
      const joint = body?.places.find(({ of }) => of === 'solid');
      expect(joint?.conductance).toBeCloseTo(1 / dry.solution.links['dimm3/mount'].resistance, 9);
    });

    test('is as warm as its metal, and what the network has between', () => {
      if (reading?.by !== 'metal') throw new Error('no metal');
      const outputs = { [reading.output]: { value: 310, unit: 'K' as const } };
      const part = answerOf(field, { outputs }).parts.find(({ id }) => id === 'dimm3');
      expect(part?.field).toBeCloseTo(310 + reading.above, 9);
    });
  });

  test('puts the heat of what is too small for the grid into the air, and says so', () => {
    const design = smallServer();
    const { result } = network(design);
    const coarse = fieldOf(design, 4000);
    expect(coarse.heat.given).toBeCloseTo(result.heat, 6);
    const { problems } = readFieldCase(JSON.parse(JSON.stringify(coarse.case)), 'coarse');
    expect(problems).toEqual([]);
  });
});
