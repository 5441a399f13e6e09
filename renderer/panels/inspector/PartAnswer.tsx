import type { DesignItem } from '#models/project/design.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { amount, celsius, powerText, signedKelvin } from '#renderer/panels/figures.tsx';
import { coolantAnswer } from '#renderer/panels/inspector/coolant-answer.ts';
import { Held } from '#renderer/panels/inspector/Held.tsx';
import { Pairs } from '#renderer/panels/inspector/Pairs.tsx';
import { Section } from '#renderer/panels/inspector/Section.tsx';
import { marginState, stateTexts } from '#renderer/panels/part-state.ts';
import { StateMark } from '#renderer/panels/StateMark.tsx';
import { useWorkbench } from '#renderer/store/workbench.ts';

const places = {
  junction: 'Junction',
  case: 'Case',
  surface: 'Surface',
  air: 'Air',
  coolant: 'Coolant',
} as const;
const fanStates = {
  running: 'Running',
  stalled: 'Stalled',
  'back-flow': 'Air flows back through it',
  failed: 'Failed',
};

/** What the solver says of one part. */
export function PartAnswer({ item }: { readonly item: DesignItem }) {
  const result = useWorkbench((state) => state.result);
  const isStale = useWorkbench((state) => state.stale);
  const rows = result ? answerRows(item, result) : [];
  const part = result?.parts.find((entry) => entry.id === item.id);
  if (!result) {
    return (
      <Section title="Answer">
        <p className="bw-hint">Not solved yet.</p>
      </Section>
    );
  }
  if (rows.length === 0) return null;
  const state = marginState(part?.margin ?? null);
  return (
    <Section title="Answer" aside={isStale && <span className="bw-faint">≈ stale</span>}>
      <div data-stale={isStale || undefined} className="bw-stalable">
        {part && part.temperature !== null && (
          <div className="bw-hero">
            <span className="bw-hero-value bw-number">{celsius(part.temperature)}</span>
            <span className="bw-hero-side">
              <span>{part.temperatureOf ? places[part.temperatureOf] : 'Temperature'}</span>
              {part.limit !== null && <span className="bw-faint">limit {celsius(part.limit)}</span>}
            </span>
            {state && (
              <span className={state === 'fine' ? 'bw-good' : state === 'near-limit' ? 'bw-warn' : 'bw-bad'}>
                <StateMark state={state} /> {part.margin !== null && `${signedKelvin(part.margin)} margin`}
              </span>
            )}
          </div>
        )}
        {part && part.temperature !== null && part.limit !== null && (
          <MarginBar temperature={part.temperature} limit={part.limit} ambient={part.airTemperature} />
        )}
        <Pairs rows={rows} />
        {part && item.kind === 'accelerator' && state === 'over-limit' && (
          <Held part={part} result={result} />
        )}
        {state === 'near-limit' && <p className="bw-hint">{stateTexts[state]}: the margin is within 5 K.</p>}
      </div>
    </Section>
  );
}

/** How much of the way from the air to the limit is used. */
function MarginBar({
  temperature,
  limit,
  ambient,
}: {
  readonly temperature: number;
  readonly limit: number;
  readonly ambient: number | null;
}) {
  if (ambient === null || limit <= ambient) return null;
  const share = Math.max(0, (temperature - ambient) / (limit - ambient));
  return (
    <div
      className="bw-bar"
      role="img"
      aria-label={`${Math.round(share * 100)} % of the way from the air at the part to its limit`}
    >
      <span
        className="bw-bar-fill"
        data-over={share > 1 || undefined}
        style={{ width: `${Math.min(100, share * 100)}%` }}
      />
    </div>
  );
}

function answerRows(item: DesignItem, result: DesignResult): (readonly [string, string])[] {
  const rows: (readonly [string, string])[] = [];
  const part = result.parts.find((entry) => entry.id === item.id);
  const fan = result.fans.find((entry) => entry.id === item.id);
  const opening = result.openings.find((entry) => entry.id === item.id);
  const supply = result.supplies.find((entry) => entry.id === item.id);
  const fluid = result.bath ? 'Coolant' : 'Air';
  if (fan) {
    rows.push(['State', fanStates[fan.state]]);
    rows.push(['Flow', flowText(fan.flow)]);
    rows.push(['Pressure rise', amount(fan.pressure, 'pressure', 'Pa')]);
    rows.push([
      'Speed',
      `${amount(fan.speed, 'rotational-speed', 'rpm')} · ${amount(fan.speedRatio, 'ratio', '%')}`,
    ]);
    rows.push(['Electrical power', powerText(fan.power)]);
    rows.push(['Noise at 1 m', amount(fan.noise, 'sound-level', 'dB(A)')]);
  }
  if (opening) {
    const way = `${fluid} ${opening.flow >= 0 ? 'in' : 'out'}`;
    rows.push([way, flowText(Math.abs(opening.flow))]);
    rows.push(['Pressure drop', amount(opening.pressureDrop, 'pressure', 'Pa')]);
    rows.push([`${fluid} temperature`, celsius(opening.temperature)]);
  }
  if (supply) {
    rows.push(['Output', powerText(supply.output)]);
    rows.push(['Input', powerText(supply.input)]);
    rows.push(['Load', amount(supply.load, 'ratio', '%')]);
    rows.push(['Efficiency', amount(supply.efficiency, 'ratio', '%')]);
    rows.push(['Feed current', amount(supply.current, 'current', 'A')]);
  }
  if (item.kind === 'chassis' && result.bath) {
    const { volume, mass, coolest, warmest } = result.bath;
    rows.push(['Coolant in it', `${amount(volume, 'volume', 'L')} · ${amount(mass, 'mass', 'kg')}`]);
    rows.push(['Its temperature', `${celsius(coolest)} to ${celsius(warmest)}`]);
  }
  rows.push(...coolantAnswer(item, result));
  if (part) {
    if (!fan && !supply && part.power > 0) rows.push(['Power', powerText(part.power)]);
    if (part.heat > 0) rows.push(['Heat', powerText(part.heat)]);
    if (part.airTemperature !== null && part.temperatureOf !== 'air') {
      rows.push([`${fluid} at the part`, celsius(part.airTemperature)]);
    }
    if (part.airVelocity !== null)
      rows.push([`${fluid} velocity`, amount(part.airVelocity, 'velocity', 'm/s')]);
  }
  return rows;
}

function flowText(flow: number): string {
  return `${amount(flow, 'volume-flow', 'm3/h')} · ${amount(flow, 'volume-flow', 'CFM')}`;
}
