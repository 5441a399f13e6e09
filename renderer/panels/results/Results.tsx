import { Tabs } from '@mantine/core';
import { Fault } from '#renderer/panels/Fault.tsx';
import { LoaderCircle, Pause } from 'lucide-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { hasLoad } from '#renderer/panels/has-load.ts';
import { Checks } from '#renderer/panels/results/Checks.tsx';
import { Fans } from '#renderer/panels/results/Fans.tsx';
import { PartsTable } from '#renderer/panels/results/PartsTable.tsx';
import { Power } from '#renderer/panels/results/Power.tsx';
import { RequirementsTable } from '#renderer/panels/results/RequirementsTable.tsx';
import { Summary } from '#renderer/panels/results/Summary.tsx';
import { NoAnswer } from '#renderer/panels/results/NoAnswer.tsx';
import type { Severity } from '#models/rules/rule.ts';
import type { ResultsTab } from '#renderer/store/contract.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

const Compare = lazy(async () => ({
  default: (await import('#renderer/panels/results/Compare.tsx')).Compare,
}));
const Coolant = lazy(async () => ({
  default: (await import('#renderer/panels/results/Coolant.tsx')).Coolant,
}));
const Field = lazy(async () => ({
  default: (await import('#renderer/panels/results/Field.tsx')).Field,
}));
const RideThrough = lazy(async () => ({
  default: (await import('#renderer/panels/results/RideThrough.tsx')).RideThrough,
}));

const Site = lazy(async () => ({
  default: (await import('#renderer/panels/results/Site.tsx')).Site,
}));

const tabs: readonly (readonly [ResultsTab, string])[] = [
  ['summary', 'Summary'],
  ['parts', 'Parts'],
  ['power', 'Power flow'],
  ['fans', 'Fans & curves'],
  ['coolant', 'Coolant'],
  ['ride', 'Ride-through'],
  ['site', 'Site'],
  ['field', 'Field'],
  ['requirements', 'Requirements'],
  ['checks', 'Checks'],
  ['compare', 'Compare'],
];

const panels: Readonly<Record<ResultsTab, () => ReactNode>> = {
  summary: () => <Summary />,
  parts: () => <PartsTable />,
  power: () => <Power />,
  fans: () => <Fans />,
  coolant: () => (
    <Fault name="The coolant view">
      <Suspense fallback={<p className="bw-empty">Loading…</p>}>
        <Coolant />
      </Suspense>
    </Fault>
  ),
  ride: () => (
    <Fault name="The ride-through">
      <Suspense fallback={<p className="bw-empty">Loading…</p>}>
        <RideThrough />
      </Suspense>
    </Fault>
  ),
  site: () => (
    <Fault name="The year at places">
      <Suspense fallback={<p className="bw-empty">Loading…</p>}>
        <Site />
      </Suspense>
    </Fault>
  ),
  field: () => (
    <Fault name="The field">
      <Suspense fallback={<p className="bw-empty">Loading…</p>}>
        <Field />
      </Suspense>
    </Fault>
  ),
  requirements: () => <RequirementsTable />,
  checks: () => <Checks />,
  compare: () => (
    <Fault name="The comparison">
      <Suspense fallback={<p className="bw-empty">Loading…</p>}>
        <Compare />
      </Suspense>
    </Fault>
  ),
};

/** The answer, one tab a question. */
export function Results() {
  const tab = useWorkbench((state) => state.tab);
  const actions = useWorkbench((state) => state.actions);
  const hasResult = useWorkbench((state) => state.result !== null && hasLoad(state.design));
  const hasField = useWorkbench((state) => state.field.run !== null || state.field.answer !== null);
  const needsResult = tab !== 'checks' && tab !== 'compare' && !(tab === 'field' && hasField);
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
            {key === 'site' && <SiteMark />}
            {key === 'field' && <FieldMark />}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(([key]) => (
        <Tabs.Panel key={key} value={key} className="bw-results-panel">
          {needsResult && !hasResult ? <NoAnswer /> : panels[key]()}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** That a field is solved, on whatever tab one is. */
function FieldMark() {
  const state = useWorkbench((all) => all.field.state);
  if (state === 'idle' || state === 'ended') return null;
  return <RunMark isPaused={state === 'paused'} />;
}

/** That a year is solved. */
function SiteMark() {
  const isRunning = useWorkbench((all) => all.site.run !== null);
  return isRunning ? <RunMark isPaused={false} /> : null;
}

function RunMark({ isPaused }: { readonly isPaused: boolean }) {
  return (
    <span className="bw-tab-mark" role="img" aria-label={isPaused ? 'paused' : 'running'}>
      {isPaused ? (
        <Pause size={12} aria-hidden />
      ) : (
        <LoaderCircle size={12} className="bw-turning" aria-hidden />
      )}
    </span>
  );
}

function CheckCount() {
  const violations = useWorkbench((state) => state.violations);
  const has = (severity: Severity) => violations.some((violation) => violation.severity === severity);
  const errors = violations.filter((violation) => violation.severity === 'error').length;
  const tone = has('error') ? 'bad' : has('warning') ? 'warn' : has('note') ? 'note' : 'good';
  return (
    <span className="bw-count" data-tone={tone}>
      {violations.length}
      <span className="bw-hidden-text">{errors > 0 ? ` of which ${errors} errors` : ''}</span>
    </span>
  );
}
