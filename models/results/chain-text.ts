import { breakerFor, isSharedFeed } from '#models/project/feed.ts';
import type { Conditions } from '#models/project/records.ts';
import type { PowerChain, PowerStage } from '#models/results/design-result.ts';
import { formatQuantity } from '#models/units/units.ts';

/*
 * The way of the power in words: the same lines for the command line, the workbench and the spec sheet.
 */

export const stageNames: Readonly<Record<PowerStage['kind'], string>> = {
  regulators: 'Regulators',
  supplies: 'Power supplies',
  cables: 'Cables',
  ups: 'UPS',
};

export interface ChainLine {
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

/** What the feeds must give, beyond their sum; none of it where each supply has a breaker of its own and nothing more is known. */
export function chainLines(conditions: Conditions, chain: PowerChain): readonly ChainLine[] {
  const lines: ChainLine[] = [];
  if (isSharedFeed(conditions)) {
    for (const { id, currents, neutralCurrent, unbalance } of chain.feeds) {
      const name = conditions.feedCount > 1 ? `Feed ${id}` : 'Lines of the feed';
      const neutral = neutralCurrent === null ? '' : `neutral ${amperes(neutralCurrent)}`;
      const uneven = unbalance === null ? '' : `, ${formatQuantity(unbalance, 'ratio', '%')} unbalanced`;
      lines.push({ label: name, value: currents.map(amperes).join(', '), note: `${neutral}${uneven}` });
    }
    if (chain.lineCurrent > 0)
      lines.push({
        label: 'Breaker of each feed',
        value: `at least ${amperes(breakerFor(chain.lineCurrent))}`,
        note:
          conditions.feedCount > 1 && conditions.lostFeed === 'none'
            ? 'for 125 % of the continuous current with the other feed lost'
            : 'for 125 % of the continuous current',
      });
  }
  const inrush = chain.feeds.flatMap((feed) => feed.inrush ?? []);
  if (inrush.length > 0)
    lines.push({
      label: 'Inrush',
      value: amperes(Math.max(...inrush)),
      note: 'peak of all supplies on the worst line',
    });
  if (chain.holdUp !== null)
    lines.push({
      label: 'Hold-up',
      value: formatQuantity(chain.holdUp, 'time', 'ms'),
      note: 'without input, at this load',
    });
  if (chain.autonomy !== null)
    lines.push({
      label: 'UPS battery',
      value: formatQuantity(chain.autonomy, 'time', 'min'),
      note: 'carries this load',
    });
  return lines;
}

/** Stages outside the box: those between the supplies and the feed. */
export const outerStages = ({ stages }: PowerChain): readonly PowerStage[] =>
  stages.filter(({ kind }) => kind === 'cables' || kind === 'ups');

const amperes = (current: number): string => formatQuantity(current, 'current', 'A');
