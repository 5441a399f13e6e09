import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DesignResult, SolveProblem } from '#models/results/design-result.ts';
import { tokenRate, workloadName } from '#models/results/workload-text.ts';
import type { WorkloadResult } from '#models/results/workload.ts';
import { amount, celsius, powerText, signedKelvin, unknown, warmestText } from '#renderer/panels/figures.tsx';
import { marginState } from '#renderer/panels/part-state.ts';
import { kilopascal, litres } from '#renderer/panels/results/coolant-words.ts';
import { StateMark } from '#renderer/panels/StateMark.tsx';
import type { ResultsTab } from '#renderer/store/contract.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** The figures that a design is judged by; each opens its tab. */
export function Summary() {
  const result = useWorkbench((state) => state.result);
  const isStale = useWorkbench((state) => state.stale);
  if (!result) return null;
  const isRough = isStale || result.fidelity === 'budget';
  return (
    <div className="bw-scroll" tabIndex={0} role="region" aria-label="Summary">
      <Problems problems={result.problems} />
      {result.status === 'refused' && (
        <p className="bw-hint bw-refused">
          There are no figures until this is mended; the checks say what else stands in the way.
        </p>
      )}
      <div className="bw-cards bw-stalable" data-stale={isStale || undefined}>
        {result.status !== 'refused' && (
          <>
            <PowerCard result={result} isRough={isRough} />
            <HottestCard result={result} isRough={isRough} />
            <AirCard result={result} isRough={isRough} />
            <FanCard result={result} isRough={isRough} />
            {result.coolant.length > 0 && <CoolantCard result={result} isRough={isRough} />}
            {result.workload !== null && (
              <WorkloadCard workload={result.workload} result={result} isRough={isRough} />
            )}
            <ClimateCard result={result} isRough={isRough} />
          </>
        )}
        <CheckCard />
      </div>
    </div>
  );
}

interface CardProps {
  readonly title: string;
  readonly value: string;
  readonly isRough: boolean;
  readonly tab: ResultsTab;
  readonly tone?: 'good' | 'warn' | 'bad';
  readonly children: ReactNode;
}

function Card({ title, value, isRough, tab, tone, children }: CardProps) {
  const actions = useWorkbench((state) => state.actions);
  return (
    <button type="button" className="bw-card" data-tone={tone} onClick={() => actions.setTab(tab)}>
      <span className="bw-card-title">{title}</span>
      <span className="bw-card-value bw-number">
        {isRough && value !== unknown && <span className="bw-faint">≈ </span>}
        {value}
      </span>
      <span className="bw-card-lines">{children}</span>
    </button>
  );
}

type Shared = { readonly result: DesignResult; readonly isRough: boolean };

function PowerCard({ result, isRough }: Shared) {
  return (
    <Card title="Power from the feed" value={powerText(result.powerAc)} isRough={isRough} tab="power">
      <span>{powerText(result.powerDc)} to the parts</span>
      <span>{powerText(result.supplyLoss)} lost in supplies</span>
      <span>{amount(result.requirements.feedCurrent, 'current', 'A')} feed current</span>
    </Card>
  );
}

function HottestCard({ result, isRough }: Shared) {
  const name = useWorkbench((state) => state.design.items.find((item) => item.id === result.hottest)?.name);
  const part = result.parts.find((entry) => entry.id === result.hottest);
  const state = marginState(part?.margin ?? null);
  const tone = state === 'over-limit' ? 'bad' : state === 'near-limit' ? 'warn' : undefined;
  return (
    <Card
      title="Closest to its limit"
      value={celsius(part?.temperature ?? null)}
      isRough={isRough}
      tab="parts"
      tone={tone}
    >
      {part && name ? (
        <>
          <span>
            {name}, limit {celsius(part.limit)}
          </span>
          {part.margin !== null && (
            <span className={tone === undefined ? 'bw-good' : `bw-${tone}`}>
              <StateMark state={state ?? undefined} /> {signedKelvin(part.margin)} margin
            </span>
          )}
        </>
      ) : (
        <span>{result.fidelity === 'budget' ? 'Temperatures follow' : 'No part has a limit'}</span>
      )}
    </Card>
  );
}

function AirCard({ result, isRough }: Shared) {
  const { airflow, exhaustTemperature, staticPressure } = result.requirements;
  return (
    <Card
      title="Air through the chassis"
      value={amount(airflow, 'volume-flow', 'CFM')}
      isRough={isRough}
      tab="requirements"
    >
      <span>{amount(airflow, 'volume-flow', 'm3/h')}</span>
      <span>{amount(staticPressure, 'pressure', 'Pa')} static pressure</span>
      <span>leaves at {celsius(exhaustTemperature)}</span>
    </Card>
  );
}

function FanCard({ result, isRough }: Shared) {
  const { fanSpeedRatio, fanSpeed, noise } = result.requirements;
  const trouble = result.fans.filter((fan) => fan.state !== 'running');
  return (
    <Card
      title="Fans"
      value={amount(fanSpeedRatio, 'ratio', '%')}
      isRough={isRough}
      tab="fans"
      tone={trouble.length > 0 ? 'warn' : undefined}
    >
      <span>
        {result.fans.length} × up to {amount(fanSpeed, 'rotational-speed', 'rpm')}
      </span>
      <span>
        {powerText(result.fanPower)}, {amount(noise, 'sound-level', 'dB(A)')}
      </span>
      {trouble.length > 0 && (
        <span className="bw-warn">
          <TriangleAlert size={12} aria-hidden /> {trouble.length} not running well
        </span>
      )}
    </Card>
  );
}

function CoolantCard({ result, isRough }: Shared) {
  const { coolant, requirements } = result;
  const flow = coolant.reduce((sum, loop) => sum + loop.flow, 0);
  const [loop] = coolant;
  const supply = coolant.flatMap(({ warmestSupply }) => warmestSupply ?? []);
  const isCold = coolant.some(({ supplyTemperature, dewPoint }) => supplyTemperature < dewPoint);
  const isWarm = coolant.some(
    ({ supplyTemperature, warmestSupply }) => warmestSupply !== null && warmestSupply < supplyTemperature,
  );
  const trouble = coolant.flatMap(({ pumps }) => pumps).filter(({ state }) => state !== 'running');
  return (
    <Card
      title="Coolant"
      value={litres(flow)}
      isRough={isRough}
      tab="coolant"
      tone={isCold || isWarm ? 'bad' : trouble.length > 0 ? 'warn' : undefined}
    >
      {loop && coolant.length === 1 ? (
        <span>
          {celsius(loop.supplyTemperature)} → {celsius(loop.returnTemperature)}
          {loop.connectionPressure !== null && `, ${kilopascal(loop.connectionPressure)}`}
        </span>
      ) : (
        <span>{coolant.length} loops</span>
      )}
      <span>
        {requirements.heatToCoolant > 0
          ? `${powerText(requirements.heatToCoolant)} to the ${coolant.some(({ cdu }) => cdu) ? 'facility' : 'rack'}`
          : `${powerText(coolant.reduce((sum, { toAir }) => sum + toAir, 0))} to the air`}
      </span>
      {supply.length > 0 && <span>warmest supply {celsius(Math.min(...supply))}</span>}
      {trouble.length > 0 && (
        <span className="bw-warn">
          <TriangleAlert size={12} aria-hidden /> {plural(trouble.length, 'pump')} not running well
        </span>
      )}
    </Card>
  );
}

function WorkloadCard({ workload, result, isRough }: Shared & { readonly workload: WorkloadResult }) {
  const { tokensPerSecond, energyPerToken, accelerators } = workload;
  const busy = new Set(accelerators.flatMap(({ placements }) => placements));
  const isHot = result.parts.some(({ id, margin }) => busy.has(id) && margin !== null && margin < 0);
  const roofs = [...new Set(accelerators.flatMap(({ roof }) => roof ?? []))];
  return (
    <Card
      title="Tokens"
      value={tokenRate(tokensPerSecond)}
      isRough={isRough}
      tab="requirements"
      tone={isHot ? 'warn' : undefined}
    >
      <span>{workloadName(workload)}</span>
      {energyPerToken !== null && <span>{amount(energyPerToken, 'energy', 'J')} per token</span>}
      {roofs.length > 0 && <span>bound by {roofs.join(' and ')}</span>}
      {isHot && (
        <span className="bw-warn">
          <TriangleAlert size={12} aria-hidden /> not held: over the limit
        </span>
      )}
    </Card>
  );
}

function ClimateCard({ result, isRough }: Shared) {
  const { warmestAmbient, inletClass } = result.requirements;
  const ambient = useWorkbench((state) => state.design.conditions.ambientTemperature);
  const text = warmestText(result);
  const tone = text === 'none' || (warmestAmbient !== null && warmestAmbient < ambient) ? 'bad' : undefined;
  return (
    <Card title="Warmest ambient" value={text} isRough={isRough} tab="requirements" tone={tone}>
      <span>
        {result.requirements.heatToCoolant > 0 ? 'at this coolant supply' : 'at which every limit holds'}
      </span>
      <span>
        now {celsius(ambient)}, {inletClass === null ? 'above ASHRAE A4' : `within ASHRAE ${inletClass}`}
      </span>
      <span>{powerText(result.requirements.heat)} heat to the room</span>
    </Card>
  );
}

function CheckCard() {
  const violations = useWorkbench((state) => state.violations);
  const count = (severity: string) => violations.filter((item) => item.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  const notes = count('note');
  return (
    <Card
      title="Checks"
      value={errors + warnings === 0 ? 'All pass' : `${errors + warnings} found`}
      isRough={false}
      tab="checks"
      tone={errors > 0 ? 'bad' : warnings > 0 ? 'warn' : 'good'}
    >
      <span className={errors > 0 ? 'bw-bad' : undefined}>
        {errors > 0 && <CircleAlert size={12} aria-hidden />} {plural(errors, 'error')}
      </span>
      <span className={warnings > 0 ? 'bw-warn' : undefined}>
        {warnings > 0 && <TriangleAlert size={12} aria-hidden />} {plural(warnings, 'warning')}
      </span>
      {notes > 0 && <span>{plural(notes, 'note')}</span>}
    </Card>
  );
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function Problems({ problems }: { readonly problems: readonly SolveProblem[] }) {
  const actions = useWorkbench((state) => state.actions);
  if (problems.length === 0) return null;
  const icons = { error: CircleAlert, warning: TriangleAlert, note: Info };
  const tones = { error: 'bw-bad', warning: 'bw-warn', note: 'bw-faint' };
  return (
    <ul className="bw-problems" aria-label="What the solver noticed">
      {problems.map((problem) => {
        const Icon = icons[problem.severity];
        return (
          <li key={`${problem.code}-${problem.message}`}>
            <Icon size={13} className={tones[problem.severity]} aria-label={problem.severity} />
            <span>{problem.message}</span>
            {problem.placements.length > 0 && (
              <button type="button" className="bw-link" onClick={() => actions.select(problem.placements)}>
                Select
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
