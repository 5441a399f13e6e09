/*
 * Family H: compact packages.
 */
import type { Network } from '#models/schema/network.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import { documentCase, solved } from '#solver/verification/network.ts';
import { absolute, relative, type VerificationCase } from '#solver/verification/row.ts';
import type { Solution } from '#solver/solve/contract.ts';

/** A package that releases 1 W, each surface to air of 25 °C through a resistance, K/W. */
function packaged(resistances: Network, films: Readonly<Record<string, number>>): Promise<Solution> {
  const links = Object.entries(films).map(([end, value]): HeatLink => ({
    id: `film/${end}`,
    from: `U1/${end}`,
    to: 'air',
    type: 'resistance',
    value,
  }));
  const heat = {
    nodes: [{ id: 'air', temperature: 298.15 }],
    links,
    packages: [{ id: 'U1', sources: [{ power: 1 }], resistances }],
  };
  return solved(documentCase({ format: 'boxwright-case', version: 1, heat }, 'package'));
}

const riseOf = ({ nodes }: Solution): number => (nodes['U1/junction'].temperature ?? Number.NaN) - 298.15;

export const packageCases: readonly VerificationCase[] = [
  {
    id: 'H10',
    family: 'devices',
    title: 'DELPHI network of a leaded package',
    source:
      'Topology of JEDEC JESD15-4; star–mesh transformation in whole fractions (Rosen 1924); balanced bridge in series and parallel',
    note: 'The resistances are of the size of a plastic quad flat pack and stand for no product: no published DELPHI network with its answers was at hand.',
    through: 'network',
    run: async () => {
      const delphi = await packaged(
        [
          ['junction', 'top-inner', 8],
          ['junction', 'bottom-inner', 6],
          ['junction', 'leads', 30],
          ['top-inner', 'top-outer', 12],
          ['bottom-inner', 'bottom-outer', 15],
          ['top-outer', 'leads', 40],
          ['bottom-outer', 'leads', 20],
        ],
        { 'top-inner': 200, 'top-outer': 100, 'bottom-inner': 50, 'bottom-outer': 40, leads: 25 },
      );
      // Junction : film is 10 : 100 on the top, 20 : 200 below: nothing goes from one to the other.
      const bridge = await packaged(
        [
          ['junction', 'top-inner', 10],
          ['junction', 'bottom-inner', 20],
          ['top-inner', 'bottom-inner', 7],
        ],
        { 'top-inner': 100, 'bottom-inner': 200 },
      );
      return [
        {
          quantity: 'junction over the air at 1 W',
          unit: 'K',
          reference: 300556880 / 19122281,
          value: riseOf(delphi),
          tolerance: relative(1e-9),
        },
        {
          quantity: 'balanced bridge: junction over the air at 1 W',
          unit: 'K',
          reference: (110 * 220) / 330,
          value: riseOf(bridge),
          tolerance: relative(1e-9),
        },
        {
          quantity: 'balanced bridge: heat between top and bottom',
          unit: 'W',
          reference: 0,
          value: bridge.links['U1/top-inner>bottom-inner'].heat,
          tolerance: absolute(1e-9),
        },
      ];
    },
  },
];
