/*
 * Family C: liquids, valves and pumps of coolant loops.
 */
import type { Case, Fluid, FlowElement } from '#solver/case/case.ts';
import { Liquid } from '#solver/properties/liquids.ts';
import { celsius, solved } from '#solver/verification/network.ts';
import { absolute, type VerificationCase } from '#solver/verification/row.ts';
import { check, openEnded, through } from '#solver/verification/stream.ts';

const water: Fluid = { type: 'liquid', name: 'water' };

const coldWater = {
  type: 'constant',
  density: 999.1,
  viscosity: 1.14e-3,
  specificHeat: 4189,
  conductivity: 0.589,
} as const;

const gallonPerMinute = 0.003785411784 / 60;
/** m² of Av in a Kv and in a Cv. */
const fromKv = 2.778e-5;
const fromCv = 2.403e-5;

/** 1 kg/s of water at 25 °C that takes up `power` [W]. */
function heatedStream(power: number): Case {
  return {
    format: 'boxwright-case',
    version: 1,
    circuits: [
      {
        id: 'water',
        fluid: water,
        nodes: [
          { id: 'in', inflow: 1, inflowTemperature: 298.15 },
          { id: 'out', power },
          { id: 'end', pressure: 0 },
        ],
        branches: [
          { id: 'a', from: 'in', to: 'out', elements: [{ type: 'loss', area: 1e-3, k: 1 }] },
          { id: 'b', from: 'out', to: 'end', elements: [{ type: 'loss', area: 1e-3, k: 1 }] },
        ],
      },
    ],
  };
}

export const liquidCases: readonly VerificationCase[] = [
  {
    id: 'C14',
    family: 'flow',
    title: 'Water at 25 and 60 °C',
    source:
      'IAPWS R12-08 (viscosity) and R15-11 (conductivity), check values at 298.15 K and 998 kg/m³; Wagner, W. & Pruß, A. (2002), J. Phys. Chem. Ref. Data 31, 387–535 (density, specific heat at 1 atm)',
    through: 'relation',
    run: () => {
      const law = new Liquid(water);
      return [
        check('density, 25 °C', 'kg/m³', 997.047, law.density(298.15), 1e-4),
        check('specific heat, 25 °C', 'J/(kg K)', 4181.3, law.specificHeat(298.15), 5e-4),
        check('conductivity, 25 °C', 'W/(m K)', 0.607713, law.conductivity(298.15), 3e-3),
        check('viscosity, 25 °C', 'Pa s', 889.7351e-6, law.viscosity(298.15), 1e-3),
        check('density, 60 °C', 'kg/m³', 983.196, law.density(333.15), 1e-4),
      ];
    },
  },
  {
    id: 'C14',
    family: 'flow',
    title: 'Water heated from 25 to 60 °C',
    source:
      'Enthalpies 104.92 and 251.25 kJ/kg at 1 atm: Wagner, W. & Pruß, A. (2002), J. Phys. Chem. Ref. Data 31, 387–535',
    through: 'network',
    run: async () => {
      const { nodes } = await solved(heatedStream(251.25e3 - 104.92e3));
      return [
        {
          quantity: 'temperature behind',
          unit: '°C',
          reference: 60,
          value: celsius(nodes['out']),
          tolerance: absolute(0.02),
        },
      ];
    },
  },
  {
    id: 'C15',
    family: 'flow',
    title: 'Control valve at its flow coefficient',
    source:
      'IEC 60534-2-1, example 1 of its annex (globe valve, water of 90 °C, 360 m³/h from 680 to 220 kPa: Kv 165); evaluated as 164.9955 by Bell, C., fluids (Python library), size_control_valve_l',
    through: 'network',
    run: async () => {
      const globe: FlowElement = { type: 'valve', flowCoefficient: 164.9955 * fromKv };
      const hot = { ...coldWater, density: 965.4, viscosity: 3.1472e-4 };
      const { branches } = await solved(through([globe], 0.1, hot));
      return [check('pressure lost at 360 m³/h', 'Pa', 460e3, branches['line'].pressureDrop, 2e-3)];
    },
  },
  {
    id: 'C15',
    family: 'flow',
    title: 'Flow coefficients Kv and Cv by their definition',
    source: 'IEC 60534-1: m³/h of water at 1 bar, US gal/min of water of 60 °F at 1 psi',
    through: 'network',
    run: async () => {
      const flowAt = async (element: FlowElement, pressure: number): Promise<number> => {
        const open = openEnded(element, coldWater);
        const [circuit] = open.circuits ?? [];
        const nodes = circuit.nodes.map((node) => (node.id === 'in' ? { ...node, pressure } : node));
        return (await solved({ ...open, circuits: [{ ...circuit, nodes }] })).branches['line'].volumeFlow;
      };
      const half = { opening: 0.5, characteristic: 'equal-percentage', rangeability: 50 } as const;
      const byKv = await flowAt({ type: 'valve', flowCoefficient: 2.5 * fromKv }, 1e5);
      const byCv = await flowAt({ type: 'valve', flowCoefficient: 1.3 * fromCv }, 6894.757);
      const throttled = await flowAt({ type: 'valve', flowCoefficient: 2.5 * fromKv, ...half }, 1e5);
      return [
        check('flow, Kv 2.5, 1 bar', 'm³/h', 2.5, byKv * 3600, 1e-3),
        check('flow, Cv 1.3, 1 psi', 'US gal/min', 1.3, byCv / gallonPerMinute, 1e-3),
        check('half-open, equal-percentage, R 50', 'm³/h', 2.5 / Math.sqrt(50), throttled * 3600, 1e-3),
      ];
    },
  },
];
