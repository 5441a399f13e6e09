import { NativeSelect } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { PlanBlock, PlanQuantity } from '#models/results/report.ts';
import { formatNumber } from '#models/units/units.ts';
import { heat, nearness, type Colour } from '#renderer/scene/colour-scale.ts';
import { Ramp } from '#renderer/scene/overlay/Ramp.tsx';
import { PlanStage, type PlanPicture } from '#renderer/scene/plan/plan-stage.ts';
import type { StageOptions } from '#renderer/scene/stage-options.ts';
import { useLinkedViews } from '#renderer/scene/use-linked-views.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Boxes on a floor in the colours of a quantity; the tables of the report tell the same to who does not see them. */
export function PlanFigure({ block }: { readonly block: PlanBlock }) {
  const [chosen, setChosen] = useState(0);
  const { mount, show, isDrawable } = useLinkedViews(newStage, '.bw-labels', 'in-page');
  const theme = useWorkbench(({ view }) => view.theme);
  const quantity = block.quantities[chosen] ?? block.quantities[0];
  const scale = useMemo(() => quantity && scaleOf(quantity), [quantity]);
  useEffect(() => {
    if (!quantity || !scale) return;
    const [low, high] = scale.range;
    const picture: PlanPicture = {
      block,
      colours: quantity.values.map((value) =>
        value === null ? null : scale.ramp((value - low) / (high - low)),
      ),
      textOf: (index) => textOf(block, quantity, index),
      theme,
    };
    show(
      [picture],
      `${block.title}: ${block.boxes.length} cabinets, ${quantity.title}; arrow keys turn it`,
      null,
    );
  }, [show, block, quantity, scale, theme]);
  if (!quantity || !scale || !isDrawable) return null;
  return (
    <figure className="bw-study-block bw-study-plan">
      <figcaption>
        <h3>{block.title}</h3>
        <NativeSelect
          size="xs"
          aria-label="Colours of the floor"
          value={Math.min(chosen, block.quantities.length - 1)}
          data={block.quantities.map(({ title }, index) => ({ value: `${index}`, label: title }))}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
        />
        <div className="bw-study-ramp">
          <Ramp {...scale} unit={quantity.unit} shown={asItIs} limits={[]} />
        </div>
        <span className="bw-faint">{quantity.unit}</span>
      </figcaption>
      <div className="bw-study-floor" ref={mount}>
        <div className="bw-labels" aria-hidden="true" />
      </div>
      <p className="bw-faint">{block.note} Drag turns, Shift and drag moves; clicked, the wheel zooms.</p>
    </figure>
  );
}

const newStage = (options: StageOptions) => new PlanStage(options);
const asItIs = (value: number) => value;

/** Bright is what is to be looked at; zero is a limit where low is bad. */
function scaleOf({ values, worst }: PlanQuantity): {
  readonly range: readonly [number, number];
  readonly ramp: (share: number) => Colour;
} {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (known.length === 0) return { range: [0, 1], ramp: heat };
  if (worst === 'low') return { range: [Math.min(0, low), Math.max(high, low + 1)], ramp: nearness };
  const step = 10 ** Math.floor(Math.log10(Math.max(high - low, Math.abs(high) / 10, 1e-6)));
  return { range: [Math.floor(low / step) * step, Math.ceil(high / step + 1e-9) * step], ramp: heat };
}

function textOf({ boxes }: PlanBlock, { values, unit }: PlanQuantity, index: number): string {
  const value = values[index];
  const name = boxes[index]?.name ?? '';
  return value == null ? name : `${name}  ${formatNumber(value)} ${unit}`;
}
