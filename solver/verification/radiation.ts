/*
 * Family E: radiation, orbit, and a plate that convects and radiates.
 */
import duct from '../../examples/cases/reradiating-duct.case.json' with { type: 'json' };
import plate from '../../examples/cases/plate-convection-radiation.case.json' with { type: 'json' };
import satellite from '../../examples/cases/satellite-sphere.case.json' with { type: 'json' };
import type { Case, HeatNode } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import {
  exchangeFactor,
  viewFactorParallel,
  viewFactorPerpendicular,
} from '#solver/correlations/radiation.ts';
import { celsius, documentCase, heatCase, solved } from '#solver/verification/network.ts';
import { absolute, type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

const oppenheim = 'Oppenheim (1956), Trans. ASME 78, 725–735; closed forms, 360 K and 300 K';

function check(quantity: string, unit: string, reference: number, value: number, tolerance: number): Check {
  return { quantity, unit, reference, value, tolerance: relative(tolerance) };
}

/** Heat from 360 K to 300 K through exchanges in series, 1 m² each, W. */
async function exchanged(area: number, ...exchanges: readonly number[]): Promise<number> {
  const nodes: HeatNode[] = [{ id: 'n0', temperature: 360 }];
  const links: HeatLink[] = [];
  exchanges.forEach((exchange, i) => {
    const last = i === exchanges.length - 1;
    nodes.push(last ? { id: `n${i + 1}`, temperature: 300 } : { id: `n${i + 1}` });
    links.push({ id: `l${i}`, from: `n${i}`, to: `n${i + 1}`, type: 'radiation', area, exchange });
  });
  return (await solved(heatCase({ nodes, links }))).links.l0.heat;
}

/** A body that only radiates to space at 0 K. */
async function inSpace(power: number, emissivity: number, area: number): Promise<number> {
  const { nodes } = await solved(
    heatCase({
      nodes: [
        { id: 'body', sources: [{ power }] },
        { id: 'space', temperature: 0 },
      ],
      links: [{ id: 'radiation', from: 'body', to: 'space', type: 'radiation', area, exchange: emissivity }],
    }),
  );
  return celsius(nodes.body) + 273.15;
}

/** The document's sources replaced by one power. */
function withPower(base: Case, node: string, power: number): Case {
  return {
    ...base,
    heat: base.heat && {
      ...base.heat,
      nodes: base.heat.nodes.map((n) => (n.id === node ? { ...n, sources: [{ power }] } : n)),
    },
  };
}

const sun = 1361;

export const radiationCases: readonly VerificationCase[] = [
  {
    id: 'E01',
    family: 'radiation',
    title: 'View factors of rectangles',
    source: 'Howell, A Catalog of Radiation Heat Transfer Configuration Factors, C-11 and C-14',
    through: 'relation',
    run: () => [
      check('opposite, 1 × 1 at 1', '1', 0.1998249, viewFactorParallel(1, 1, 1), 1e-6),
      check('opposite, 0.45 × 0.8 at 0.0445', '1', 0.8621527, viewFactorParallel(0.45, 0.8, 0.0445), 1e-6),
      check('adjacent, unit cube', '1', 0.2000438, viewFactorPerpendicular(1, 1, 1), 1e-6),
      check('adjacent, 1 : 2 : 1', '1', 0.2328526, viewFactorPerpendicular(1, 2, 1), 1e-6),
      check('adjacent, 0.3 : 0.1 : 0.4', '1', 0.1191225, viewFactorPerpendicular(0.3, 0.1, 0.4), 1e-6),
    ],
  },
  {
    id: 'E03',
    family: 'radiation',
    title: 'Grey exchange: plates, shields, spheres, a small body',
    source: oppenheim,
    through: 'network',
    run: async () => {
      const shield = exchangeFactor(0.05, 0.05, 1);
      const outer = exchangeFactor(0.8, 0.05, 1);
      const inner = exchangeFactor(0.05, 0.6, 1);
      const spheres = exchangeFactor(0.8, 0.6, (0.1 / 0.15) ** 2);
      return [
        check('plates 0.8 and 0.6', 'W/m²', 257.2721, await exchanged(1, exchangeFactor(0.8, 0.6, 1)), 1e-6),
        check('one shield of 0.05', 'W/m²', 12.05144, await exchanged(1, outer, inner), 1e-6),
        check('three shields', 'W/m²', 4.146642, await exchanged(1, outer, shield, shield, inner), 1e-6),
        check('concentric spheres', 'W', 40.07342, await exchanged(4 * Math.PI * 0.01, spheres), 1e-6),
        check(
          'small body in a room',
          'W',
          4.191391,
          await exchanged(0.01, exchangeFactor(0.85, 0.9, 0)),
          1e-6,
        ),
      ];
    },
  },
  {
    id: 'E03',
    family: 'radiation',
    title: 'Duct with a reradiating wall, by radiosities',
    source: duct.source,
    through: 'network',
    run: async () => {
      const { links } = await solved(documentCase(duct, 'reradiating-duct'));
      return [check('heat per area of wall 1', 'W/m²', 219.1577, links['surface 1'].heat, 1e-6)];
    },
  },
  {
    id: 'E05',
    family: 'radiation',
    title: 'Plates and spheres in sunlight and eclipse',
    source: satellite.source,
    through: 'network',
    run: async () => {
      const sphere = Math.PI;
      const view = 0.5 * (1 - Math.sqrt(1 - (6371 / 6871) ** 2));
      const kelvin = (quantity: string, reference: number, value: number): Check => ({
        quantity,
        unit: 'K',
        reference,
        value,
        tolerance: absolute(0.05),
      });
      const lit = await solved(documentCase(satellite, 'satellite-sphere'));
      return [
        kelvin('plate facing the sun, both sides radiate', 330.9818, await inSpace(sun, 1, 2)),
        kelvin('plate with insulated back', 289.8624, await inSpace(0.25 * sun, 0.85, 1)),
        kelvin('black sphere', 278.3214, await inSpace((sun * sphere) / 4, 1, sphere)),
        kelvin('satellite, sunlit', 257.6365, celsius(lit.nodes.sphere) + 273.15),
        kelvin('satellite, eclipse', 210.9074, await inSpace(100 + 0.85 * 239 * view * sphere, 0.85, sphere)),
      ];
    },
  },
  {
    id: 'E07',
    family: 'radiation',
    title: 'Vertical plate, natural convection and radiation',
    source: plate.source,
    through: 'network',
    run: async () => {
      const base = documentCase(plate, 'plate-convection-radiation');
      const checks: Check[] = [];
      for (const [power, temperature, convected] of [
        [10, 30.20796, 3.572583],
        [50, 46.14732, 21.73975],
        [150, 77.21911, 68.71392],
      ] as const) {
        const { nodes, links } = await solved(withPower(base, 'plate', power));
        checks.push(
          {
            quantity: `plate at ${power} W`,
            unit: '°C',
            reference: temperature,
            value: celsius(nodes.plate),
            tolerance: absolute(0.2),
          },
          check(`convected at ${power} W`, 'W', convected, links.convection.heat, 0.01),
        );
      }
      return checks;
    },
  },
];
