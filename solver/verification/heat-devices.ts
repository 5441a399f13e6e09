/*
 * Family H: devices that carry heat by their own means.
 */
import type { Case, HeatNode } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import { heatCase, solved } from '#solver/verification/network.ts';
import { type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

/** Three pipes of 0.12 + 0.08 K/W that carry 40 W each at most, to a sink held at 40 °C. */
function piped(power: number): Case {
  const nodes: HeatNode[] = [
    { id: 'chip', sources: [{ power }] },
    { id: 'sink', temperature: 313.15 },
  ];
  const pipes: HeatLink = {
    id: 'pipes',
    from: 'chip',
    to: 'sink',
    type: 'heat-pipe',
    evaporator: 0.12,
    condenser: 0.08,
    count: 3,
    maximumHeat: 40,
  };
  return heatCase({ nodes, links: [pipes] });
}

/** A module of 0.05 V/K, 2 Ω and 0.5 W/K: Z = α²/(R K). */
const [seebeck, ohms, conductance] = [0.05, 2, 0.5];
const merit = seebeck ** 2 / (ohms * conductance);
const hot = 300;

/** The module between its faces, the hot one held at 300 K, the cold one as given. */
function pumped(current: number, cold: Omit<HeatNode, 'id'>): Case {
  return heatCase({
    nodes: [
      { id: 'cold', ...cold },
      { id: 'hot', temperature: hot },
    ],
    links: [
      { id: 'module', from: 'cold', to: 'hot', type: 'thermoelectric', seebeck, resistance: ohms, conductance, current }, // prettier-ignore
    ],
  });
}

export const heatDeviceCases: readonly VerificationCase[] = [
  {
    id: 'H07',
    family: 'devices',
    title: 'Three heat pipes, below and beyond their limit',
    source: 'Resistances in series (Faghri, ch. 4); beyond the limit Q [1 + (Q/Q_max)³⁰] = ΔT/R',
    through: 'network',
    run: async () => {
      const checks: Check[] = [];
      for (const [power, rise] of [
        [60, 4],
        [120, 16],
        [132, 162.35474],
      ] as const) {
        const { nodes } = await solved(piped(power));
        checks.push({
          quantity: `rise over the sink at ${power} of 120 W`,
          unit: 'K',
          reference: rise,
          value: (nodes.chip.temperature ?? Number.NaN) - 313.15,
          tolerance: relative(1e-6),
        });
      }
      return checks;
    },
  },
  {
    id: 'H08',
    family: 'devices',
    title: 'Thermoelectric module at its best currents',
    source:
      'Goldsmid, Introduction to Thermoelectricity, ch. 2; Rowe (1995), CRC Handbook, ch. 2: closed forms',
    through: 'network',
    run: async () => {
      // Without a load, at I = α T_c/R: ΔT = ½ Z T_c².
      const coldest = (Math.sqrt(1 + 2 * merit * hot) - 1) / merit;
      const alone = await solved(pumped((seebeck * coldest) / ohms, {}));
      const checks: Check[] = [
        {
          quantity: 'greatest difference without a load',
          unit: 'K',
          reference: (merit * coldest ** 2) / 2,
          value: hot - (alone.nodes.cold.temperature ?? Number.NaN),
          tolerance: relative(1e-9),
        },
      ];
      const cold = 280;
      const root = Math.sqrt(1 + (merit * (hot + cold)) / 2);
      const best = (seebeck * (hot - cold)) / (ohms * (root - 1));
      const { links, totals } = await solved(pumped(best, { temperature: cold }));
      const { values } = links.module;
      checks.push(
        {
          quantity: 'greatest COP, 280 to 300 K',
          unit: '',
          reference: (cold / (hot - cold)) * ((root - hot / cold) / (root + 1)),
          value: values?.cop ?? Number.NaN,
          tolerance: relative(1e-9),
        },
        {
          quantity: 'power at that COP',
          unit: 'W',
          reference: (root / (ohms * (root - 1) ** 2)) * (seebeck * (hot - cold)) ** 2,
          value: totals.heat,
          tolerance: relative(1e-9),
        },
      );
      const greatest = await solved(pumped((seebeck * cold) / ohms, { temperature: cold }));
      checks.push({
        quantity: 'greatest heat, 280 to 300 K',
        unit: 'W',
        reference: conductance * ((merit * cold ** 2) / 2 - (hot - cold)),
        value: greatest.links.module.heat,
        tolerance: relative(1e-9),
      });
      return checks;
    },
  },
];
