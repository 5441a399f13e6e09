import { percent, show } from '#models/results/figures.ts';
import { number, type ReportBlock, table, text } from '#models/results/report.ts';
import { formatNumber } from '#models/units/units.ts';
import { afterText, outcomes } from '#solver/cluster/report.ts';
import type { DeploymentResult } from '#solver/service/contract.ts';

/** What the cluster of a deployment draws, and what a lost machine takes from its service. */
export function plantBlocks({ name, node: { plant }, limits }: DeploymentResult): readonly ReportBlock[] {
  if (!plant) return [];
  const [whole] = limits.filter((limit) => limit.name === 'heat');
  const others = limits.filter((limit) => limit.name !== 'heat' && limit.name !== 'compute');
  const least = others.reduce((most, { requests }) => Math.min(most, requests), Infinity);
  return [
    table(
      [text(`${name}: load of the racks`), number('Racks'), number('From the utility'), number('PUE')],
      plant.powers.map(({ load, racks, utility }) => [
        percent(load),
        show(racks, 'power', 'kW'),
        show(utility, 'power', 'kW'),
        formatNumber(utility / racks),
      ]),
    ),
    table(
      [
        text(`${name}: lost`),
        text('Outcome'),
        number('First after'),
        number('Tokens left in the end'),
        number('Requests/s'),
        number('Answer tokens/s'),
      ],
      plant.losses.map(({ what, outcome, after, left }) => {
        const requests = Math.min(least, left * whole.requests);
        return [
          what,
          outcomes[outcome],
          afterText(after),
          percent(left),
          formatNumber(requests),
          formatNumber((requests / whole.requests) * whole.answerTokens),
        ];
      }),
    ),
  ];
}
