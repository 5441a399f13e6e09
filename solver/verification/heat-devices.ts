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
];
