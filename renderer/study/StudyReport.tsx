import { CircleAlert } from 'lucide-react';
import type { ReportBlock, TableBlock } from '#models/results/report.ts';
import { CurvesFigure } from '#renderer/study/CurvesFigure.tsx';
import { PlanFigure } from '#renderer/study/PlanFigure.tsx';
import { isStale } from '#renderer/study/study-words.ts';
import { useStudy } from '#renderer/study/use-study.ts';

/** What the answer says: warnings first, then figures and tables in their order. */
export function StudyReport() {
  const answer = useStudy((study) => study.answer);
  const stale = useStudy(isStale);
  const refusal = useStudy((study) => study.refusal);
  const hasErrors = useStudy((study) => study.problems.some(({ severity }) => severity === 'error'));
  if (!answer)
    return (
      <p className="bw-empty">
        {refusal ??
          (hasErrors ? 'Something in the document is wrong; it is marked on the left.' : 'Solving…')}
      </p>
    );
  const { headline, blocks } = answer.report;
  const warned = blocks.filter((block) => block.type === 'lines' && block.tone === 'warning');
  return (
    <div
      className="bw-scroll bw-study-report bw-stalable"
      data-stale={stale || undefined}
      tabIndex={0}
      role="region"
      aria-label="Answer"
    >
      {refusal !== null && <p className="bw-study-warning">No answer to this: {refusal}</p>}
      <p className="bw-study-headline">{headline}</p>
      {[...warned, ...blocks.filter((block) => !warned.includes(block))].map((block, index) => (
        // Blocks have no names of their own, and their order is that of the answer.
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: ReportBlock }) {
  switch (block.type) {
    case 'figures':
      return (
        <section className="bw-study-block">
          {block.title !== null && <h3>{block.title}</h3>}
          <dl className="bw-pairs bw-study-pairs">
            {block.rows.map(([label, value]) => (
              <div key={`${label} ${value}`}>
                <dt data-below={label.startsWith('  ') || undefined}>{label.trim()}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      );
    case 'table':
      return <TableOf block={block} />;
    case 'curves':
      return <CurvesFigure block={block} />;
    case 'plan':
      return <PlanFigure block={block} />;
    default:
      return (
        <section className="bw-study-block">
          {block.title !== null && <h3>{block.title}</h3>}
          <ul className={block.tone === 'warning' ? 'bw-study-warning' : 'bw-study-notes'}>
            {block.lines.map((line) => (
              <li key={line}>
                {block.tone === 'warning' && <CircleAlert size={13} aria-label="Warning:" />}
                <span>{line}</span>
              </li>
            ))}
          </ul>
        </section>
      );
  }
}

function TableOf({ block: { columns, rows } }: { readonly block: TableBlock }) {
  return (
    <div className="bw-study-block bw-study-table">
      <table className="bw-table">
        <thead>
          <tr>
            {columns.map(({ title, align }, index) => (
              <th key={`${title} ${index}`} scope="col" data-align={align}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row[0]} ${index}`}>
              {columns.map(({ title, align }, at) => (
                <td
                  key={`${title} ${at}`}
                  data-align={align}
                  data-below={(at === 0 && row[0]?.startsWith('  ')) || undefined}
                >
                  {row[at]?.trim()}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
