import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { systemValues } from '#models/components/system.ts';
import { builtinLibrary } from '#models/library/library.ts';
import { readPartFile, readSystem, writeSystem } from '#models/library/read.ts';
import { builtinSystems, withSystems } from '#models/library/systems.ts';

const systems = builtinSystems();
const found = (id: string) => {
  const system = systems.find((one) => one.id === id);
  if (!system) throw new Error(`no system ${id}`);
  return systemValues(system);
};

describe('the systems that come with Boxwright', () => {
  it('are at least 60, each with source and confidence, and survive writing', () => {
    expect(systems.length).toBeGreaterThanOrEqual(60);
    for (const system of systems) {
      expect(system.source.join('').length, system.id).toBeGreaterThan(5);
      expect(readSystem(JSON.parse(JSON.stringify(writeSystem(system))), '$').part).toEqual(system);
    }
  });

  it('have no id of a part, so that a rack can hold both', () => {
    const library = builtinLibrary();
    expect(systems.filter(({ id }) => library.get(id)).map(({ id }) => id)).toEqual([]);
  });

  it('draw no more typically than at most, and no less than idle', () => {
    for (const system of systems) {
      const { idlePower, typicalPower, maximumPower } = systemValues(system);
      const known = [idlePower, typicalPower, maximumPower].filter((power) => power !== null);
      expect(
        known.every((power, index) => index === 0 || power >= (known[index - 1] ?? 0)),
        system.id,
      ).toBe(true);
    }
  });

  it('say something of their power, heat or coolant', () => {
    for (const system of systems) {
      const { typicalPower, maximumPower, measuredPower, feedMaximum, ratedOutput, coolingCapacity, mass } =
        systemValues(system);
      const { coolantFlow, coolantFlowCurve } = systemValues(system);
      const figures = [typicalPower, maximumPower, measuredPower, feedMaximum, ratedOutput, coolingCapacity];
      expect(
        [...figures, mass, coolantFlow, coolantFlowCurve].some((one) => one !== null),
        system.id,
      ).toBe(true);
    }
  });

  it('carry the recorded figures of DGX B200, GB200 NVL72 and the water-cooled SD650-N V3', () => {
    expect(found('dgx-b200')).toMatchObject({
      units: 10,
      mass: 142.4,
      maximumPower: 14_300,
      redundancy: '5+1',
    });
    expect(found('dgx-b200').size).toEqual([0.4823, 0.8971, 0.444]);
    const rack = found('dgx-gb200-nvl72');
    expect([rack.liquidShare, rack.typicalPower, rack.mass]).toEqual([0.87, 120_000, 1360]);
    expect((rack.coolantFlow ?? 0) * 60_000).toBeCloseTo(130, 9);
    expect(found('lenovo-sd650n-v3').coolantFlowCurve?.map(([supply]) => supply)).toEqual([313.15, 318.15]);
  });
});

describe('systems in a file of a user', () => {
  const mine = {
    id: 'mine',
    vendor: 'Acme',
    model: 'Node 1',
    source: ['Acme data sheet 1'],
    confidence: 'high',
    units: 1.5,
    maximumPower: '1.2 kW',
  };
  const file = (body: object) => JSON.stringify({ format: 'boxwright-parts', version: 1, ...body });

  it('stand beside parts or alone', () => {
    const read = readPartFile(file({ systems: [mine] }), 'my.json');
    expect(read.problems).toEqual([]);
    expect(read.parts).toEqual([]);
    expect(read.systems[0]?.values).toEqual({ units: 1.5, maximumPower: 1200 });
    expect(withSystems(systems, read.systems)).toHaveLength(systems.length + 1);
    const other = { ...mine, id: 'dgx-h100' };
    const replaced = withSystems(systems, readPartFile(file({ systems: [other] }), 'my.json').systems);
    expect(replaced).toHaveLength(systems.length);
    expect(replaced.find(({ id }) => id === 'dgx-h100')?.vendor).toBe('Acme');
  });

  it.each([
    ['no source', { ...mine, source: [] }, 'source'],
    ['no confidence', { ...mine, confidence: 'sure' }, 'confidence'],
    ['a wrong unit', { ...mine, maximumPower: '3 kg' }, 'maximumPower'],
    ['an unknown way of the air', { ...mine, airflow: 'sideways' }, 'airflow'],
  ])('with %s are refused, saying where and what to do', (_, system, key) => {
    const { systems: taken, problems } = readPartFile(file({ systems: [system] }), 'my.json');
    expect(taken).toEqual([]);
    expect(problems[0]?.path).toBe(`my.json: $.systems[0].${key}`);
    expect(problems[0]?.remedy).not.toBe('');
  });

  it('are refused where they are no list, and where there is neither list', () => {
    expect(readPartFile(file({ systems: {} }), 'x').problems[0]?.message).toContain('"systems" is no list');
    expect(readPartFile(file({}), 'x').problems[0]?.message).toContain('neither');
  });

  it('stand in the example of docs/library.md, which is read without a word', () => {
    const example = /```json\n([^]*?)```/.exec(readFileSync('docs/library.md', 'utf8'))?.[1] ?? '';
    const { parts, systems: taken, problems } = readPartFile(example, 'mine.json');
    expect(problems).toEqual([]);
    expect([parts.length, taken.length]).toEqual([1, 1]);
  });

  it('need no figure at all', () => {
    const { id, vendor, model, source, confidence } = mine;
    expect(readSystem({ id, vendor, model, source, confidence }, '$').problems).toEqual([]);
  });
});
