import { Button } from '@mantine/core';
import { Circle, CircleCheck } from 'lucide-react';
import { hasLoad } from '#renderer/panels/has-load.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Three steps to the first answer, ticked off as they are done; gone once there is something to solve. */
export function FirstSteps() {
  const design = useWorkbench((state) => state.design);
  const actions = useWorkbench((state) => state.actions);
  if (hasLoad(design)) return null;
  const moves = design.items.some((item) => item.kind === 'fan' || item.kind === 'vent');
  const steps: readonly (readonly [boolean, string])[] = [
    [design.chassis !== null, 'Place a chassis: from the library, or a template.'],
    [moves, 'Add fans, and vents for the air to come in and go out.'],
    [false, 'Add accelerators, heat sinks and power supplies.'],
  ];
  return (
    <div className="bw-empty">
      <p className="bw-steps-title">Three steps to the first answer</p>
      <ol className="bw-steps">
        {steps.map(([isDone, text]) => {
          const Icon = isDone ? CircleCheck : Circle;
          return (
            <li key={text} data-done={isDone || undefined}>
              <Icon
                size={13}
                className={isDone ? 'bw-good' : undefined}
                aria-label={isDone ? 'done' : 'to do'}
                role="img"
              />
              {text}
            </li>
          );
        })}
      </ol>
      <p>Power, flow and temperatures then follow while you drag.</p>
      <div className="bw-buttons bw-buttons-left">
        <Button variant="default" onClick={() => actions.setDialog('new')}>
          Templates…
        </Button>
        <Button variant="default" onClick={() => actions.setDialog('open-example')}>
          Examples…
        </Button>
      </div>
    </div>
  );
}
