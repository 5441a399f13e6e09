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
  {
    id: 'H09',
    family: 'devices',
    title: 'Plate in the sun: tilted 45°, facing 15° west of south, Madison, 13 February, 10:30',
    source:
      'Duffie & Beckman, Solar Engineering of Thermal Processes, example 1.6.1 (θ = 35.0°); sky and ground: Liu & Jordan (1960)',
    through: 'network',
    run: async () => {
      const rad = Math.PI / 180;
      // The sun's place at 43° north, declination −14°, hour angle −22.5°.
      const [north, sky, hour] = [43 * rad, -14 * rad, -22.5 * rad];
      const sunElevation = Math.asin(
        Math.sin(north) * Math.sin(sky) + Math.cos(north) * Math.cos(sky) * Math.cos(hour),
      );
      const sunAzimuth = Math.atan2(
        -Math.cos(sky) * Math.sin(hour),
        Math.cos(north) * Math.sin(sky) - Math.sin(north) * Math.cos(sky) * Math.cos(hour),
      );
      const gain = async (direct: number, diffuse: number): Promise<number> => {
        const solar = { direct, diffuse, absorptance: 0.9, area: 2, tilt: 45 * rad, azimuth: 195 * rad };
        const sources = [{ power: 0, solar: { ...solar, sunElevation, sunAzimuth, groundReflectance: 0 } }];
        const { totals } = await solved(
          heatCase({
            nodes: [
              { id: 'plate', sources },
              { id: 'air', temperature: 298.15 },
            ],
            links: [{ id: 'film', from: 'plate', to: 'air', type: 'conductance', value: 20 }],
          }),
        );
        return totals.heat;
      };
      return [
        {
          quantity: 'cos θ of the beam',
          unit: '',
          reference: 0.817,
          value: (await gain(1000, 0)) / 1800,
          tolerance: relative(1e-3),
        },
        {
          quantity: 'share of the sky that it sees',
          unit: '',
          reference: (1 + Math.SQRT1_2) / 2,
          value: (await gain(0, 100)) / 180,
          tolerance: relative(1e-9),
        },
      ];
    },
  },
];
