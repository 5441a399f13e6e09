import { Button } from '@mantine/core';
import { coolantFor } from '#models/rack/starters.ts';
import { CircleAlert, CircleCheck, Info, TriangleAlert, Wrench } from 'lucide-react';
import { useRack } from '#renderer/rack/use-rack.ts';

const looks = {
  error: { icon: CircleAlert, tone: 'bw-bad', text: 'Error' },
  warning: { icon: TriangleAlert, tone: 'bw-warn', text: 'Warning' },
  note: { icon: Info, tone: 'bw-faint', text: 'Note' },
} as const;

/** What is wrong with fit, mass, floor load and tipping, and what the solve noticed. */
export function RackChecks() {
  const findings = useRack((rack) => rack.findings);
  const noticed = useRack((rack) => rack.answer?.answer.result.problems);
  const filled = useRack((rack) => rack.filled);
  const actions = useRack((rack) => rack.actions);
  const all = [
    ...findings,
    ...(noticed ?? []).map((message) => ({
      check: message,
      severity: 'warning' as const,
      message,
      why: 'Curves of an enclosure hold over the range that it was condensed over.',
    })),
  ];
  if (all.length === 0)
    return (
      <div className="bw-empty">
        <p>
          <CircleCheck size={16} className="bw-good" aria-hidden /> Fit, mass, floor load and tipping hold.
        </p>
        <p>They are checked on each change, also while something is dragged.</p>
      </div>
    );
  return (
    <div className="bw-scroll" tabIndex={0} role="region" aria-label="Checks">
      {all.map(({ check, severity, message, why }) => {
        const { icon: Icon, tone, text } = looks[severity];
        return (
          <div key={`${check} ${message}`} className="bw-check-group">
            <h3 className="bw-check-head">
              <Icon size={15} className={tone} aria-label={text} role="img" />
              <span>
                <strong>{message}</strong> <span className="bw-faint">{why}</span>
              </span>
            </h3>
            {check === 'rack-coolant' && (
              <div className="bw-buttons bw-buttons-left bw-rack-fix">
                <Button
                  variant="light"
                  leftSection={<Wrench size={13} aria-hidden />}
                  onClick={() =>
                    actions.change('Add coolant', (rack) => ({ ...rack, coolant: coolantFor(filled) }))
                  }
                >
                  Add coolant to the rack
                </Button>
              </div>
            )}
          </div>
        );
      })}
    </div>
  );
}
