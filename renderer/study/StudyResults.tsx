import { Switch, Tabs } from '@mantine/core';
import { useMemo, useState } from 'react';
import { compareReports } from '#models/results/compare-reports.ts';
import { useStudy } from '#renderer/study/use-study.ts';

/** What is wrong with the document, and answers side by side. */
export function StudyResults() {
  const problems = useStudy((study) => study.problems);
  const warned = useStudy((study) => study.answer?.report.blocks ?? none).flatMap((block) =>
    block.type === 'lines' && block.tone === 'warning' ? block.lines : [],
  );
  const hasError = problems.some(({ severity }) => severity === 'error');
  const count = problems.length + warned.length;
  const tone = hasError ? 'bad' : count > 0 ? 'warn' : 'good';
  return (
    <Tabs className="bw-results" defaultValue="checks">
      <Tabs.List aria-label="Results">
        <Tabs.Tab value="checks">
          Checks
          <span className="bw-count" data-tone={tone}>
            {count}
          </span>
        </Tabs.Tab>
        <Tabs.Tab value="compare">Compare</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="checks" className="bw-results-panel">
        <div className="bw-scroll" tabIndex={0} role="region" aria-label="Checks">
          {count === 0 ? (
            <p className="bw-empty">Nothing is wrong.</p>
          ) : (
            <ul className="bw-study-checks">
              {problems.map(({ path, message, remedy, severity }) => (
                <li key={`${path} ${message}`} data-severity={severity}>
                  <span className="bw-faint">{path}</span> {message}; {remedy}
                </li>
              ))}
              {warned.map((line) => (
                <li key={line} data-severity="warning">
                  {line}
                </li>
              ))}
            </ul>
          )}
        </div>
      </Tabs.Panel>
      <Tabs.Panel value="compare" className="bw-results-panel">
        <Compare />
      </Tabs.Panel>
    </Tabs>
  );
}

const none: readonly never[] = [];

function Compare() {
  const kept = useStudy((study) => study.kept);
  const answer = useStudy((study) => study.answer);
  const [showsAll, setShowsAll] = useState(false);
  const rows = useMemo(
    () => (answer ? compareReports([...kept.map(({ report }) => report), answer.report]) : []),
    [kept, answer],
  );
  if (kept.length === 0 || !answer)
    return <p className="bw-empty">Keep an answer on the left, change the document, and compare here.</p>;
  const shown = showsAll ? rows : rows.filter(({ isSame }) => !isSame);
  return (
    <div className="bw-scroll" tabIndex={0} role="region" aria-label="Answers side by side">
      <div className="bw-study-body">
        <Switch
          size="xs"
          label={`Equal figures too (${rows.filter(({ isSame }) => isSame).length})`}
          checked={showsAll}
          onChange={(event) => setShowsAll(event.currentTarget.checked)}
        />
      </div>
      {shown.length === 0 ? (
        <p className="bw-empty">All figures are the same.</p>
      ) : (
        <table className="bw-table">
          <thead>
            <tr>
              <th scope="col">Of</th>
              <th scope="col">Figure</th>
              {kept.map(({ name }, index) => (
                <th key={`${name} ${index}`} scope="col" data-align="right">
                  {index + 1}. {name}
                </th>
              ))}
              <th scope="col" data-align="right">
                Now
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ block, label, values }) => (
              <tr key={`${block} ${label}`}>
                <td className="bw-faint">{block}</td>
                <td>{label}</td>
                {values.map((value, index) => (
                  <td key={index} data-align="right">
                    {value ?? '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
