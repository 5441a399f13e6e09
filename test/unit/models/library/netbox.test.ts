import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { systemValues } from '#models/components/system.ts';
import { importDeviceTypes } from '#models/library/netbox/import.ts';
import { readPartFile } from '#models/library/read.ts';
import { writePartFile } from '#models/library/write.ts';

const fixture = (name: string) => readFileSync(`test/fixtures/netbox/${name}`, 'utf8');
const files = ['CCS-720DP-48S-2F.yaml', 'AS-8125GS-TNMR2.yml'].map((name) => ({
  name: `Some/${name}`,
  text: fixture(name),
}));
const one = (text: string, name = 'a.yaml') => importDeviceTypes([{ name, text }]);

interface Extract {
  readonly vendor: string;
  readonly model: string;
  readonly u_height: number;
  readonly is_full_depth: boolean;
  readonly mass_kg: number;
  readonly airflow: string | null;
  readonly power_port_types: readonly string[];
  readonly maximum_draw_w: readonly number[];
  readonly allocated_draw_w: readonly number[] | null;
  readonly max_power_w: number;
}
const { records } = JSON.parse(fixture('records.json')) as { records: readonly Extract[] };

/** The record as the library's file had it. */
const yamlOf = (record: Extract): string =>
  stringify({
    manufacturer: record.vendor,
    model: record.model,
    u_height: record.u_height,
    is_full_depth: record.is_full_depth,
    weight: record.mass_kg * 1000,
    weight_unit: 'g',
    ...(record.airflow === null ? {} : { airflow: record.airflow }),
    'power-ports': record.power_port_types.map((type, index) => ({
      name: `PS${index + 1}`,
      type,
      maximum_draw: record.maximum_draw_w[index],
      ...(record.allocated_draw_w ? { allocated_draw: record.allocated_draw_w[index] } : {}),
    })),
  });

describe('device types of the public library', () => {
  it('become systems with height, mass, way of the air, inlets and interfaces', () => {
    const { systems, problems } = importDeviceTypes(files);
    expect(problems).toEqual([]);
    const [arista, supermicro] = systems;
    expect(arista).toMatchObject({ id: 'arista-ccs-720dp-48s-2f', vendor: 'Arista', confidence: 'medium' });
    expect(arista?.source).toEqual(['NetBox device type Some/CCS-720DP-48S-2F.yaml, as labelled']);
    expect(arista?.values).toMatchObject({
      mount: 'eia',
      units: 1,
      depthClass: 'half',
      feeds: 2,
      feedMaximum: 950,
      feedConnector: 'iec-60320-c14',
      airflow: 'front-to-rear',
      interfaces: 5,
    });
    expect(arista?.values['mass']).toBeCloseTo(14.83 * 0.45359237, 9);
    expect(supermicro).toMatchObject({ id: 'supermicro-as-8125gs-tnmr2' });
    expect(supermicro?.values).toMatchObject({ units: 8, depthClass: 'full', mass: 75.3, feeds: 6 });
  });

  it('have power by redundant inlets, as an estimate with its reason', () => {
    const { systems, reports } = importDeviceTypes(files);
    expect(systems.map((system) => systemValues(system).maximumPower)).toEqual([950, 9000]);
    expect(systems.map((system) => systemValues(system).typicalPower)).toEqual([80, null]);
    expect(systems.map(({ estimates }) => estimates)).toEqual([
      ['maximumPower', 'typicalPower'],
      ['maximumPower'],
    ]);
    expect(reports[0]?.estimated[0]?.reason).toContain('1 of 2 inlets');
    expect(reports[0]?.estimated[0]?.reason).toContain('PoE');
    expect(reports[1]?.estimated[0]?.reason).toContain('3 of 6 inlets');
  });

  it('tell what was left out by name and number', () => {
    const { reports } = importDeviceTypes(files);
    expect(reports[0]?.dropped).toEqual({
      comments: 1,
      'console-ports': 1,
      front_image: 1,
      rear_image: 1,
      'interfaces[].mgmt_only': 1,
      'interfaces[].name': 6,
      'interfaces[].poe_mode': 2,
      'interfaces[].poe_type': 2,
      'interfaces[].type': 6,
      'power-ports[].name': 2,
    });
    expect(reports[1]?.dropped).toMatchObject({ 'module-bays': 2, 'power-ports[].name': 6 });
    expect(reports[1]?.kept).toContain('slug');
  });

  it('come back from the library file that they are written to', () => {
    const { systems } = importDeviceTypes(files);
    const read = readPartFile(writePartFile([], systems), 'library.json');
    expect(read.problems).toEqual([]);
    expect(read.systems).toEqual(systems);
  });

  it.each(records.map((record) => [`${record.vendor} ${record.model}`, record] as const))(
    'keep the recorded figures of %s',
    (_, record) => {
      const { systems, problems } = one(yamlOf(record));
      expect(problems).toEqual([]);
      const figures = systems[0] && systemValues(systems[0]);
      const inRack = record.u_height > 0;
      expect(figures?.units).toBe(inRack ? record.u_height : null);
      expect(figures?.mount).toBe(inRack ? 'eia' : 'none');
      expect(figures?.mass).toBeCloseTo(record.mass_kg, 9);
      expect(figures?.airflow).toBe(record.airflow ?? 'unknown');
      expect(figures?.feeds).toBe(record.power_port_types.length);
      expect(figures?.feedMaximum).toBe(record.max_power_w);
    },
  );
});

describe('a device type', () => {
  const plain = 'manufacturer: A\nmodel: B\nu_height: 1\n';

  it('with one inlet draws what that says; one with outlets passes it on', () => {
    const port =
      'power-ports:\n  - {name: P, type: iec-60320-c20, maximum_draw: 2000, allocated_draw: 1500}\n';
    const server = one(plain + port);
    expect(server.systems[0]?.values).toMatchObject({ maximumPower: 2000, typicalPower: 1500 });
    expect(server.systems[0]?.estimates).toEqual([]);
    const strip = one(`${plain}${port}power-outlets:\n  - {name: 1}\n  - {name: 2}\n`);
    expect(strip.systems[0]?.values).toMatchObject({ role: 'power', outlets: 2, feedMaximum: 2000 });
    expect(strip.systems[0]?.values).not.toHaveProperty('maximumPower');
  });

  it('with a name that looks like a number or a word of YAML keeps it as typed', () => {
    const { systems } = one('manufacturer: NO\nmodel: E2824\npart_number: 0750\n');
    expect(systems[0]).toMatchObject({ vendor: 'NO', model: 'E2824', values: { partNumber: '0750' } });
  });

  it('without height, mass and inlets leaves them unknown', () => {
    const { systems, problems } = one('manufacturer: A\nmodel: B+C 2\n');
    expect(problems).toEqual([]);
    expect(systems[0]).toMatchObject({ id: 'a-b-plusc-2', values: {} });
  });

  it.each([
    ['a letter for the height', 'manufacturer: A\nmodel: B\nu_height: two\n', '3:11'],
    ['a negative draw', `${plain}power-ports:\n  - name: P\n    maximum_draw: -5\n`, '6:19'],
    ['a draw with unit', `${plain}power-ports:\n  - name: P\n    maximum_draw: 5 W\n`, '6:19'],
    ['no model', 'manufacturer: A\n', '1:1'],
    ['an empty model', 'manufacturer: A\nmodel:\n', '2:7'],
    ['a list for a model', 'manufacturer: A\nmodel: [B]\n', '2:8'],
    ['a weight without unit', `${plain}weight: 5\n`, '1:1'],
    ['an unknown unit', `${plain}weight: 5\nweight_unit: stone\n`, '5:14'],
    ['an unknown way of the air', `${plain}airflow: sideways\n`, '4:10'],
    ['a word for a flag', `${plain}is_full_depth: perhaps\n`, '4:16'],
    ['ports that are no list', `${plain}power-ports: 2\n`, '4:14'],
    ['a key twice', `${plain}model: C\n`, '4:1'],
    ['an open bracket', `${plain}interfaces: [\n`, '5:1'],
    ['no record', '- a\n- b\n', '1:1'],
    ['nothing', '', '1:1'],
  ])('with %s is refused, with its place and a remedy', (_, text, place) => {
    const { systems, problems } = one(text, 'dir/a.yaml');
    expect(systems).toEqual([]);
    expect(problems.map(({ path }) => path)).toContain(`dir/a.yaml:${place}`);
    for (const { severity, remedy } of problems) expect([severity, remedy !== '']).toEqual(['error', true]);
  });

  it('is not taken in twice, by id or by model', () => {
    const again = importDeviceTypes([...files, { name: 'copy.yaml', text: fixture('AS-8125GS-TNMR2.yml') }]);
    expect(again.problems[0]?.message).toContain('"Some/AS-8125GS-TNMR2.yml"');
    const renamed = fixture('AS-8125GS-TNMR2.yml').replace('supermicro-as-8125gs', 'another');
    expect(importDeviceTypes([...files, { name: 'b.yml', text: renamed }]).problems).toHaveLength(1);
  });

  it('that is hostile is refused and does no harm', () => {
    const bomb = `a: &a [${'x,'.repeat(50)}]\n${Array.from({ length: 9 }, (_, i) => `b${i}: &b${i} [${`*${i === 0 ? 'a' : `b${i - 1}`},`.repeat(20)}]`).join('\n')}\n`;
    for (const text of [bomb, '['.repeat(100_000), 'a'.repeat(3_000_000)]) {
      const { systems, problems } = one(text);
      expect(systems).toEqual([]);
      expect(problems[0]?.severity).toBe('error');
    }
    const { systems } = one(`${plain}__proto__: {x: 1}\nconstructor: y\n`);
    expect(Object.keys(systems[0]?.values ?? {})).toEqual(['mount', 'units']);
  });
});
