/*
 * Family B: convection, against similarity solutions, exact duct flows and the published relations.
 */
import {
  frictionFactorPetukhov,
  nusseltDittusBoelter,
  nusseltGnielinski,
  nusseltHausen,
  nusseltRectangularFlux,
  nusseltRectangularTemperature,
} from '#solver/correlations/duct-nusselt.ts';
import { frictionCoefficientPlate, nusseltPlateLaminarLocal } from '#solver/correlations/flat-plate.ts';
import { laminarFanningProductRectangular } from '#solver/correlations/friction.ts';
import { nusseltElSherbinyWithSlope, nusseltHollandsWithSlope } from '#solver/correlations/gaps.ts';
import { nusseltGraetz } from '#solver/correlations/graetz.ts';
import {
  nusseltBarCohenRohsenow,
  nusseltVertical,
  nusseltVerticalLaminar,
  optimumSpacingBarCohen,
} from '#solver/correlations/natural.ts';
import { celsius, solved } from '#solver/verification/network.ts';
import { type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

const out = new Float64Array(3);

function check(quantity: string, reference: number, value: number, tolerance: number, unit = '1'): Check {
  return { quantity, unit, reference, value, tolerance: relative(tolerance) };
}

/** A fluid of ν 1e-5 m²/s; its specific heat sets Pr. */
const plain = {
  type: 'constant',
  density: 1,
  viscosity: 1e-5,
  specificHeat: 1000,
  conductivity: 0.025,
} as const;

/** Flow [m³/s], R [K/W], Δp [Pa] of the sink below. */
const teertstraTable = [
  [0.005, 0.2738701, 28.26921],
  [0.01, 0.2027906, 74.31585],
  [0.015, 0.1742065, 135.7035],
  [0.02, 0.1571556, 211.1419],
] as const;

/** Air of ν 1.569e-5 m²/s, k 0.02614 W/(m K), ρ 1.177 kg/m³, Pr 0.712. */
const sinkAir = {
  type: 'constant',
  density: 1.177,
  viscosity: 1.569e-5 * 1.177,
  specificHeat: (0.712 * 0.02614) / (1.569e-5 * 1.177),
  conductivity: 0.02614,
} as const;
const sinkFins = {
  width: 0.08,
  length: 0.08,
  count: 30,
  thickness: 0.0008,
  height: 0.025,
  base: 0.005,
  conductivity: 167,
};

/** Sides 1 : n, computed fRe (Fanning), Nu_T, Nu_H1. Source: Chebyshev collocation, agreeing with Shah & London to 0.1 %. */
const ductTable = [
  [1, 14.22708, 2.977523, 3.607951],
  [2, 15.54806, 3.392291, 4.123305],
  [4, 18.23278, 4.440497, 5.331069],
  [8, 20.58464, 5.593659, 6.490353],
] as const;

export const convectionCases: readonly VerificationCase[] = [
  {
    id: 'B01',
    family: 'convection',
    title: 'Laminar flat plate',
    source: 'Blasius (1908), Pohlhausen (1921), similarity solutions',
    through: 'relation',
    run: () => [
      check('c_f √Re_x', 0.66411, frictionCoefficientPlate(1), 0.02),
      check('Nu/√Re_x, Pr 0.71', 0.2941649, nusseltPlateLaminarLocal(1, 0.71), 0.02),
      check('Nu/√Re_x, Pr 7', 0.645922, nusseltPlateLaminarLocal(1, 7), 0.02),
    ],
  },
  {
    id: 'B01',
    family: 'convection',
    title: 'Laminar flat plate in a stream, in the network',
    source: 'Blasius (1908), Pohlhausen (1921): Nu_mean = 2 Nu_x',
    through: 'network',
    run: async () => {
      const checks: Check[] = [];
      for (const [prandtl, local] of [
        [0.71, 0.2941649],
        [1, 0.3320573],
        [7, 0.645922],
      ] as const) {
        const length = 0.1;
        const reynolds = 5e4;
        const velocity = (reynolds * plain.viscosity) / length;
        const { links } = await solved({
          format: 'boxwright-case',
          version: 1,
          circuits: [
            {
              id: 'tunnel',
              gravity: 0,
              fluid: { ...plain, specificHeat: (prandtl * plain.conductivity) / plain.viscosity },
              nodes: [
                { id: 'stream', inflow: 1, inflowTemperature: 300 },
                { id: 'out', pressure: 0 },
              ],
              branches: [
                { id: 'tunnel', from: 'stream', to: 'out', elements: [{ type: 'loss', area: 1, k: 1 }] },
              ],
            },
          ],
          heat: {
            nodes: [{ id: 'plate', temperature: 301 }],
            links: [
              { id: 'film', from: 'plate', to: 'stream', type: 'forced-plate', area: 0.01, length, velocity },
            ],
          },
        });
        const h = 1 / links.film.resistance / 0.01;
        checks.push(
          check(
            `Nu, Re ${reynolds}, Pr ${prandtl}`,
            2 * local * Math.sqrt(reynolds),
            (h * length) / plain.conductivity,
            0.02,
          ),
        );
      }
      return checks;
    },
  },
  {
    id: 'B04',
    family: 'convection',
    title:
      'Thermal entrance of a tube, in the network: share of the wall difference that the stream takes up',
    source: 'Graetz series, 1 − exp(−4 Nu_m x⁺); Shah & London (1978)',
    through: 'network',
    run: async () => {
      const checks: Check[] = [];
      for (const [x, mean] of [
        [0.01, 7.155],
        [0.05, 4.641],
        [0.2, 3.906],
      ] as const) {
        // Re 1000, Pr 1: L/D = 1000 x⁺.
        const diameter = 0.01;
        const length = 1000 * x * diameter;
        const flowArea = (Math.PI / 4) * diameter ** 2;
        const { nodes } = await solved({
          format: 'boxwright-case',
          version: 1,
          circuits: [
            {
              id: 'tube',
              gravity: 0,
              fluid: { ...plain, specificHeat: plain.conductivity / plain.viscosity },
              nodes: [
                { id: 'in', inflow: (1000 * plain.viscosity * flowArea) / diameter, inflowTemperature: 300 },
                { id: 'end' },
                { id: 'out', pressure: 0 },
              ],
              branches: [
                {
                  id: 'tube',
                  from: 'in',
                  to: 'end',
                  elements: [{ type: 'duct', shape: 'round', diameter, length }],
                },
                { id: 'exit', from: 'end', to: 'out', elements: [{ type: 'loss', area: flowArea, k: 1 }] },
              ],
            },
          ],
          heat: {
            nodes: [{ id: 'wall', temperature: 310 }],
            links: [
              {
                id: 'film',
                from: 'wall',
                to: 'tube',
                type: 'duct-wall',
                area: Math.PI * diameter * length,
                hydraulicDiameter: diameter,
                flowArea,
                length,
              },
            ],
          },
        });
        checks.push(
          check(`share at x⁺ ${x}`, 1 - Math.exp(-4 * mean * x), (celsius(nodes.end) - 26.85) / 10, 0.05),
        );
      }
      return checks;
    },
  },
  {
    id: 'B03',
    family: 'convection',
    title: 'Developed laminar flow in rectangular ducts',
    source: 'Shah & London (1978), Laminar Flow Forced Convection in Ducts',
    through: 'relation',
    run: () =>
      ductTable.flatMap(([sides, fre, nuT, nuH1]) => [
        check(`f Re, 1 : ${sides}`, fre, laminarFanningProductRectangular(1, sides), 0.01),
        check(`Nu_T, 1 : ${sides}`, nuT, nusseltRectangularTemperature(1 / sides), 0.01),
        check(`Nu_H1, 1 : ${sides}`, nuH1, nusseltRectangularFlux(1 / sides), 0.01),
      ]),
  },
  {
    id: 'B04',
    family: 'convection',
    title: 'Thermal entrance of tube and plates',
    source: 'Graetz series; Shah & London (1978)',
    through: 'relation',
    run: () => [
      check('tube, local, x⁺ 0.01', 4.913958, nusseltGraetz('tube', 0.01).local, 0.001),
      check('tube, mean, x⁺ 0.01', 7.158743, nusseltGraetz('tube', 0.01).mean, 0.001),
      check('tube, local, x⁺ 0.1', 3.658069, nusseltGraetz('tube', 0.1).local, 0.001),
      check('plates, local, x⁺ 0.01', 7.740496, nusseltGraetz('plates', 0.01).local, 0.001),
      check('plates, mean, x⁺ 0.001', 18.75213, nusseltGraetz('plates', 0.001).mean, 0.001),
      check('Hausen, x⁺ 0.01, against the series', 7.158743, nusseltHausen(100), 0.05),
    ],
  },
  {
    id: 'B05',
    family: 'convection',
    title: 'Turbulent tube',
    source: 'Petukhov (1970); Gnielinski (1976); Dittus & Boelter (1930)',
    through: 'relation',
    run: () => {
      const f = frictionFactorPetukhov(1e5);
      return [
        check('f, Re 1e5', 0.01799203, f, 1e-6),
        check('Nu Gnielinski, Re 1e5, Pr 0.71', 180.2428, nusseltGnielinski(1e5, 0.71, f), 1e-6),
        check(
          'Nu Gnielinski, Re 5e5, Pr 5.8',
          2213.209,
          nusseltGnielinski(5e5, 5.8, frictionFactorPetukhov(5e5)),
          1e-6,
        ),
        check('Nu Dittus–Boelter, Re 1e5, Pr 0.71', 200.5539, nusseltDittusBoelter(1e5, 0.71), 1e-6),
      ];
    },
  },
  {
    id: 'B06',
    family: 'convection',
    title: 'Ducted plate-fin sink of 30 fins',
    source: 'Teertstra, Yovanovich, Culham & Lemczyk (2000); Δp: Muzychka & Yovanovich, Simons (2003)',
    through: 'network',
    run: async () => {
      const checks: Check[] = [];
      for (const [flow, resistance, drop] of teertstraTable) {
        const { nodes, branches } = await solved({
          format: 'boxwright-case',
          version: 1,
          ambient: { temperature: 300 },
          circuits: [
            {
              id: 'duct',
              gravity: 0,
              fluid: sinkAir,
              nodes: [
                { id: 'in', inflow: flow * sinkAir.density, inflowTemperature: 300 },
                { id: 'out', pressure: 0 },
              ],
              branches: [
                { id: 'sink', from: 'in', to: 'out', elements: [{ type: 'plate-fin', fins: sinkFins }] },
              ],
            },
          ],
          heat: {
            nodes: [{ id: 'base', sources: [{ power: 100 }] }],
            links: [{ id: 'fins', from: 'base', to: 'sink', type: 'plate-fin', fins: sinkFins }],
          },
        });
        const litres = `${flow * 1000} L/s`;
        checks.push(
          check(`base to inlet air, ${litres}`, resistance, (celsius(nodes.base) - 26.85) / 100, 1e-5, 'K/W'),
          check(`pressure drop, ${litres}`, drop, branches.sink.pressureDrop, 1e-5, 'Pa'),
        );
      }
      return checks;
    },
  },
  {
    id: 'B07',
    family: 'convection',
    title: 'Vertical plate array in still air',
    source: 'Bar-Cohen & Rohsenow (1984), J. Heat Transfer 106, 116–123',
    through: 'relation',
    run: () => {
      const perSpacing4 = (9.81 * 40) / (318.15 * 1.782e-5 * 2.52e-5 * 0.15);
      return [
        check('optimum gap', 0.007377946, optimumSpacingBarCohen(perSpacing4), 1e-6, 'm'),
        check(
          'h, gap 8 mm',
          5.160119,
          (nusseltBarCohenRohsenow(perSpacing4 * 0.008 ** 4) * 0.0272) / 0.008,
          1e-6,
          'W/(m² K)',
        ),
        check(
          'h, gap 3 mm',
          0.5577909,
          (nusseltBarCohenRohsenow(perSpacing4 * 0.003 ** 4) * 0.0272) / 0.003,
          1e-6,
          'W/(m² K)',
        ),
      ];
    },
  },
  {
    id: 'B08',
    family: 'convection',
    title: 'Vertical plate in still air',
    source: 'Ostrach (1953), similarity; Churchill & Chu (1975)',
    through: 'relation',
    run: () => [
      check('Nu, laminar form, Ra 1e6', 16.94186, nusseltVerticalLaminar(1e6, 0.71), 1e-6),
      check('Nu, all-Ra form, Ra 1e6', 16.5584, nusseltVertical(1e6, 0.71), 1e-6),
      check('Nu, all-Ra form, Ra 1e10', 252.2776, nusseltVertical(1e10, 0.71), 1e-6),
      check('Nu, similarity, Ra 1e6', 0.4733713 * (1e6 / 0.71) ** 0.25, nusseltVertical(1e6, 0.71), 0.03),
    ],
  },
  {
    id: 'B10',
    family: 'convection',
    title: 'Closed air layers',
    source: 'ElSherbiny, Raithby & Hollands (1982); Hollands et al. (1976)',
    through: 'relation',
    run: () => {
      const upright = (ra: number): number => {
        nusseltElSherbinyWithSlope(out, ra, 20);
        return out[0];
      };
      const level = (ra: number, tilt = 0): number => {
        nusseltHollandsWithSlope(out, ra, tilt);
        return out[0];
      };
      return [
        check('vertical, A 20, Ra 1e4', 1.312004, upright(1e4), 1e-6),
        check('vertical, A 20, Ra 1e5', 3.002376, upright(1e5), 1e-6),
        check('vertical, A 20, Ra 1e6', 6.05, upright(1e6), 1e-6),
        check('horizontal, Ra 1000', 1, level(1000), 1e-12),
        check('horizontal, Ra 1e4', 2.391093, level(1e4), 1e-6),
        check('45°, Ra 1e5', 3.669529, level(1e5, Math.PI / 4), 1e-6),
      ];
    },
  },
];
