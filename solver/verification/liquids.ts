/*
 * Family C: liquids, valves and pumps of coolant loops.
 */
import type { Case, FlowElement } from '#solver/case/case.ts';
import { Liquid } from '#solver/properties/liquids.ts';
import { celsius, solved } from '#solver/verification/network.ts';
import { absolute, type VerificationCase } from '#solver/verification/row.ts';
import { check, openEnded, through } from '#solver/verification/stream.ts';

const water = { type: 'liquid', name: 'water' } as const;

const coldWater = {
  type: 'constant',
  density: 999.1,
  viscosity: 1.14e-3,
  specificHeat: 4189,
  conductivity: 0.589,
} as const;

const standardGravity = 9.80665;
const foot = 0.3048;
const psi = 6894.757;
const gallonPerMinute = 0.003785411784 / 60;
/** m² of Av in a Kv and in a Cv. */
const fromKv = 2.778e-5;
const fromCv = 2.403e-5;

/** An open reservoir at 14.7 psi, 6 ft of loss to a pump `depth` [m] below its surface, 24 000 US gal/min of water. */
function suctionOf(temperature: number, depth: number): Case {
  const flow = 24_000 * gallonPerMinute;
  const density = new Liquid(water).density(temperature);
  const lost = density * standardGravity * 6 * foot;
  return {
    format: 'boxwright-case',
    version: 1,
    ambient: { pressure: 14.7 * psi, temperature },
    circuits: [
      {
        id: 'water',
        fluid: water,
        nodes: [
          { id: 'reservoir', pressure: 0 },
          { id: 'inlet', elevation: -depth },
          { id: 'outlet', elevation: -depth, inflow: -flow * density },
        ],
        branches: [
          {
            id: 'suction',
            from: 'reservoir',
            to: 'inlet',
            elements: [{ type: 'quadratic', linear: 0, quadratic: lost / flow ** 2 }],
          },
          {
            id: 'pump',
            from: 'inlet',
            to: 'outlet',
            elements: [{ type: 'pump', shutoff: 120, b: 20, exponent: 2, npshRequired: 40 * foot }],
          },
        ],
      },
    ],
  };
}

/** Pumps of 8 m at no flow side by side in a closed loop of water whose loss is R Q². */
const pumpLoop = { shutoff: 8, b: 5e7, resistance: 2e11, efficiency: 0.4 } as const;

function sideBySide(parallel: number): Case {
  const { shutoff, b, resistance, efficiency } = pumpLoop;
  return {
    format: 'boxwright-case',
    version: 1,
    ambient: { temperature: 293.15 },
    circuits: [
      {
        id: 'loop',
        fluid: coldWater,
        nodes: [{ id: 'cool', temperature: 293.15 }, { id: 'warm' }],
        branches: [
          {
            id: 'pumps',
            from: 'cool',
            to: 'warm',
            elements: [{ type: 'pump', shutoff, b, exponent: 2, parallel, efficiency }],
          },
          {
            id: 'loop',
            from: 'warm',
            to: 'cool',
            elements: [{ type: 'quadratic', linear: 0, quadratic: resistance }],
          },
        ],
      },
    ],
  };
}

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
  {
    id: 'C16',
    family: 'flow',
    title: 'Net positive suction head below a reservoir',
    source:
      'White, F. M., Fluid Mechanics, section 11.2, example on the NPSH of the 32-in pump at 24 000 gal/min: inlet 12.7 ft deep at 60 °F and 38.4 ft at 200 °F for 40 ft',
    through: 'network',
    run: async () => {
      const available = async (fahrenheit: number, depth: number): Promise<number> => {
        const { branches } = await solved(suctionOf((fahrenheit + 459.67) / 1.8, depth * foot));
        return (branches['pump'].elements[0].npshAvailable ?? NaN) / foot;
      };
      return [
        check('NPSH, water of 60 °F', 'ft', 40, await available(60, 12.7), 0.005),
        check('NPSH, water of 200 °F', 'ft', 40, await available(200, 38.4), 0.005),
      ];
    },
  },
  {
    id: 'C16',
    family: 'flow',
    title: 'Vapour pressure of glycol and water',
    source:
      'Boiling points at 1 atm of the coolants’ data (Melinder 2010; 102 °C with 25 %, 106 °C with 50 % of propylene glycol)',
    through: 'relation',
    run: () =>
      (
        [
          ['pg25', 375.15],
          ['pg50', 379.15],
        ] as const
      ).map(([name, boiling]) => {
        const { vapourPressure } = new Liquid({ type: 'liquid', name }).liquid;
        return check(`${name} at its boiling point`, 'Pa', 101325, vapourPressure?.(boiling) ?? NaN, 0.01);
      }),
  },
  {
    id: 'C16',
    family: 'flow',
    title: 'Two pumps side by side in a loop',
    source: 'Closed form: H₀ − b (Q/2)² = R Q²/(ρ g), P = ρ g H Q/η, T₂ = T₁ + P/(ρ Q c)',
    through: 'network',
    run: async () => {
      const { shutoff, b, resistance, efficiency } = pumpLoop;
      const { density, specificHeat } = coldWater;
      const flow = Math.sqrt(shutoff / (b / 4 + resistance / (density * standardGravity)));
      const power = (resistance * flow ** 3) / efficiency;
      const { branches, nodes, totals } = await solved(sideBySide(2));
      return [
        check('flow', 'm³/s', flow, branches['loop'].volumeFlow, 1e-6),
        check('electrical power', 'W', power, totals.fanPower, 1e-6),
        check(
          'rise of temperature',
          'K',
          power / (density * flow * specificHeat),
          (nodes['warm'].temperature ?? NaN) - 293.15,
          1e-6,
        ),
      ];
    },
  },
];
