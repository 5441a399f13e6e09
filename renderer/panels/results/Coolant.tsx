import { Droplets } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { coolantLoopsOf, isWet } from '#models/project/coolant.ts';
import type { CoolantLoop } from '#models/project/coolant.ts';
import type { CoolantLoopResult } from '#models/results/coolant.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { celsius, powerText } from '#renderer/panels/figures.tsx';
import { CoolantTables } from '#renderer/panels/results/CoolantTables.tsx';
import {
  bathText,
  kilopascal,
  litres,
  loopText,
  pumpStates,
} from '#renderer/panels/results/coolant-words.ts';
import { CoolantDiagram, type BoxText } from '#renderer/plots/CoolantDiagram.tsx';
import { coolantPlan, type PlanBox } from '#renderer/plots/coolant-plot.ts';
import { useSize } from '#renderer/plots/use-size.ts';
import { useStructure } from '#renderer/panels/structure.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Room of the scroll bar beside the drawing, px. */
const scrollBar = 14;

/** Each coolant loop drawn, and its plates, radiators and pumps in figures. */
export function Coolant() {
  const design = useStructure();
  const result = useWorkbench((state) => state.result);
  const isStale = useWorkbench((state) => state.stale);
  const actions = useWorkbench((state) => state.actions);
  const [ref, size] = useSize();
  if (!result) return null;
  if (!design.items.some(isWet) && !result.bath) return <FirstPlate />;
  const loops = coolantLoopsOf(design).flatMap((loop) => {
    const answer = result.coolant.find(({ name }) => name === loop.name);
    return answer ? [{ loop, answer }] : [];
  });
  if (loops.length === 0 && !result.bath) {
    const cause = result.problems.find(({ code }) => code.startsWith('coolant'));
    return (
      <p className="bw-empty">
        No coolant flows yet.{' '}
        {cause ? `${cause.message}. ` : 'The summary and the checks say what is missing. '}
        {cause && cause.placements.length > 0 && (
          <button type="button" className="bw-link" onClick={() => actions.select(cause.placements)}>
            Select
          </button>
        )}
      </p>
    );
  }
  return (
    <div className="bw-split bw-coolant">
      <div
        ref={ref}
        className="bw-scroll bw-coolant-loops bw-stalable"
        data-stale={isStale || undefined}
        tabIndex={0}
        role="region"
        aria-label="Coolant loops"
      >
        {result.bath && <p className="bw-list-heading bw-faint">{bathText(result.bath)}</p>}
        {size &&
          loops.map(({ loop, answer }) => (
            <section key={loop.name} aria-label={`Coolant loop ${loop.name}`}>
              <h3 className="bw-list-heading">
                {loops.length > 1 && <>Loop {loop.name}: </>}
                <span className="bw-faint">{loopText(answer)}</span>
              </h3>
              <Loop loop={loop} answer={answer} result={result} width={size.width - scrollBar} />
            </section>
          ))}
      </div>
      <CoolantTables result={result} />
    </div>
  );
}

function Loop({
  loop,
  answer,
  result,
  width,
}: {
  readonly loop: CoolantLoop;
  readonly answer: CoolantLoopResult;
  readonly result: DesignResult;
  readonly width: number;
}) {
  const { items } = useStructure();
  const selection = useWorkbench((state) => state.selection);
  const actions = useWorkbench((state) => state.actions);
  const plan = useMemo(() => coolantPlan(loop, answer, width), [loop, answer, width]);
  const textOf = useMemo(() => {
    const byId = new Map(items.map((item) => [item.id, item]));
    const parts = new Map(result.parts.map((part) => [part.id, part]));
    return (box: PlanBox): BoxText => {
      const item = byId.get(box.id);
      const name = item?.name ?? box.id;
      if (box.kind === 'port')
        return {
          name,
          below: answer.cdu ? powerText(answer.heat) : kilopascal(answer.connectionPressure),
        };
      if (box.kind === 'pump') {
        const pump = answer.pumps.find(({ id }) => id === box.id);
        if (!pump) return { name, below: '' };
        return pump.state === 'running'
          ? { name, beside: kilopascal(pump.pressure), below: litres(pump.flow) }
          : { name, below: pumpStates[pump.state], isOver: true };
      }
      const stream = [...answer.plates, ...answer.radiators].find(({ id }) => id === box.id);
      const below = stream ? `${powerText(Math.abs(stream.heat))} · ${kilopascal(stream.pressureDrop)}` : '';
      if (box.kind === 'radiator')
        return { name, beside: stream && stream.heat > 0 ? 'from the air' : 'to the air', below };
      if (item?.kind === 'chassis')
        return { name, beside: 'tank', below: result.bath ? `up to ${celsius(result.bath.warmest)}` : '' };
      const chip = item?.on == null ? undefined : byId.get(item.on);
      const part = chip && parts.get(chip.id);
      if (!chip) return { name, beside: 'on nothing', below };
      return {
        name,
        beside: `${chip.name} ${celsius(part?.temperature ?? null)}`,
        below,
        isOver: part?.margin != null && part.margin < 0,
      };
    };
  }, [items, result, answer]);
  const pick = useCallback(
    (id: string, toggle: boolean) => actions.select([id], toggle ? 'toggle' : 'replace'),
    [actions],
  );
  const hover = useCallback((id: string | null) => actions.hover(id), [actions]);
  return (
    <CoolantDiagram
      plan={plan}
      textOf={textOf}
      selection={selection}
      label={`Coolant loop ${loop.name}: ${loopText(answer)}`}
      onPick={pick}
      onHover={hover}
    />
  );
}

/** How coolant gets into a design. */
function FirstPlate() {
  return (
    <div className="bw-empty bw-empty-steps">
      <p>
        <Droplets size={13} aria-hidden /> No coolant in this design
      </p>
      <ol>
        <li>Drop a cold plate from the library on a chip, in place of its heat sink.</li>
        <li>Place a coolant connection to the rack, or a pump and a radiator for a closed loop.</li>
        <li>
          Or fill the chassis with a dielectric: its setting “Filled with” makes an immersion tank of it.
        </li>
        <li>
          Parts whose setting “Coolant loop” has the same name belong together; hoses are laid by themselves.
        </li>
      </ol>
    </div>
  );
}
