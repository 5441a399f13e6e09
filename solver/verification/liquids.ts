/*
 * Family C: liquids, valves and pumps of coolant loops.
 */
import type { Case, Fluid } from '#solver/case/case.ts';
import { Liquid } from '#solver/properties/liquids.ts';
import { celsius, solved } from '#solver/verification/network.ts';
import { absolute, type VerificationCase } from '#solver/verification/row.ts';
import { check } from '#solver/verification/stream.ts';

const water: Fluid = { type: 'liquid', name: 'water' };

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
];
