import { Hint } from '#renderer/panels/hint/Hint.tsx';
import { TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import type { DesignItem } from '#models/project/design.ts';
import type { Rung } from '#models/results/design-result.ts';
import { amount, celsius, powerText, signedKelvin } from '#renderer/panels/figures.tsx';
import { Section } from '#renderer/panels/inspector/Section.tsx';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** "Why 87 °C?": the way from ambient to the part, each rung in kelvin with the relation behind it. */
export function Why({ item }: { readonly item: DesignItem }) {
  const result = useWorkbench((state) => state.result);
  const isStale = useWorkbench((state) => state.stale);
  const explanation = useWorkbench((state) => state.explanation);
  const actions = useWorkbench((state) => state.actions);
  const temperature = result?.parts.find((part) => part.id === item.id)?.temperature ?? null;
  const canExplain = temperature !== null && result?.fidelity === 'network' && result.status === 'converged';
  useEffect(() => {
    if (result !== null && canExplain && !isStale) void actions.explain(item.id);
  }, [canExplain, isStale, item.id, result, actions]);
  if (!canExplain) return null;
  const shown = explanation?.id === item.id ? explanation : null;
  const largest = Math.max(1e-9, ...(shown?.rungs.map((rung) => Math.abs(rung.rise)) ?? []));
  return (
    <Section title={`Why ${celsius(temperature)}?`}>
      {shown ? (
        <div data-stale={isStale || undefined} className="bw-stalable">
          <p className="bw-why-summary">{shown.summary}</p>
          <ol className="bw-ladder">
            <li className="bw-ladder-end">
              <span>Ambient</span>
              <span className="bw-number">{celsius(shown.ambient)}</span>
            </li>
            {shown.rungs.map((rung, index) => (
              <LadderRung
                key={`${index}-${rung.label}`}
                rung={rung}
                largest={largest}
                endsRun={rung.relationName !== shown.rungs[index + 1]?.relationName}
              />
            ))}
            <li className="bw-ladder-end">
              <span>{shown.name}</span>
              <span className="bw-number">{celsius(shown.temperature)}</span>
            </li>
          </ol>
        </div>
      ) : (
        <p className="bw-hint">Working it out…</p>
      )}
    </Section>
  );
}

/** `endsRun`: the next rung has another relation; one that stands for several is named once, under the last. */
function LadderRung({
  rung,
  largest,
  endsRun,
}: {
  readonly rung: Rung;
  readonly largest: number;
  readonly endsRun: boolean;
}) {
  const share = Math.abs(rung.rise) / largest;
  const tip = () => (
    <>
      <div>
        {rung.from} → {rung.to}
      </div>
      <div>
        {rung.heat !== null && `${powerText(rung.heat)} `}
        {rung.resistance !== null && `over ${amount(rung.resistance, 'thermal-resistance', 'K/W')}`}
      </div>
      <div>{rung.relationName}</div>
      {rung.validity !== '' && <div>Valid: {rung.validity}</div>}
      <div className="bw-tip-faint">{rung.source}</div>
    </>
  );
  return (
    <Hint renderLabel={tip}>
      <li className="bw-rung" tabIndex={0}>
        <span className="bw-rung-label">
          {rung.label}
          {!rung.inRange && (
            <span className="bw-warn" title="Outside the range in which the relation was found">
              <TriangleAlert size={12} aria-label="outside its validity range" />
            </span>
          )}
        </span>
        <span className="bw-number">{signedKelvin(rung.rise)}</span>
        <span className="bw-bar" aria-hidden>
          <span className="bw-bar-fill" style={{ width: `${share * 100}%` }} />
        </span>
        {endsRun && <span className="bw-rung-relation bw-faint bw-clip">{rung.relationName}</span>}
      </li>
    </Hint>
  );
}
