import { FirstSteps } from '#renderer/panels/FirstSteps.tsx';
import { hasLoad } from '#renderer/panels/has-load.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Where an answer will stand: what is still missing for one. */
export function NoAnswer() {
  const isLoaded = useWorkbench((state) => hasLoad(state.design));
  const isSolving = useWorkbench((state) => state.solving);
  if (!isLoaded) return <FirstSteps />;
  return (
    <p className="bw-empty">
      {isSolving ? 'Solving…' : 'No answer yet; it appears by itself after the next change.'}
    </p>
  );
}
