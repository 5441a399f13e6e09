import { useCallback } from 'react';
import { bandLines, bandsTitle } from '#models/results/band-text.ts';
import { chainLines } from '#models/results/chain-text.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { workloadLines } from '#models/results/workload-text.ts';
import { amount, celsius, powerText, signedKelvin, unknown, warmestText } from '#renderer/panels/figures.tsx';
import { coolantGroups } from '#renderer/panels/results/coolant-lines.ts';
import type { Line } from '#renderer/panels/results/requirement-line.ts';
import { useAsked } from '#renderer/panels/use-asked.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** What the design asks of the room, the feed and the fans: the lines that go into a data sheet. */
export function RequirementsTable() {
  const result = useWorkbench((state) => state.result);
  const isStale = useWorkbench((state) => state.stale);
  const conditions = useWorkbench((state) => state.design.conditions);
  if (!result) return null;
  const needs = result.requirements;
  const spare =
    needs.warmestAmbient === null
      ? ''
      : `${signedKelvin(needs.warmestAmbient - conditions.ambientTemperature)} from now. `;
  const groups: readonly (readonly [string, readonly Line[]])[] = [
    [
      'Cooling',
      [
        {
          label: 'Heat to the room',
          value: powerText(needs.heat),
          other: amount(needs.heat, 'power', 'BTU/h'),
          note:
            needs.heatToCoolant > 0
              ? 'What the feed gives, less what leaves with the coolant.'
              : 'All that the feed gives becomes heat in the room.',
        },
        {
          label: 'Airflow',
          value: amount(needs.airflow, 'volume-flow', 'm3/s'),
          other: `${amount(needs.airflow, 'volume-flow', 'm3/h')} · ${amount(needs.airflow, 'volume-flow', 'CFM')}`,
          note: 'Through the chassis, at the density of the inlet air.',
        },
        {
          label: 'Exhaust temperature',
          value: celsius(needs.exhaustTemperature),
          note: 'Mixed over all openings that blow out.',
        },
        {
          label: 'Warmest ambient',
          value: warmestText(result),
          note: `${spare}At which every limit still holds${needs.heatToCoolant > 0 ? ' at this coolant supply' : ''}, linear in the margin.`,
        },
        {
          label: 'Inlet class',
          value: needs.inletClass === null ? 'above A4' : `ASHRAE ${needs.inletClass}`,
          other: `asked: ${conditions.inletClass}`,
          note: `Class whose inlet range holds ${celsius(conditions.ambientTemperature)} at ${amount(conditions.altitude, 'length', 'm')}.`,
        },
      ],
    ],
    [
      'Fans',
      [
        {
          label: 'Static pressure',
          value: amount(needs.staticPressure, 'pressure', 'Pa'),
          other: amount(needs.staticPressure, 'pressure', 'inH2O'),
          note: 'The largest rise that any running fan gives.',
        },
        {
          label: 'Fan speed',
          value: amount(needs.fanSpeed, 'rotational-speed', 'rpm'),
          other: amount(needs.fanSpeedRatio, 'ratio', '%'),
          note:
            conditions.fanMode === 'hold-margin'
              ? `Found: the lowest common speed that keeps ${amount(conditions.targetMargin, 'temperature-difference', 'K')}.`
              : 'As set; the fastest fan.',
        },
        {
          label: 'Noise at 1 m',
          value: amount(needs.noise, 'sound-level', 'dB(A)'),
          note: needs.noise === null ? 'No fan here has a noise figure.' : 'All fans together.',
        },
      ],
    ],
    ...coolantGroups(result.coolant),
    ...(result.workload === null
      ? []
      : [['Workload', workloadLines(result.workload)] as readonly [string, readonly Line[]]]),
    [
      'Power',
      [
        {
          label: 'Power from the feed',
          value: powerText(result.powerAc),
          other: `${powerText(result.powerDc)} DC`,
          note: 'Supply losses included.',
        },
        {
          label: 'Supply size',
          value: needs.psuRating > 0 ? powerText(needs.psuRating) : unknown,
          note: `Rating that each unit needs with ${conditions.psuSpares} lost.`,
        },
        {
          label: 'Feed current',
          value: amount(needs.feedCurrent, 'current', 'A'),
          other: `at ${amount(conditions.feedVoltage, 'voltage', 'V')}`,
          note: `All feeds together; each breaker is rated ${amount(conditions.breakerCurrent, 'current', 'A')}.`,
        },
        ...chainLines(conditions, result.chain),
      ],
    ],
  ];
  return (
    <div className="bw-scroll" tabIndex={0} role="region" aria-label="Requirements">
      <div className="bw-requirements bw-stalable" data-stale={isStale || undefined}>
        {groups.map(([title, lines]) => (
          <Lines key={title} title={title} lines={lines} />
        ))}
        {result.fidelity === 'network' && result.status === 'converged' && <Certainty result={result} />}
      </div>
    </div>
  );
}

/** How sure flows and powers are. */
function Certainty({ result }: { readonly result: DesignResult }) {
  const actions = useWorkbench((state) => state.actions);
  const ask = useCallback(() => actions.findBands(), [actions]);
  const found = useAsked(result, ask);
  const lines = bandLines(found?.answer?.figures ?? []);
  return lines.length > 0 && <Lines title={bandsTitle} lines={lines} isOld={found?.isOld} />;
}

function Lines({
  title,
  lines,
  isOld,
}: {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly isOld?: boolean | undefined;
}) {
  return (
    <section aria-label={title} className="bw-stalable" data-stale={isOld || undefined}>
      <h3 className="bw-list-heading">{title}</h3>
      <table className="bw-table">
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.label} ${line.value} ${line.note}`}>
              <th scope="row">
                {line.label}
                <div className="bw-faint bw-line-note">{line.note}</div>
              </th>
              <td data-align="right">
                {line.value}
                {line.other !== undefined && <div className="bw-faint">{line.other}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
