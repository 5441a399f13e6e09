import { LoaderCircle } from 'lucide-react';
import { NoAnswer } from '#renderer/panels/results/RunNotes.tsx';
import { SiteAnswer } from '#renderer/panels/results/SiteAnswer.tsx';
import { SiteSetup } from '#renderer/panels/results/SiteSetup.tsx';
import { runText, shareOf } from '#renderer/panels/results/site-words.ts';
import '#renderer/panels/results/site.css';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** What a design does in a year of weather, places side by side. Asked on demand; the last answer stays until the next one is there. */
export function Site() {
  const { run, refusal, answer } = useWorkbench((state) => state.site);
  return (
    <div className="bw-ride bw-site">
      <SiteSetup />
      <div className="bw-ride-main">
        <div role="status" className="bw-ride-status">
          {run && (
            <p className="bw-hint">
              <LoaderCircle size={13} className="bw-turning" aria-hidden />
              <progress className="bw-site-progress" value={shareOf(run)} aria-label="Progress of the run" />
              {runText(run)}
            </p>
          )}
        </div>
        {refusal !== null && <NoAnswer reason={refusal} hasAnswer={answer !== null} />}
        {answer ? (
          <SiteAnswer answer={answer} />
        ) : (
          !run &&
          refusal === null && (
            <p className="bw-empty">
              Choose one or more places, or open a weather file, and press Run. The design is solved whole at
              some inlet temperatures at the altitude of each place, and every hour of a year is read off
              curves between them: what does it draw and cost, which hour is the worst, and is it too hot in
              any?
            </p>
          )
        )}
      </div>
    </div>
  );
}
