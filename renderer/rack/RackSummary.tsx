import type { ReactNode } from 'react';
import { amount, celsius, powerText, signedKelvin } from '#renderer/panels/figures.tsx';
import {
  airText,
  degrees,
  isStale,
  kilograms,
  litresText,
  percent,
  toneOf,
  type Tone,
} from '#renderer/rack/rack-words.ts';
import { useRack } from '#renderer/rack/use-rack.ts';
import type { RackTab } from '#renderer/store/rack-contract.ts';
import type { RackResult } from '#solver/rack/contract.ts';

/** The figures that a rack is judged by; weight and checks hold at once, the others follow from the solve. */
export function RackSummary() {
  const session = useRack((rack) => rack);
  const { answer, stability, findings } = session;
  const { weight, tilt, floorLoad, footLoad } = stability;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const hasWarning = findings.some(({ severity }) => severity === 'warning');
  const least = Math.min(...Object.values(tilt));
  return (
    <div className="bw-scroll" tabIndex={0} role="region" aria-label="Summary">
      <div className="bw-cards">
        {answer && <Solved result={answer.answer.result} isStale={isStale(session)} />}
        <Card title="Mass, frame included" value={kilograms(weight.mass)} tab="weight">
          <span>centre of gravity at {amount(weight.centre[2], 'length', 'mm')}</span>
          <span>
            {amount(floorLoad, 'pressure', 'kPa')} on the floor, {kilograms(footLoad)} on a foot
          </span>
          <span>tips at {degrees(least)} or more</span>
        </Card>
        <Card
          title="Checks"
          value={findings.length === 0 ? 'all hold' : `${findings.length} found`}
          tab="checks"
          tone={errors > 0 ? 'bad' : hasWarning ? 'warn' : undefined}
        >
          <span>{findings[0]?.message ?? 'fit, mass, floor load and tipping'}</span>
        </Card>
      </div>
    </div>
  );
}

function Solved({ result, isStale: old }: { readonly result: RackResult; readonly isStale: boolean }) {
  const { power, air, coolant, door, slots } = result;
  const nearest = slots.reduce<(typeof slots)[number] | null>(
    (best, slot) =>
      slot.margin !== null && (best === null || slot.margin < (best.margin ?? Infinity)) ? slot : best,
    null,
  );
  const inlets = slots.map(({ inlet }) => inlet);
  return (
    <>
      <Card title="Power from the feed" value={powerText(power.feed)} tab="enclosures" isStale={old}>
        <span>{powerText(power.enclosures)} to enclosures</span>
        <span>{powerText(power.others)} to all else</span>
        {power.bus && (
          <span>
            bars {amount(power.bus.current, 'current', 'A')}, shelves at {percent(power.bus.shelfLoad)}
          </span>
        )}
      </Card>
      <Card
        title="Nearest to its limit"
        value={nearest?.margin == null ? 'no limit' : signedKelvin(nearest.margin)}
        tab="enclosures"
        tone={toneOf(nearest?.margin)}
        isStale={old}
      >
        {nearest && (
          <span>
            {nearest.hottest} in {nearest.name}
          </span>
        )}
        {inlets.length > 0 && (
          <span>
            inlets {celsius(Math.min(...inlets))} to {celsius(Math.max(...inlets))}
          </span>
        )}
        {result.problems.length > 0 && <span className="bw-warn">beyond what is known, see checks</span>}
      </Card>
      <Card title="Air from the room" value={airText(air.airflow)} tab="enclosures" isStale={old}>
        <span>exhaust {celsius(air.exhaust)}</span>
        <span>{airText(air.recirculated)} recirculated</span>
        <span>{powerText(air.heat)} to the room</span>
      </Card>
      {coolant && (
        <Card title="Coolant" value={litresText(coolant.flow)} tab="supply" isStale={old}>
          <span>
            {celsius(coolant.supply)} to {celsius(coolant.back)}
          </span>
          <span>
            {powerText(coolant.heat)}, {amount(coolant.drop, 'pressure', 'kPa')}
          </span>
          <span>{amount(coolant.velocity, 'velocity', 'm/s')} in the manifolds</span>
        </Card>
      )}
      {door && (
        <Card title="Door exchanger" value={powerText(door.heat)} tab="enclosures" isStale={old}>
          <span>air out {celsius(door.airOut)}</span>
          <span>water out {celsius(door.waterOut)}</span>
        </Card>
      )}
    </>
  );
}

function Card({
  title,
  value,
  tab,
  tone,
  isStale: old = false,
  children,
}: {
  readonly title: string;
  readonly value: string;
  readonly tab: RackTab;
  readonly tone?: Tone;
  readonly isStale?: boolean;
  readonly children: ReactNode;
}) {
  const actions = useRack((rack) => rack.actions);
  return (
    <button
      type="button"
      className="bw-card bw-stalable"
      data-tone={tone}
      data-stale={old || undefined}
      onClick={() => actions.setTab(tab)}
    >
      <span className="bw-card-title">{title}</span>
      <span className="bw-card-value bw-number">
        {old && <span className="bw-faint">≈ </span>}
        {value}
      </span>
      <span className="bw-card-lines">{children}</span>
    </button>
  );
}
