/*
 * Family A: conduction, against closed forms.
 */
import stack from '../../examples/cases/package-stack.case.json' with { type: 'json' };
import { boardConductivity, viaBarrelResistance, viaFieldResistance } from '#solver/correlations/boards.ts';
import { finEfficiencyCorrected, finTipRatio } from '#solver/correlations/conduction.ts';
import {
  plateAndFilmResistance,
  rectangleRise,
  spreadingResistanceSeries,
} from '#solver/correlations/spreading.ts';
import { celsius, documentCase, heatCase, solved } from '#solver/verification/network.ts';
import { relative, type VerificationCase } from '#solver/verification/row.ts';

const closedForm = 'Closed form; Incropera & DeWitt, Fundamentals of Heat and Mass Transfer, ch. 3';
const exact = relative(1e-6);

const fin = { conductivity: 201, thickness: 0.001, width: 0.05, length: 0.03, heatTransferCoefficient: 40 };

const discs = {
  sourceArea: Math.PI * 0.01 ** 2,
  plateArea: Math.PI * 0.04 ** 2,
  thickness: 0.005,
  heatTransferCoefficient: 1000,
};
/** Conductivity, R_1D, and the exact spreading resistances of the mean and the centre (20 000-term series). */
const discTable = [
  [390, 0.2014942, 0.08319845, 0.1033809],
  [167, 0.2049001, 0.1863828, 0.2322119],
] as const;

const spreader = {
  plate: [0.08, 0.08],
  source: [0.02, 0.02],
  thickness: 0.005,
  conductivity: 390,
  heatTransferCoefficient: 1000,
} as const;

const via = {
  area: 1e-4,
  thickness: 1.6e-3,
  count: 25,
  drill: 0.3e-3,
  plating: 25e-6,
  copper: 385,
  dielectric: 0.3,
};

export const conductionCases: readonly VerificationCase[] = [
  {
    id: 'A01',
    family: 'conduction',
    title: 'Slab with one convective face',
    source: closedForm,
    through: 'network',
    run: async () => {
      const { nodes } = await solved(
        heatCase({
          nodes: [
            { id: 'hot', sources: [{ power: 50 }] },
            { id: 'cooled' },
            { id: 'air', temperature: 298.15 },
          ],
          links: [
            {
              id: 'slab',
              from: 'hot',
              to: 'cooled',
              type: 'slab',
              conductivity: 180,
              thickness: 0.002,
              area: 0.0016,
            },
            {
              id: 'film',
              from: 'cooled',
              to: 'air',
              type: 'convection',
              area: 0.0016,
              heatTransferCoefficient: 500,
            },
          ],
        }),
      );
      return [
        {
          quantity: 'cooled face',
          unit: '°C',
          reference: 87.5,
          value: celsius(nodes.cooled),
          tolerance: exact,
          scale: 62.5,
        },
        {
          quantity: 'heated face',
          unit: '°C',
          reference: 25 + 31250 * (1 / 500 + 0.002 / 180),
          value: celsius(nodes.hot),
          tolerance: exact,
          scale: 62.8,
        },
      ];
    },
  },
  {
    id: 'A02',
    family: 'conduction',
    title: 'Five-layer package stack with a contact',
    source: closedForm,
    through: 'network',
    run: async () => {
      const { nodes } = await solved(documentCase(stack, 'package-stack'));
      // q = 5e5 W/m²; layers from the outside in.
      const q = 5e5;
      const outer = 35 + q / 5000;
      const base = outer + (q * 0.005) / 167;
      const tim2 = base + (q * 100e-6) / 6;
      const lid = tim2 + (q * 0.003) / 390;
      const tim1 = lid + q * (50e-6 / 4 + 5e-6);
      const die = tim1 + (q * 775e-6) / 120;
      const at = (quantity: string, node: string, reference: number) => ({
        quantity,
        unit: '°C',
        reference,
        value: celsius(nodes[node]),
        tolerance: exact,
        scale: reference - 35,
      });
      return [
        at('base, outer face', 'base outside', outer),
        at('base, inner face', 'base', base),
        at('lid, inner face', 'lid', lid),
        at('die face', 'die', die),
      ];
    },
  },
  {
    id: 'A04',
    family: 'conduction',
    title: 'Straight rectangular fin: heat',
    source: closedForm,
    through: 'network',
    run: async () => {
      const { links } = await solved(
        heatCase({
          nodes: [
            { id: 'base', temperature: 353.15 },
            { id: 'air', temperature: 298.15 },
          ],
          links: [{ id: 'fin', from: 'base', to: 'air', type: 'fin', ...fin }],
        }),
      );
      return [
        {
          quantity: 'heat',
          unit: 'W',
          reference: 6.093979,
          value: links.fin.heat,
          tolerance: relative(0.005),
        },
      ];
    },
  },
  {
    id: 'A04',
    family: 'conduction',
    title: 'Straight rectangular fin: tip and efficiency',
    source: closedForm,
    through: 'relation',
    run: () => [
      {
        quantity: 'tip',
        unit: '°C',
        reference: 71.0383,
        value: 25 + 55 * finTipRatio(fin),
        tolerance: relative(0.005),
        scale: 46.0383,
      },
      {
        quantity: 'efficiency, corrected length',
        unit: '1',
        reference: 0.8906718,
        value: finEfficiencyCorrected(fin),
        tolerance: relative(0.005),
      },
    ],
  },
  {
    id: 'A06',
    family: 'conduction',
    title: 'Cylindrical and spherical shells',
    source: closedForm,
    through: 'network',
    run: async () => {
      const { nodes, links } = await solved(
        heatCase({
          nodes: [
            { id: 'inside', temperature: 310 },
            { id: 'source', sources: [{ power: 1 }] },
            { id: 'outside', temperature: 300 },
          ],
          links: [
            {
              id: 'pipe',
              from: 'inside',
              to: 'outside',
              type: 'cylinder',
              conductivity: 0.3,
              inner: 0.02,
              outer: 0.03,
              length: 1,
            },
            {
              id: 'ball',
              from: 'source',
              to: 'outside',
              type: 'sphere',
              conductivity: 0.3,
              inner: 0.02,
              outer: 0.03,
            },
          ],
        }),
      );
      return [
        {
          quantity: 'cylinder',
          unit: 'K/W',
          reference: Math.log(1.5) / (0.6 * Math.PI),
          value: 10 / links.pipe.heat,
          tolerance: exact,
        },
        {
          quantity: 'sphere',
          unit: 'K/W',
          reference: 4.420971,
          value: celsius(nodes.source) - 26.85,
          tolerance: exact,
        },
      ];
    },
  },
  {
    id: 'A13',
    family: 'conduction',
    title: 'Source on a disc: closed form in the network',
    source: 'Yovanovich series (exact); Song, Lee & Au (1994), Lee et al. (1995)',
    through: 'network',
    run: async () => {
      const checks = [];
      for (const [conductivity, flat, mean, centre] of discTable) {
        for (const [of, exactExtra] of [
          ['mean', mean],
          ['maximum', centre],
        ] as const) {
          const { nodes } = await solved(
            heatCase({
              nodes: [
                { id: 'source', sources: [{ power: 1 }] },
                { id: 'air', temperature: 300 },
              ],
              links: [
                {
                  id: 'plate',
                  from: 'source',
                  to: 'air',
                  type: 'spreading',
                  ...discs,
                  conductivity,
                  include: 'with-film',
                  of,
                },
              ],
            }),
          );
          checks.push({
            quantity: `source ${of} to air, k ${conductivity}`,
            unit: 'K/W',
            reference: flat + exactExtra,
            value: celsius(nodes.source) - 26.85,
            tolerance: relative(0.05),
          });
        }
      }
      return checks;
    },
  },
  {
    id: 'A13',
    family: 'conduction',
    title: 'Source on a disc: series',
    source: 'Yovanovich, Culham & Teertstra (1998), IEEE Trans. CPMT A 21, 168–176',
    through: 'relation',
    run: () =>
      discTable.flatMap(([conductivity, flat, mean, centre]) => {
        const plate = { ...discs, conductivity };
        const check = (quantity: string, reference: number, value: number) => ({
          quantity: `${quantity}, k ${conductivity}`,
          unit: 'K/W',
          reference,
          value,
          tolerance: relative(0.002),
        });
        return [
          check('through the plate', flat, plateAndFilmResistance(plate)),
          check('spreading, mean', mean, spreadingResistanceSeries(plate)),
          check('spreading, centre', centre, spreadingResistanceSeries(plate, 'maximum')),
        ];
      }),
  },
  {
    id: 'A14',
    family: 'conduction',
    title: 'Square source on a square spreader',
    source: 'Muzychka, Culham & Yovanovich (2003), J. Electron. Packag. 125, 178–185',
    through: 'relation',
    run: () =>
      (
        [
          ['source mean', 23.77771, 'source-mean'],
          ['source centre', 25.78825, [0, 0]],
          ['plate corner', 13.32939, [0.04, 0.04]],
          ['edge midpoint', 14.53508, [0.04, 0]],
        ] as const
      ).map(([quantity, reference, at]) => ({
        quantity: `${quantity}, rise at 100 W`,
        unit: 'K',
        reference,
        value: 100 * rectangleRise(spreader, at),
        tolerance: relative(0.003),
      })),
  },
  {
    id: 'A15',
    family: 'conduction',
    title: '2s2p board as one material',
    source: 'Parallel and series rule; stack as JEDEC JESD51-7',
    through: 'relation',
    run: () => {
      const layers = [0.3, 0, 0.95, 0, 0.95, 0, 0.3].map((copper, i) => ({
        copper,
        thickness: i % 2 === 0 ? 35e-6 : (1.6e-3 - 4 * 35e-6) / 3,
      }));
      const { inPlane, through } = boardConductivity(layers, 385, 0.3);
      return [
        { quantity: 'in plane', unit: 'W/(m K)', reference: 21.33828, value: inPlane, tolerance: exact },
        { quantity: 'through', unit: 'W/(m K)', reference: 0.3287133, value: through, tolerance: exact },
      ];
    },
  },
  {
    id: 'A16',
    family: 'conduction',
    title: 'Field of 25 plated vias',
    source: 'Parallel conductances',
    through: 'relation',
    run: () => {
      const field = viaFieldResistance(via);
      return [
        {
          quantity: 'one barrel',
          unit: 'K/W',
          reference: 1.6e-3 / (385 * (Math.PI / 4) * (0.3e-3 ** 2 - 0.25e-3 ** 2)),
          value: viaBarrelResistance(via),
          tolerance: exact,
        },
        { quantity: 'field', unit: 'K/W', reference: 6.74096, value: field, tolerance: exact },
        {
          quantity: 'through',
          unit: 'W/(m K)',
          reference: 2.373549,
          value: via.thickness / (via.area * field),
          tolerance: exact,
        },
        {
          quantity: 'without vias',
          unit: 'K/W',
          reference: 160 / 3,
          value: viaFieldResistance({ ...via, count: 0 }),
          tolerance: exact,
        },
      ];
    },
  },
];
