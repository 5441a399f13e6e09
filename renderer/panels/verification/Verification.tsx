import { Button } from '@mantine/core';
import { CircleAlert, CircleCheck, LoaderCircle, Play, X } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { secondsText } from '#renderer/panels/figures.tsx';
import { SearchInput } from '#renderer/panels/SearchInput.tsx';
import { groupRows, keyOf } from '#renderer/panels/verification/verification-rows.ts';
import { VerificationDetail } from '#renderer/panels/verification/VerificationDetail.tsx';
import { VerificationTable } from '#renderer/panels/verification/VerificationTable.tsx';
import type { WorkbenchState } from '#renderer/store/contract.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';
import '#renderer/panels/verification/verification.css';

/** Every published answer beside the solver's own, computed on this machine. */
export function Verification() {
  const run = useWorkbench((state) => state.verification);
  const actions = useWorkbench((state) => state.actions);
  const [text, setText] = useState('');
  const [failedOnly, setFailedOnly] = useState(false);
  const [picked, setPicked] = useState<string | null>(null);
  const words = useDeferredValue(text);
  const groups = useMemo(
    () => groupRows(run.rows, { text: words, failedOnly }),
    [run.rows, words, failedOnly],
  );
  const shown = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const row = run.rows.find((candidate) => keyOf(candidate) === picked);
  return (
    <div className="bw-verification">
      <div className="bw-verification-tools">
        <Button
          leftSection={<Play size={12} aria-hidden />}
          disabled={run.running}
          onClick={() => void actions.runVerification()}
        >
          Run again
        </Button>
        <Button
          variant="default"
          leftSection={<X size={12} aria-hidden />}
          disabled={!run.running}
          onClick={() => actions.cancelVerification()}
        >
          Cancel
        </Button>
        <SearchInput value={text} onChange={setText} label="Search the rows" />
        <label className="bw-inline">
          <input
            type="checkbox"
            checked={failedOnly}
            onChange={(event) => setFailedOnly(event.currentTarget.checked)}
          />
          Failed only
        </label>
      </div>
      <Outcome run={run} shown={shown} isFiltered={words.trim() !== '' || failedOnly} />
      {groups.length > 0 ? (
        <VerificationTable groups={groups} picked={picked} onPick={setPicked} />
      ) : (
        <p className="bw-empty bw-verification-empty">{emptyText(run, failedOnly)}</p>
      )}
      <VerificationDetail row={row} />
    </div>
  );
}

function emptyText({ rows, running }: WorkbenchState['verification'], failedOnly: boolean): string {
  if (rows.length === 0) return running ? 'The first case runs.' : 'No case has run.';
  return failedOnly && rows.every((row) => row.ok) ? 'No row has failed.' : 'No row matches.';
}

/** One sentence on the run, as a status: it is read out when it changes. */
function Outcome({
  run,
  shown,
  isFiltered,
}: {
  readonly run: WorkbenchState['verification'];
  readonly shown: number;
  readonly isFiltered: boolean;
}) {
  const { rows, done, cases, running } = run;
  const ok = rows.filter((row) => row.ok).length;
  const isPartial = !running && done < cases;
  const isGood = ok === rows.length && !isPartial && run.fault === null;
  return (
    <div className="bw-verification-outcome">
      <p role="status" className="bw-inline">
        {running ? (
          <>
            <LoaderCircle size={15} className="bw-turning" aria-hidden /> Running
          </>
        ) : (
          <>
            {isGood ? (
              <CircleCheck size={15} className="bw-good" aria-hidden />
            ) : (
              <CircleAlert size={15} className={ok < rows.length ? 'bw-bad' : 'bw-warn'} aria-hidden />
            )}
            <strong>
              {ok} of {rows.length} rows within tolerance
              {isPartial ? '' : `, in ${secondsText(run.seconds)} on this machine`}
            </strong>
            {isPartial && <span>{stopText(run)}</span>}
          </>
        )}
      </p>
      {running && (
        <>
          <progress aria-label="Cases that have run" max={Math.max(1, cases)} value={done} />
          <span className="bw-faint bw-clip">
            {cases > 0 && `case ${done + 1} of ${cases}`}
            {run.current && `: ${run.current}`}
          </span>
        </>
      )}
      {isFiltered && (
        <span className="bw-faint">
          {shown} {shown === 1 ? 'row' : 'rows'} shown
        </span>
      )}
    </div>
  );
}

function stopText({ done, cases, fault }: WorkbenchState['verification']): string {
  const so = `after ${done} of ${cases} cases`;
  return fault === null ? `Cancelled ${so}.` : `Stopped ${so}: ${fault}`;
}
