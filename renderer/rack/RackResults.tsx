import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { NoAnswer } from '#renderer/panels/results/RunNotes.tsx';
import { RackChecks } from '#renderer/rack/RackChecks.tsx';
import { RackSummary } from '#renderer/rack/RackSummary.tsx';
import { EnclosuresTable } from '#renderer/rack/EnclosuresTable.tsx';
import { RackWeight } from '#renderer/rack/RackWeight.tsx';
import { SupplyCurve } from '#renderer/rack/SupplyCurve.tsx';
import { useRack } from '#renderer/rack/use-rack.ts';
import type { RackTab } from '#renderer/store/rack-contract.ts';

const tabs: readonly (readonly [RackTab, string, () => ReactNode])[] = [
  ['rack', 'Rack', () => <RackSummary />],
  ['enclosures', 'Enclosures', () => <EnclosuresTable />],
  ['weight', 'Weight', () => <RackWeight />],
  ['checks', 'Checks', () => <RackChecks />],
  ['supply', 'Flow against supply', () => <SupplyCurve />],
];

/** The answer, one tab a question. */
export function RackResults() {
  const tab = useRack((rack) => rack.tab);
  const refusal = useRack((rack) => rack.refusal);
  const hasAnswer = useRack((rack) => rack.answer !== null);
  const actions = useRack((rack) => rack.actions);
  return (
    <Tabs
      className="bw-results"
      value={tab}
      onChange={(value) => {
        const next = tabs.find(([key]) => key === value)?.[0];
        if (next) actions.setTab(next);
      }}
    >
      <Tabs.List aria-label="Results">
        {tabs.map(([key, title]) => (
          <Tabs.Tab key={key} value={key}>
            {title}
            {key === 'checks' && <CheckCount />}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(([key, , render]) => (
        <Tabs.Panel key={key} value={key} className="bw-results-panel">
          {refusal !== null && key !== 'weight' && key !== 'checks' && (
            <NoAnswer reason={refusal.endsWith('.') ? refusal : `${refusal}.`} hasAnswer={hasAnswer} />
          )}
          {render()}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function CheckCount() {
  const findings = useRack((rack) => rack.findings);
  const noticed = useRack((rack) => rack.answer?.answer.result.problems.length ?? 0);
  const all = findings.length + noticed;
  const has = (wanted: string) => findings.some(({ severity }) => severity === wanted);
  const tone = has('error') ? 'bad' : has('warning') || noticed > 0 ? 'warn' : all > 0 ? 'note' : 'good';
  return (
    <span className="bw-count" data-tone={tone}>
      {all}
    </span>
  );
}
