import { breakerFor, isSharedFeed } from '#models/project/feed.ts';
import type { Conditions } from '#models/project/records.ts';
import type { PowerChain, PowerStage, SourceLoad } from '#models/results/design-result.ts';
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
  for (const source of chain.sources)
    lines.push({
      label: sourceNames[source.kind],
      value: formatQuantity(source.power, 'power', 'kW'),
      note: sourceNote(source, conditions),
    });
  if (chain.short > 0)
    lines.push({
      label: 'Missing',
      value: formatQuantity(chain.short, 'power', 'kW'),
      note: 'that no source gives',
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

export const sourceNames: Readonly<Record<SourceLoad['kind'], string>> = {
  solar: 'Solar panels',
  grid: 'Grid',
  generator: 'Generator set',
  battery: 'Battery of the UPS',
};

/** m³/s in L/h. */
const litresPerHour = 3.6e6;

function sourceNote({ kind, power, available, fuel }: SourceLoad, { generatorStart }: Conditions): string {
  const has = available === null ? '' : `of ${formatQuantity(available, 'power', 'kW')} at hand`;
  if (kind !== 'generator') return has;
  const start = `${formatQuantity(generatorStart, 'time', 's')} to start`;
  if (fuel === null || power <= 0) return `${has}, ${start}`;
  return `${has}, ${(fuel * litresPerHour).toPrecision(3)} L/h of fuel, ${start}`;
}

/** Stages outside the box: those between the supplies and the feed. */
export const outerStages = ({ stages }: PowerChain): readonly PowerStage[] =>
  stages.filter(({ kind }) => kind === 'cables' || kind === 'ups');

const amperes = (current: number): string => formatQuantity(current, 'current', 'A');
