/*
 * Family F: a heat sink by its maker's measurements.
 */
import type { Case } from '#solver/case/case.ts';
import { celsius, solved } from '#solver/verification/network.ts';
import { type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

/** The copper sink HS483-ND. Source: Terraneo et al., plug-in HS483 of 3D-ICE. The base is left out, as in the fit. */
const fins = {
  width: 0.06,
  length: 0.06,
  count: 23,
  thickness: 0.5e-3,
  height: 19.2e-3,
  base: 0,
  conductivity: 401,
} as const;

/** Velocity in the tunnel [m/s], resistance from fins to air [K/W] by h = 0.8793 (11.8 + 9.33 v − 1.09 v²). */
const measured = [
  [1, 1.093946],
  [1.5, 0.9424166],
  [3, 0.7388307],
  [4, 0.7004089],
] as const;
const reference = [2, 0.8452671] as const;

/** All of a tunnel of the sink's own section goes through the fins. */
function ducted(velocity: number): Case {
  const inlet = 298.15;
  const density = 1.184; // air at 25 °C and 1 atm
  return {
    format: 'boxwright-case',
    version: 1,
    ambient: { temperature: inlet },
    circuits: [
      {
        id: 'tunnel',
        gravity: 0,
        fluid: { type: 'air' },
        nodes: [
          {
            id: 'in',
            inflow: density * velocity * fins.width * fins.height,
            inflowTemperature: inlet,
          },
          { id: 'out', pressure: 0 },
        ],
        branches: [{ id: 'sink', from: 'in', to: 'out', elements: [{ type: 'plate-fin', fins }] }],
      },
    ],
    heat: {
      nodes: [{ id: 'root', sources: [{ power: 10 }] }],
      links: [{ id: 'fins', from: 'root', to: 'sink', type: 'plate-fin', fins }],
    },
  };
}

export const heatSinkCases: readonly VerificationCase[] = [
  {
    id: 'F03',
    family: 'devices',
    title: 'Copper sink of 23 fins in a tunnel: how its resistance follows the velocity',
    source: 'HS483-ND, maker’s sheet as fitted by Terraneo et al. in 3D-ICE (plug-in HS483)',
    through: 'network',
    note: 'Changes are compared, in which a resistance that does not depend on the air drops out. The sheet’s resistance begins at a heater and a pad whose sizes are not stated; by itself it is 0.21 to 0.27 K/W above that of ducted fins at every velocity. Tolerance of the collection: 20 %.',
    run: async () => {
      const resistance = async (velocity: number): Promise<number> =>
        (celsius((await solved(ducted(velocity))).nodes.root) - 25) / 10;
      const [base, fitted] = reference;
      const atBase = await resistance(base);
      const checks: Check[] = [];
      for (const [velocity, fit] of measured) {
        checks.push({
          quantity: `resistance at ${velocity} m/s less that at ${base} m/s`,
          unit: 'K/W',
          reference: fit - fitted,
          value: (await resistance(velocity)) - atBase,
          tolerance: relative(0.2),
        });
      }
      return checks;
    },
  },
];
