import { Button } from '@mantine/core';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Where an answer will stand: what is still missing for one. */
export function NoAnswer() {
  const design = useWorkbench((state) => state.design);
  const isSolving = useWorkbench((state) => state.solving);
  const actions = useWorkbench((state) => state.actions);
  if (isSolving) return <p className="bw-empty">Solving…</p>;
  const powered = design.items.some((item) => Number(item.part.values['maximumPower'] ?? 0) > 0);
  const steps: readonly (readonly [boolean, string])[] = [
    [design.chassis !== null, 'Place a chassis'],
    [powered, 'Place something that draws power'],
    [design.items.some((item) => item.kind === 'fan'), 'Place fans, and vents for the air to come and go'],
  ];
  return (
    <div className="bw-empty bw-empty-steps">
      <p>No answer yet. It appears by itself as soon as there is enough to solve.</p>
      <ol>
        {steps.map(([isDone, text]) => (
          <li key={text} data-done={isDone || undefined}>
            {text}
            {isDone && ' (done)'}
          </li>
        ))}
      </ol>
      <div className="bw-buttons bw-buttons-left">
        <Button variant="default" onClick={() => actions.setDialog('new')}>
          Start from a template
        </Button>
        <Button variant="default" onClick={() => actions.setDialog('open-example')}>
          Open an example
        </Button>
      </div>
    </div>
  );
}
