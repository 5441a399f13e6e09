import { SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import { FieldAir } from '#renderer/panels/results/FieldAir.tsx';
import { CalibrationHead, FieldCalibration } from '#renderer/panels/results/FieldCalibration.tsx';
import { FieldCourse } from '#renderer/panels/results/FieldCourse.tsx';
import { airflowText, balanceText, disagreementText } from '#renderer/panels/results/field-words.ts';
import { fieldRows } from '#renderer/panels/results/field-rows.ts';
import { FieldParts } from '#renderer/panels/results/FieldParts.tsx';
import type { FieldAnswerView, WorkbenchState } from '#renderer/store/contract.ts';
import { isSameToField } from '#renderer/store/same-design.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

const views: readonly FieldAnswerView[] = ['Parts', 'Air', 'Course', 'Left out', 'Calibrate'];

/** What the last run came to, beside the network: parts, air, how it got there, what it leaves out. */
export function FieldAnswer({
  answer,
  onBack,
}: {
  readonly answer: NonNullable<WorkbenchState['field']['answer']>;
  /** Back to the run that goes on; null where none does. */
  readonly onBack: (() => void) | null;
}) {
  const isStale = useWorkbench((state) => !isSameToField(state.design, answer.design));
  const view = useWorkbench((state) => state.fieldAnswerView);
  const actions = useWorkbench((state) => state.actions);
  const { report, status, history } = answer;
  const rows = useMemo(() => fieldRows(report), [report]);
  const isDimmed = isStale || status !== 'converged';
  return (
    <>
      <div className="bw-run-views">
        <SegmentedControl
          size="xs"
          aria-label="What is shown of the field"
          value={view}
          data={[...views]}
          onChange={(value) => actions.setFieldAnswerView(views.find((one) => one === value) ?? 'Parts')}
        />
        {view === 'Calibrate' ? (
          <CalibrationHead isStale={isStale} />
        ) : (
          <span className="bw-faint bw-clip">
            {view === 'Parts' && disagreementText(rows)}
            {view === 'Air' && airflowText(answer)}
            {view === 'Course' && balanceText(answer)}
          </span>
        )}
        {onBack && (
          <button type="button" className="bw-link" onClick={onBack}>
            Back to the run
          </button>
        )}
      </div>
      {view === 'Parts' && <FieldParts rows={rows} isStale={isDimmed} />}
      {view === 'Air' && <FieldAir answer={report.answer} isStale={isDimmed} />}
      {view === 'Course' && (
        <FieldCourse plan={report.plan} history={[...history, report.last]} onAnswer={null} />
      )}
      {view === 'Calibrate' && <FieldCalibration answer={answer} isStale={isStale} />}
      {view === 'Left out' && (
        <ul className="bw-run-notes bw-scroll" tabIndex={0} aria-label="What the field leaves out">
          {report.plan.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  );
}
