/*
 * Family C: losses, pipe networks and the air in them.
 */
import net1 from '../../examples/cases/epanet-net1.case.json' with { type: 'json' };
import twoLoop from '../../examples/cases/two-loop-network.case.json' with { type: 'json' };
import type { FlowElement } from '#solver/case/case.ts';
import {
  frictionFactorColebrook,
  frictionFactorHaaland,
  frictionFactorSwameeJain,
} from '#solver/correlations/friction.ts';
import { airViscosity } from '#solver/properties/air.ts';
import { standardAtmosphere } from '#solver/properties/standard-atmosphere.ts';
import { celsius, documentCase, solved } from '#solver/verification/network.ts';
import { absolute, type Check, type VerificationCase } from '#solver/verification/row.ts';
import { check, through, unitFluid } from '#solver/verification/stream.ts';

const standardGravity = 9.80665;
const foot = 0.3048;
const gallonPerMinute = 0.003785411784 / 60;
/** EPANET's psi per foot of water. */
const psiPerFoot = 0.4333;

/** f of a 1 m pipe of 1 m bore in the network, at a Reynolds number. */
async function networkFriction(re: number, roughness: number): Promise<number> {
  const velocity = re * unitFluid.viscosity;
  const pipe: FlowElement = { type: 'duct', shape: 'round', diameter: 1, length: 1, roughness };
  const { branches } = await solved(through([pipe], (Math.PI / 4) * velocity, unitFluid));
  return branches.line.pressureDrop / (0.5 * velocity ** 2);
}

/** Loss coefficient on the velocity in `area`, in the network. */
async function networkLoss(element: FlowElement, area: number): Promise<number> {
  const { branches } = await solved(through([element], 10 * area, unitFluid));
  return branches.line.pressureDrop / 50;
}

/** Pressure of each node, m of water. Source: Savic & Walters (1997), EPANET. */
const twoLoopPressure = {
  '2': 53.2466,
  '3': 30.4623,
  '4': 43.4491,
  '5': 33.8031,
  '6': 30.4448,
  '7': 30.5521,
};
const net1Pressure = { '10': 127.5407, '11': 119.2573, '13': 118.669, '23': 120.737, '32': 110.7902 };

export const flowCases: readonly VerificationCase[] = [
  {
    id: 'C01',
    family: 'flow',
    title: 'Friction of a pipe in the network',
    source: 'Churchill (1977), Chem. Eng. 84(24), 91–92; 64/Re',
    through: 'network',
    run: async () => [
      check('f, Re 1000', '1', 0.064, await networkFriction(1000, 0), 1e-6),
      check('f, Re 4000, ε 0.001', '1', 0.04172803, await networkFriction(4000, 0.001), 1e-6),
      check('f, Re 1e5, ε 1e-4', '1', 0.01846262, await networkFriction(1e5, 1e-4), 1e-6),
      check('f, Re 1e6, ε 0.001', '1', 0.02002196, await networkFriction(1e6, 0.001), 1e-6),
      check('f, Re 1e7, ε 1e-4', '1', 0.01220974, await networkFriction(1e7, 1e-4), 1e-6),
    ],
  },
  {
    id: 'C01',
    family: 'flow',
    title: 'Friction factors',
    source: 'Colebrook (1939); Haaland (1983); Swamee & Jain (1976)',
    through: 'relation',
    run: () => [
      check('Colebrook, Re 1e5, ε 1e-4', '1', 0.01851387, frictionFactorColebrook(1e5, 1e-4), 1e-6),
      check('Colebrook, Re 1e8, ε 1e-6', '1', 0.006432557, frictionFactorColebrook(1e8, 1e-6), 1e-6),
      check('Haaland, Re 1e5, ε 1e-4', '1', 0.01826505, frictionFactorHaaland(1e5, 1e-4), 1e-6),
      check('Swamee–Jain, Re 1e5, ε 1e-4', '1', 0.01845245, frictionFactorSwameeJain(1e5, 1e-4), 1e-6),
    ],
  },
  {
    id: 'C02',
    family: 'flow',
    title: 'Sudden expansion and contraction',
    source: 'Borda–Carnot; Idelchik, diagram 4-9',
    through: 'network',
    run: async () => {
      const checks: Check[] = [];
      for (const [ratio, widening, narrowing] of [
        [0.25, 0.5625, 0.5 * 0.75 ** 0.75],
        [0.5, 0.25, 0.5 ** 1.75],
        [0.9, 0.01, 0.5 * 0.1 ** 0.75],
      ] as const) {
        const small = 0.01;
        const large = small / ratio;
        const out = await networkLoss({ type: 'area-change', areaFrom: small, areaTo: large }, small);
        const into = await networkLoss({ type: 'area-change', areaFrom: large, areaTo: small }, small);
        checks.push(
          check(`K widening, β ${ratio}`, '1', widening, out, 1e-6),
          check(`K narrowing, β ${ratio}`, '1', narrowing, into, 1e-6),
        );
      }
      return checks;
    },
  },
  {
    id: 'C03',
    family: 'flow',
    title: 'Thin perforated plate',
    source: 'Idelchik, Handbook of Hydraulic Resistance, diagram 8-1',
    through: 'network',
    run: async () => {
      const checks: Check[] = [];
      for (const [open, zeta] of [
        [0.1, 249.5171],
        [0.3, 19.31567],
        [0.5, 4.369534],
        [0.8, 0.5377271],
      ] as const) {
        const value = await networkLoss({ type: 'perforated-plate', area: 0.1, open }, 0.1);
        checks.push(check(`ζ, f ${open}`, '1', zeta, value, 1e-6));
      }
      return checks;
    },
  },
  {
    id: 'C04',
    family: 'flow',
    title: 'Two-loop water network',
    source: twoLoop.source,
    through: 'network',
    run: async () => {
      const { nodes, branches } = await solved(documentCase(twoLoop, 'two-loop-network'));
      const pressures = Object.entries(twoLoopPressure).map(([node, reference]): Check => ({
        quantity: `pressure at node ${node}`,
        unit: 'm',
        reference,
        value: (nodes[node].pressure ?? Number.NaN) / (1000 * standardGravity),
        tolerance: absolute(0.01),
      }));
      return [
        ...pressures,
        {
          quantity: 'reversed flow in pipe 8',
          unit: 'm³/h',
          reference: -0.5592,
          value: branches['pipe 8'].volumeFlow * 3600,
          tolerance: absolute(0.01),
        },
      ];
    },
  },
  {
    id: 'C05',
    family: 'flow',
    title: 'EPANET network 1',
    source: net1.source,
    through: 'network',
    run: async () => {
      const { nodes, branches } = await solved(documentCase(net1, 'epanet-net1'));
      const feet = (pressure: number): number => pressure / (1000 * standardGravity * foot);
      return [
        check('pump flow', 'gpm', 1866.176, branches['pump 9'].volumeFlow / gallonPerMinute, 1e-3),
        check('pump head', 'ft', 204.347, feet(-branches['pump 9'].pressureDrop), 1e-3),
        check('flow to the tank', 'gpm', -766.1758, branches['pipe 110'].volumeFlow / gallonPerMinute, 1e-3),
        ...Object.entries(net1Pressure).map(([node, reference]) =>
          check(
            `pressure at node ${node}`,
            'psi',
            reference,
            feet(nodes[node].pressure ?? Number.NaN) * psiPerFoot,
            1e-3,
          ),
        ),
      ];
    },
  },
  {
    id: 'C09',
    family: 'flow',
    title: 'Standard atmosphere',
    source: 'ISO 2533:1975',
    through: 'relation',
    run: () => {
      const at = (altitude: number) => standardAtmosphere(altitude);
      return [
        check('density, 0 m', 'kg/m³', 1.225, at(0).density, 1e-4),
        check('density, 1500 m', 'kg/m³', 1.058067, at(1500).density, 1e-4),
        check('density, 3000 m', 'kg/m³', 0.9091219, at(3000).density, 1e-4),
        check('pressure, 15 000 m', 'Pa', 12044.57, at(15000).pressure, 1e-4),
        check('viscosity, 3000 m', 'Pa s', 1.693719e-5, airViscosity(at(3000).temperature), 1e-4),
      ];
    },
  },
  {
    id: 'C11',
    family: 'flow',
    title: 'Rise of a stream of air',
    source: 'Energy balance, air of 25 °C: ρ 1.184, c_p 1006',
    through: 'network',
    run: async () => {
      const checks: Check[] = [];
      for (const [power, flow] of [
        [1000, 0.05],
        [10200, 0.5215],
        [500, 0.02],
      ] as const) {
        const { nodes } = await solved({
          format: 'boxwright-case',
          version: 1,
          ambient: { temperature: 298.15 },
          circuits: [
            {
              id: 'air',
              gravity: 0,
              fluid: {
                type: 'constant',
                density: 1.184,
                viscosity: 1.85e-5,
                specificHeat: 1006,
                conductivity: 0.0255,
              },
              nodes: [
                { id: 'box', inflow: flow * 1.184, inflowTemperature: 298.15, power },
                { id: 'room', pressure: 0 },
              ],
              branches: [
                { id: 'vent', from: 'box', to: 'room', elements: [{ type: 'loss', area: 0.01, k: 1.5 }] },
              ],
            },
          ],
        });
        checks.push(
          check(
            `rise, ${power} W in ${flow} m³/s`,
            'K',
            power / (1.184 * flow * 1006),
            celsius(nodes.box) - 25,
            1e-6,
          ),
        );
      }
      return checks;
    },
  },
  {
    id: 'D18',
    family: 'field',
    title: 'Block of flow resistance in a duct',
    source: 'Darcy–Forchheimer, exact',
    through: 'network',
    run: async () => {
      const block: FlowElement = {
        type: 'porous',
        area: 0.01,
        length: 0.05,
        permeability: 1e-8,
        inertia: 40,
      };
      const fluid = { ...unitFluid, density: 1.2, viscosity: 1.8e-5 };
      const checks: Check[] = [];
      for (const velocity of [0.5, 1, 2, 4]) {
        const { branches } = await solved(through([block], 0.01 * velocity, fluid));
        const exact = ((1.8e-5 / 1e-8) * velocity + 0.5 * 1.2 * 40 * velocity ** 2) * 0.05;
        checks.push(check(`pressure drop at ${velocity} m/s`, 'Pa', exact, branches.line.pressureDrop, 1e-3));
      }
      return checks;
    },
  },
];
