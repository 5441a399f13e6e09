import { Button } from '@mantine/core';
import { CircleAlert, CircleCheck, Info, TriangleAlert, Wrench } from 'lucide-react';
import type { Severity, Violation } from '#models/rules/rule.ts';
import { useStructure } from '#renderer/panels/structure.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

const looks = {
  error: { icon: CircleAlert, tone: 'bw-bad', text: 'Error' },
  warning: { icon: TriangleAlert, tone: 'bw-warn', text: 'Warning' },
  note: { icon: Info, tone: 'bw-faint', text: 'Note' },
} as const satisfies Record<Severity, unknown>;

const order: readonly Severity[] = ['error', 'warning', 'note'];

/** What the design rules found: why it matters, where, and a fix where there is one. */
export function Checks() {
  const violations = useWorkbench((state) => state.violations);
  if (violations.length === 0) {
    return (
      <div className="bw-empty">
        <p>
          <CircleCheck size={16} className="bw-good" aria-hidden /> Every design rule holds.
        </p>
        <p>They are checked on each change: clearances, loads, limits, air paths, feeds and mounting.</p>
      </div>
    );
  }
  const groups = groupsOf(violations);
  return (
    <div className="bw-scroll" tabIndex={0} role="region" aria-label="Checks">
      {groups.map((group) => (
        <Group key={group.key} group={group} />
      ))}
    </div>
  );
}

interface CheckGroup {
  readonly key: string;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly findings: readonly Violation[];
}

/** Findings of one rule and severity together, the gravest first: the reason is said once. */
function groupsOf(violations: readonly Violation[]): readonly CheckGroup[] {
  const groups = new Map<string, CheckGroup>();
  for (const violation of violations) {
    const { rule, severity, title, why } = violation;
    const key = `${severity}/${rule}/${title}/${why}`;
    const known = groups.get(key);
    groups.set(key, { key, severity, title, why, findings: [...(known?.findings ?? []), violation] });
  }
  return [...groups.values()].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

function Group({ group }: { readonly group: CheckGroup }) {
  const { icon: Icon, tone, text } = looks[group.severity];
  return (
    <div className="bw-check-group">
      <h3 className="bw-check-head">
        <Icon size={15} className={tone} aria-label={text} role="img" />
        <span>
          <strong>{group.title}</strong>{' '}
          {group.findings.length > 1 && <span className="bw-faint">({group.findings.length}) </span>}
          <span className="bw-faint">{group.why}</span>
        </span>
      </h3>
      <ul>
        {group.findings.map((violation) => (
          <Check key={`${violation.placements.join()}/${violation.message}`} violation={violation} />
        ))}
      </ul>
    </div>
  );
}

function Check({ violation }: { readonly violation: Violation }) {
  const { items } = useStructure();
  const actions = useWorkbench((state) => state.actions);
  const names = violation.placements
    .map((id) => items.find((item) => item.id === id)?.name ?? id)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const shown = names.length > 3 ? `${names.slice(0, 2).join(', ')} +${names.length - 2}` : names.join(', ');
  const { fix } = violation;
  return (
    <li className="bw-check">
      <div className="bw-check-text">{violation.message}</div>
      <div className="bw-check-actions">
        {names.length > 0 && (
          <Button
            variant="default"
            title={`Select ${names.join(', ')}`}
            onClick={() => {
              actions.select(violation.placements);
              actions.fit(violation.placements);
            }}
          >
            Select {shown}
          </Button>
        )}
        {fix && (
          <Button
            variant="light"
            leftSection={<Wrench size={13} aria-hidden />}
            onClick={() => actions.apply(fix.edit(useWorkbench.getState().project))}
          >
            {fix.label}
          </Button>
        )}
      </div>
    </li>
  );
}
