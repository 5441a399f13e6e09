import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadProject } from '#models/file/load.ts';
import { configurationsOf } from '#models/project/query.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import type { Design } from '#models/project/design.ts';
import type { Case } from '#solver/case/case.ts';
import { buildCase } from '#solver/design/build.ts';
import { sourceHeat } from '#solver/design/report.ts';
import { designOf, smallServer, type Placed } from './designs.ts';
import { faultsOf } from './faults.ts';

function examples(): Design[] {
  return ['inference-8x-air', 'edge-box'].flatMap((name) => {
    const { project } = loadProject(readFileSync(`examples/${name}.boxwright.json`, 'utf8'), name);
    if (!project) throw new Error(`${name} does not load`);
    return configurationsOf(project).map((configuration) => resolveDesign(project, configuration.id));
  });
}

const placed = (input: Case): number =>
  (input.heat?.nodes ?? [])
    .flatMap((node) => node.sources ?? [])
    .reduce((sum, source) => sum + sourceHeat(source, source.leakage?.reference ?? null), 0);

describe('the case of a design', () => {
  it('of each example has unique ids, no hanging references, finite numbers and no problems', () => {
    for (const design of examples()) {
      const built = buildCase(design);
      expect(faultsOf(built.case)).toEqual([]);
      expect(built.problems.filter((problem) => problem.severity === 'error')).toEqual([]);
      expect(built.map.zones.length).toBeGreaterThan(80);
      expect(built.map.zones.length).toBeLessThanOrEqual(460);
    }
  });

  it('keeps thin parts with a narrow slit between them apart: no face vanishes under a neighbour', () => {
    const surface = (gap: number): number => {
      const built = buildCase(
        designOf([
          { id: 'chassis', part: 'chassis-2u', at: [0, 0, 0] },
          { id: 'a', part: 'ddr5-rdimm-64', at: [200, 300, 20] },
          { id: 'b', part: 'ddr5-rdimm-64', at: [200 + 4 + gap, 300, 20] },
        ]),
      );
      return (built.case.heat?.links ?? [])
        .filter((link) => link.from === 'a/case' && link.type === 'forced-plate')
        .reduce((sum, link) => sum + ('area' in link ? (link.area ?? 0) : 0), 0);
    };
    expect(surface(3.5) / surface(20)).toBeCloseTo(1, 2);
  });

  it('does not depend on the order of the items', () => {
    const design = smallServer();
    const turned = { ...design, items: design.items.toReversed() };
    expect(JSON.stringify(buildCase(turned).case)).toBe(JSON.stringify(buildCase(design).case));
  });

  it('releases each part’s power once, whatever the zoning', () => {
    // 400 W of the A100 and 60 W of the board; fans and the supply’s loss are not sources.
    expect(placed(buildCase(smallServer({ workload: 'maximum' })).case)).toBeCloseTo(460, 6);
    // Idle: 49.7 W as published for the A100, 36 W for the board.
    expect(placed(buildCase(smallServer({ workload: 'idle' })).case)).toBeCloseTo(85.7, 6);
  });

  it('lets no air through a board or a baffle', () => {
    const built = buildCase(
      smallServer({}, [
        {
          id: 'wall',
          part: 'baffle-pc-400',
          at: [1.2, 600, 1.2],
          values: { size: [0.4376, 0.0015, 0.0855] },
        },
      ]),
    );
    const front = built.map.zones.filter((zone) => zone.box.max[1] <= 0.6015);
    const rear = new Set(built.map.zones.filter((zone) => zone.box.min[1] >= 0.6).map((zone) => zone.id));
    const ids = new Set(front.map((zone) => zone.id));
    const across = (built.case.circuits?.[0]?.branches ?? []).filter(
      ({ from, to }) => (ids.has(from) && rear.has(to)) || (ids.has(to) && rear.has(from)),
    );
    expect(across).toEqual([]);
    expect(built.problems.map((problem) => problem.code)).toContain('no-air-out');
  });

  it('keeps what the parts leave of a section, to the square millimetre', () => {
    // A block over the whole depth and height: beside it 438.8 − 1.2 − 200 mm by the inner height of 85.5 mm are left.
    const built = buildCase(
      designOf([
        { id: 'chassis', part: 'chassis-2u', at: [0, 0, 0] },
        {
          id: 'block',
          part: 'device-generic-100',
          at: [100, 1.2, 1.2],
          values: { size: [0.2, 0.7976, 0.0855] },
        },
      ]),
    );
    const circuit = built.case.circuits?.[0];
    const plane = built.map.zones[0].box.max[1];
    const lower = new Set(built.map.zones.filter((zone) => zone.box.max[1] === plane).map((zone) => zone.id));
    const upper = new Set(built.map.zones.filter((zone) => zone.box.min[1] === plane).map((zone) => zone.id));
    let area = 0;
    for (const branch of circuit?.branches ?? [])
      for (const element of branch.elements)
        if (lower.has(branch.from) && upper.has(branch.to) && element.type === 'loss') area += element.area;
    expect(area).toBeCloseTo((0.4376 - 0.2) * 0.0855, 6);
  });

  it('puts a filter in series with the vent that it covers', () => {
    const built = buildCase(
      smallServer({}, [
        {
          id: 'filter',
          part: 'filter-mesh-coarse',
          at: [5, 1.2, 3.5],
          values: { size: [0.43, 0.003, 0.0809] },
        },
      ]),
    );
    const ways = built.map.openings.get('filter') ?? [];
    expect(ways.length).toBeGreaterThan(0);
    for (const way of ways) {
      const branch = built.case.circuits?.[0]?.branches.find(({ id }) => id === way.branch);
      expect(branch?.elements.map((element) => element.type)).toEqual(['perforated-plate', 'filter', 'loss']);
    }
  });

  it('names a fan wall in a box without openings, and a fan whose way is closed', () => {
    const closed = buildCase(
      designOf([
        { id: 'chassis', part: 'chassis-2u', at: [0, 0, 0] },
        { id: 'fan', part: 'sanyo-9ga0812p6g001', at: [100, 300, 3.9] },
      ]),
    );
    expect(closed.problems.map((problem) => problem.code)).toContain('no-openings');
    // Five fans that fill the section, and a baffle between them and the grille.
    const blocked = buildCase(
      designOf([
        { id: 'chassis', part: 'chassis-2u', at: [0, 0, 0] },
        { id: 'front', part: 'grille-2u-64', at: [5, 0, 3.5] },
        { id: 'rear', part: 'grille-2u-64', at: [5, 798.8, 3.5] },
        ...[0, 1, 2, 3, 4].map((i): Placed => ({
          id: `fan${i + 1}`,
          part: 'sanyo-9ga0812p6g001',
          at: [1.2 + 87.52 * i, 150, 1.2],
          values: { size: [0.08752, 0.02, 0.0855] },
        })),
        { id: 'wall', part: 'baffle-pc-400', at: [1.2, 80, 1.2], values: { size: [0.4376, 0.0015, 0.0855] } },
      ]),
    );
    expect(blocked.problems.find((problem) => problem.code === 'no-air-in')?.message).toBe(
      "no path for air from inlet 'FRONT' to fan 'FAN1'; open the way to its front",
    );
  });

  it('shares the load between supplies by rating, and leaves failed ones out', () => {
    const built = buildCase(
      smallServer({}, [
        { id: 'psu2', part: 'crps-1300-ti', at: [260, 610, 10] },
        { id: 'psu3', part: 'crps-2000-ti', at: [180, 610, 10], values: { failed: true } },
      ]),
    );
    const converters = built.case.power?.converters ?? [];
    expect(converters.map(({ rating, units }) => [rating, units])).toEqual([
      [2000, 1],
      [1300, 1],
    ]);
    const sources = built.case.heat?.nodes.find((node) => node.id === 'gpu/junction')?.sources ?? [];
    expect(sources.map((source) => source.power / 400)).toEqual([2000 / 3300, 1300 / 3300]);
  });

  it('stands a bare contact under a sink without interface material, and says so', () => {
    const design = smallServer();
    const items = design.items.map((item) => (item.id === 'sink' ? { ...item, interface: null } : item));
    const built = buildCase({ ...design, items });
    expect(built.problems.map((problem) => problem.code)).toContain('bare-contact');
  });

  it('builds an empty design, parts without a chassis, and parts outside it', () => {
    expect(faultsOf(buildCase(designOf([])).case)).toEqual([]);
    const bench = buildCase(designOf([{ id: 'dev', part: 'device-generic-100', at: [0, 0, 0] }]));
    expect(faultsOf(bench.case)).toEqual([]);
    expect(bench.problems.map((problem) => problem.code)).toEqual(['no-psu', 'no-chassis']);
    const outside = buildCase(smallServer({}, [{ id: 'dev', part: 'device-generic-100', at: [2000, 0, 0] }]));
    expect(faultsOf(outside.case)).toEqual([]);
    expect(outside.problems.find((problem) => problem.code === 'outside-chassis')?.placements).toEqual([
      'dev',
    ]);
    expect(placed(outside.case)).toBeCloseTo(560, 6);
  });
});
