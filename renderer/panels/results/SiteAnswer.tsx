import { CircleCheck } from 'lucide-react';
import { Noticed, Stale } from '#renderer/panels/results/RunNotes.tsx';
import { SiteFigure } from '#renderer/panels/results/SiteFigure.tsx';
import { SiteTable } from '#renderer/panels/results/SiteTable.tsx';
import { fails, questionText, siteSentence } from '#renderer/panels/results/site-words.ts';
import { StateMark } from '#renderer/panels/StateMark.tsx';
import { isSameToSite } from '#renderer/store/same-design.ts';
import type { SiteState } from '#renderer/store/site-contract.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** The answer to the last run: a sentence first, then the figures of each place and its year. */
export function SiteAnswer({ answer }: { readonly answer: NonNullable<SiteState['answer']> }) {
  const { design, question, places, answers, problems } = answer;
  const isStale = useWorkbench((state) => !isSameToSite(state.design, design));
  const isAskedAnew = useWorkbench(({ site }) => site.places !== places || site.question !== question);
  const actions = useWorkbench((state) => state.actions);
  return (
    <>
      <div className="bw-ride-head">
        <p className="bw-ride-sentence">
          {problems.length > 0 || answers.some(fails) ? (
            <StateMark state="over-limit" size={15} />
          ) : (
            <CircleCheck size={15} className="bw-good" aria-hidden />
          )}
          <strong>{siteSentence(answers)}</strong>
          {isStale ? (
            <Stale words="Out of date: the design has changed since. Run again." />
          ) : (
            isAskedAnew && <Stale words="Places or options have changed since. Run again." />
          )}
        </p>
        <p className="bw-faint">{questionText(question)}.</p>
        <Noticed problems={problems} />
        <span className="bw-inline bw-site-exports">
          <button type="button" className="bw-link" onClick={() => void actions.exportSite('csv')}>
            Export CSV
          </button>
          <button type="button" className="bw-link" onClick={() => void actions.exportSite('json')}>
            Export JSON
          </button>
        </span>
      </div>
      <div className="bw-split bw-ride-split bw-site-split">
        <SiteTable places={places} answers={answers} isStale={isStale} />
        <SiteFigure answers={answers} isStale={isStale} />
      </div>
    </>
  );
}
