import { ArrowRight, Trophy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { compareDesigns } from '#models/compare/compare.ts';
import type { ComparisonRow } from '#models/compare/comparison-row.ts';
import type { PartChanges } from '#models/compare/part-changes.ts';
import { configurationOf, configurationsOf } from '#models/project/query.ts';
import type { ConfigurationId } from '#models/project/records.ts';
import { formatQuantity } from '#models/units/units.ts';
import { CompareFields } from '#renderer/panels/results/CompareFields.tsx';
import { ComparedValue, rowUnit } from '#renderer/panels/results/ComparedValue.tsx';
import { mostCompared } from '#renderer/store/compare.ts';
import type { WorkbenchState } from '#renderer/store/contract.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Two to six configurations side by side: differences first, the best of each figure marked. */
export function Compare() {
  const project = useWorkbench((state) => state.project);
  const current = useWorkbench((state) => state.configuration);
  const comparison = useWorkbench((state) => state.comparison);
  const isStale = useWorkbench((state) => state.stale);
  const actions = useWorkbench((state) => state.actions);
  const [onlyDifferences, setOnlyDifferences] = useState(true);
  const configurations = configurationsOf(project);
  const [wanted, setWanted] = useState<readonly ConfigurationId[] | null>(null);
  const known = new Set(configurations.map((configuration) => configuration.id));
  const start = [current, ...configurations.map((item) => item.id).filter((id) => id !== current)].slice(
    0,
    3,
  );
  const chosen = (wanted ?? start).filter((id) => known.has(id));
  const chosenKey = chosen.join('\n');

  useEffect(() => {
    const ids = chosenKey.split('\n').filter((id) => configurationOf(project, id));
    if (ids.length >= 2) void actions.compare(ids);
  }, [chosenKey, project, actions]);

  const { entries, compared } = compareChosen(comparison, chosen);

  if (configurations.length < 2) {
    return (
      <div className="bw-empty bw-empty-steps">
        <p>There is one configuration; a comparison needs two.</p>
        <ol>
          <li>Duplicate this one: Design → Duplicate this configuration.</li>
          <li>Change the copy: other fans, another heat sink, a warmer room.</li>
          <li>Come back here: what differs, and which is better at what.</li>
        </ol>
        <div className="bw-buttons bw-buttons-left">
          <button
            type="button"
            className="bw-link"
            onClick={() => actions.duplicateConfiguration(`${configurations[0]?.name ?? 'Base'} (copy)`)}
          >
            Duplicate this configuration
          </button>
        </div>
      </div>
    );
  }
  const toggle = (id: ConfigurationId, isOn: boolean) =>
    setWanted(isOn ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <div className="bw-compare">
      <div className="bw-compare-pick">
        <fieldset>
          <legend>Compare</legend>
          {configurations.map((configuration) => {
            const isOn = chosen.includes(configuration.id);
            return (
              <label key={configuration.id}>
                <input
                  type="checkbox"
                  checked={isOn}
                  disabled={!isOn && chosen.length >= mostCompared}
                  onChange={(event) => toggle(configuration.id, event.currentTarget.checked)}
                />
                {configuration.name}
              </label>
            );
          })}
        </fieldset>
        <label>
          <input
            type="checkbox"
            checked={onlyDifferences}
            onChange={(event) => setOnlyDifferences(event.currentTarget.checked)}
          />
          Differences only
        </label>
        {compared && (
          <Verdict rows={compared.groups.flatMap((group) => group.rows)} labels={compared.labels} />
        )}
      </div>
      {chosen.length < 2 && <p className="bw-empty">Pick at least two configurations.</p>}
      {chosen.length >= 2 && !compared && <p className="bw-empty">Solving the configurations…</p>}
      {compared && (
        <div
          className="bw-scroll bw-table-wrap bw-stalable"
          data-stale={isStale || undefined}
          tabIndex={0}
          role="region"
          aria-label="Comparison"
        >
          <CompareFields ids={chosen} />
          <table className="bw-table bw-compare-table">
            <thead>
              <tr>
                <th scope="col">Figure</th>
                {compared.labels.map((label, index) => (
                  <th key={entries[index]?.id ?? label} scope="col" data-align="right">
                    {index === 0 && <span className="bw-unit">reference: </span>}
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            {compared.groups.map((group) => {
              const differing = group.rows.filter((row) => row.differs);
              const rows = onlyDifferences
                ? differing
                : [...differing, ...group.rows.filter((row) => !row.differs)];
              if (rows.length === 0) return null;
              return (
                <tbody key={group.name}>
                  <tr className="bw-table-group">
                    <th scope="rowgroup" colSpan={compared.labels.length + 1}>
                      {group.name}
                    </th>
                  </tr>
                  {rows.map((row) => (
                    <tr key={row.key} data-same={!row.differs || undefined}>
                      <th scope="row">
                        {row.label}
                        {row.unit && <span className="bw-unit"> {rowUnit(row)}</span>}
                      </th>
                      {row.values.map((value, index) => (
                        <td key={entries[index]?.id ?? index} data-align="right">
                          <ComparedValue row={row} index={index} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              );
            })}
          </table>
          <div className="bw-changes">
            {compared.changes.map((changes, index) => (
              <Changes
                key={entries[index]?.id ?? index}
                changes={changes}
                title={`${compared.labels[0] ?? ''} → ${compared.labels[index] ?? ''}`}
              />
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

function compareChosen(comparison: WorkbenchState['comparison'], ids: readonly ConfigurationId[]) {
  const entries = ids.flatMap((id) => {
    const entry = comparison.get(id);
    return entry ? [{ id, label: entry.design.configuration.name, ...entry }] : [];
  });
  return { entries, compared: entries.length >= 2 ? compareDesigns(entries) : null };
}

/** How often each is the best, in words. */
function Verdict({
  rows,
  labels,
}: {
  readonly rows: readonly ComparisonRow[];
  readonly labels: readonly string[];
}) {
  const wins = labels.map((_, index) => rows.filter((row) => row.winner === index).length);
  const top = Math.max(...wins);
  if (top === 0) return <p className="bw-hint">None is better than another in any figure.</p>;
  const best = labels.filter((_, index) => wins[index] === top);
  const rest = labels
    .map((label, index) => [label, wins[index] ?? 0] as const)
    .filter(([, count]) => count < top);
  return (
    <p className="bw-hint">
      <Trophy size={12} aria-hidden /> {best.join(' and ')} {best.length === 1 ? 'is' : 'are each'} the best
      in {top} figures
      {rest.length > 0 && ` (${rest.map(([label, count]) => `${label}: in ${count}`).join('; ')})`}.
    </p>
  );
}

function Changes({ changes, title }: { readonly changes: PartChanges; readonly title: string }) {
  const lines: (readonly [string, string])[] = [
    ...changes.added.map((part) => [`+ ${part.name}`, part.model] as const),
    ...changes.removed.map((part) => [`− ${part.name}`, part.model] as const),
    ...changes.replaced.map((part) => [part.name, `${part.from} → ${part.model}`] as const),
    ...changes.moved.map(
      (part) => [part.name, `moved ${formatQuantity(part.distance, 'length', 'mm')}`] as const,
    ),
    ...changes.changed.map((part) => [part.name, part.figures.join(', ')] as const),
  ];
  if (lines.length === 0) return null;
  return (
    <section aria-label={`Changed parts, ${title}`}>
      <h3 className="bw-list-heading">
        <ArrowRight size={12} aria-hidden /> Changed parts, {title}{' '}
        <span className="bw-faint">{lines.length}</span>
      </h3>
      <ul className="bw-change-list">
        {lines.map(([name, text]) => (
          <li key={`${name}/${text}`}>
            <span>{name}</span> <span className="bw-faint">{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
