import { Button } from '@mantine/core';
import { CircleAlert, CircleCheck, Info, TriangleAlert, Wrench } from 'lucide-react';
import type { Severity, Violation } from '#models/rules/rule.ts';
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
  const sorted = [...violations].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return (
    <div className="bw-scroll" tabIndex={0} role="region" aria-label="Checks">
      <ul className="bw-checks">
        {sorted.map((violation) => (
          <Check
            key={`${violation.rule}/${violation.placements.join()}/${violation.message}`}
            violation={violation}
          />
        ))}
      </ul>
    </div>
  );
}

function Check({ violation }: { readonly violation: Violation }) {
  const items = useWorkbench((state) => state.design.items);
  const actions = useWorkbench((state) => state.actions);
  const { icon: Icon, tone, text } = looks[violation.severity];
  const names = violation.placements.map((id) => items.find((item) => item.id === id)?.name ?? id);
  const { fix } = violation;
  return (
    <li className="bw-check">
      <Icon size={15} className={tone} aria-label={text} role="img" />
      <div className="bw-check-text">
        <div>
          <strong>{violation.title}</strong> <span>{violation.message}</span>
        </div>
        <div className="bw-faint">{violation.why}</div>
      </div>
      <div className="bw-check-actions">
        {names.length > 0 && (
          <Button
            variant="default"
            aria-label={`Select ${names.join(', ')}`}
            onClick={() => {
              actions.select(violation.placements);
              actions.fit(violation.placements);
            }}
          >
            {names.length > 3 ? `${names.slice(0, 2).join(', ')} +${names.length - 2}` : names.join(', ')}
          </Button>
        )}
        {fix && (
          <Button
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
