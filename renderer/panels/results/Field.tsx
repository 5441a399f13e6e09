import { useEffect, useState } from 'react';
import { FieldAnswer } from '#renderer/panels/results/FieldAnswer.tsx';
import { FieldCourse } from '#renderer/panels/results/FieldCourse.tsx';
import { FieldSetup } from '#renderer/panels/results/FieldSetup.tsx';
import { FieldStatus } from '#renderer/panels/results/FieldStatus.tsx';
import { budgetOf } from '#renderer/store/field.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';
import '#renderer/panels/results/field.css';

/** A plan is asked for only once the design has rested so long, ms. */
const rest = 400;

/** The field of the design in three dimensions, solved on demand beside the network's answer. */
export function Field() {
  const field = useWorkbench((state) => state.field);
  const isRunning = field.run !== null;
  usePlan(isRunning);
  return (
    <div className="bw-run">
      <FieldSetup field={field} />
      <div className="bw-run-main">
        <FieldStatus field={field} />
        {/* A run that begins shows its course, one that ends its answer. */}
        <FieldViews key={isRunning ? 'run' : 'rest'} isRunning={isRunning} />
      </div>
    </div>
  );
}

function FieldViews({ isRunning }: { readonly isRunning: boolean }) {
  const { run, answer, refusal } = useWorkbench((state) => state.field);
  const [showsAnswer, setShowsAnswer] = useState(!isRunning);
  if (run && answer && showsAnswer)
    return <FieldAnswer answer={answer} onBack={() => setShowsAnswer(false)} />;
  if (run)
    return (
      <FieldCourse
        plan={run.plan}
        history={run.history}
        onAnswer={answer ? () => setShowsAnswer(true) : null}
      />
    );
  if (answer) return <FieldAnswer answer={answer} onBack={null} />;
  if (refusal !== null) return null;
  return (
    <p className="bw-empty">
      The network answers while you drag; the field solves air and heat cell by cell in three dimensions and
      shows where the two disagree. It begins with the network’s answer, takes its powers from there, and runs
      beside the workbench: go on designing meanwhile.
    </p>
  );
}

/** Keeps the plan up to date with the design and the choice of cells, while nothing runs. */
function usePlan(isRunning: boolean): void {
  const design = useWorkbench((state) => state.design);
  const budget = useWorkbench((state) => budgetOf(state.field));
  const actions = useWorkbench((state) => state.actions);
  useEffect(() => {
    const { plan } = useWorkbench.getState().field;
    if (isRunning || (plan?.design === design && plan.budget === budget)) return undefined;
    const timer = setTimeout(() => void actions.planField(), rest);
    return () => clearTimeout(timer);
  }, [design, budget, isRunning, actions]);
}
