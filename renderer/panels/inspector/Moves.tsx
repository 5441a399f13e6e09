import { useCallback } from 'react';
import type { DesignItem } from '#models/project/design.ts';
import type { Band, DesignResult } from '#models/results/design-result.ts';
import { amount, celsius, signedKelvin } from '#renderer/panels/figures.tsx';
import { Hint } from '#renderer/panels/hint/Hint.tsx';
import { Pairs } from '#renderer/panels/inspector/Pairs.tsx';
import { Section } from '#renderer/panels/inspector/Section.tsx';
import { useAsked } from '#renderer/panels/use-asked.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Quantities that are listed. */
const most = 10;
/** How sure the part's temperature is, and what moves it: ten per cent more of each quantity, the strongest first. */
export function Moves({ item }: { readonly item: DesignItem }) {
  const result = useWorkbench((state) => state.result);
  const part = result?.parts.find(({ id }) => id === item.id);
  if (result?.fidelity !== 'network' || result.status !== 'converged' || !part || part.temperature === null)
    return null;
  return (
    <Section title="How sure, and what moves it?" startsClosed>
      <MovesList key={item.id} item={item} result={result} />
    </Section>
  );
}

function MovesList({ item, result }: { readonly item: DesignItem; readonly result: DesignResult }) {
  const actions = useWorkbench((state) => state.actions);
  const ask = useCallback(() => actions.findDrivers(item.id), [actions, item.id]);
  const found = useAsked(result, ask);
  if (!found) return <p className="bw-hint">Working it out…</p>;
  if (!found.answer) return <p className="bw-hint">The solver has no answer to this.</p>;
  const { band, drivers } = found.answer;
  const shown = drivers.slice(0, most);
  const largest = Math.max(1e-9, ...shown.map(({ effect }) => Math.abs(effect)));
  return (
    <div data-stale={found.isOld || undefined} className="bw-stalable">
      <BandFigures band={band} />
      <p className="bw-why-summary">10 % more of each, 1 K for the room, all else as it is:</p>
      <ol className="bw-ladder">
        {shown.map(({ placement, name, what, effect }) => (
          <li key={`${placement ?? ''}/${what}`} className="bw-rung">
            <span className="bw-rung-label">{name === null ? what : `${name}: ${what}`}</span>
            <span className="bw-number">{signedKelvin(effect)}</span>
            <span className="bw-bar" aria-hidden>
              <span className="bw-bar-fill" style={{ width: `${(Math.abs(effect) / largest) * 100}%` }} />
            </span>
          </li>
        ))}
      </ol>
      {shown.length === 0 && <p className="bw-hint">Nothing moves it by a hundredth of a kelvin.</p>}
    </div>
  );
}

/** Where the temperature may lie, and what that comes from. */
function BandFigures({ band: { low, high, exceeds, origins } }: { readonly band: Band }) {
  const tip = () => (
    <>
      {origins.map(({ name, share, basis }) => (
        <div key={name}>
          {percentText(share)} {name} <span className="bw-tip-faint">{basis}</span>
        </div>
      ))}
    </>
  );
  const rows: (readonly [string, string])[] = [
    ['Nine in ten lie between', `${celsius(low)} and ${celsius(high)}`],
  ];
  if (exceeds !== null)
    rows.push(['Above its limit', exceeds < 0.001 ? 'in less than 0.1 %' : `in ${percentText(exceeds)}`]);
  return (
    <Hint renderLabel={tip}>
      <div tabIndex={0}>
        <Pairs rows={rows} />
      </div>
    </Hint>
  );
}

function percentText(share: number): string {
  return amount(share, 'ratio', '%', 2);
}
