import { Button, SegmentedControl } from '@mantine/core';
import { Columns2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ConfigurationId } from '#models/project/records.ts';
import { formatQuantity } from '#models/units/units.ts';
import { axisIndex } from '#renderer/interaction/vector.ts';
import {
  DifferenceFigure,
  differenceRange,
  differencesOf,
} from '#renderer/panels/results/DifferenceFigure.tsx';
import { finestSlice } from '#renderer/plots/slice-image.ts';
import { SliceCanvas } from '#renderer/plots/SliceCanvas.tsx';
import { change } from '#renderer/scene/colour-scale.ts';
import { useComparedFields } from '#renderer/scene/compare/compared-fields.ts';
import { quantityOf, type FieldScale } from '#renderer/scene/field/field-scale.ts';
import { Ramp } from '#renderer/scene/overlay/Ramp.tsx';
import { useWorkbench } from '#renderer/store/workbench.ts';
import { sliceOf } from '#solver/field-view/slice.ts';
import type { FieldView } from '#solver/field-view/view.ts';

const modes = ['Slices', 'Difference'] as const;

/** The fields of configurations side by side in the colours of one range, or what differs; and the way to see them in 3-D. */
export function CompareFields({ ids }: { readonly ids: readonly ConfigurationId[] }) {
  const { quantity, slice } = useWorkbench((state) => state.view.field);
  const isBeside = useWorkbench((state) => state.sideBySide !== null);
  const actions = useWorkbench((state) => state.actions);
  const [mode, setMode] = useState<(typeof modes)[number]>('Slices');
  const { fields, range, at } = useComparedFields(ids);
  const isDifference = mode === 'Difference';
  const differences = useMemo(
    () => (isDifference ? differencesOf(fields, quantity, { axis: axisIndex(slice.axis), at }) : []),
    [isDifference, fields, quantity, slice.axis, at],
  );
  const [first] = fields;
  if (!first) return null;
  if (fields.length < 2)
    return (
      <p className="bw-hint">
        A field of “{first.name}” is solved; solve that of another configuration to see both side by side.
      </p>
    );
  const { title, unitText } = first.scale;
  const reach = differenceRange(differences);
  return (
    <section className="bw-compare-fields" aria-label="Fields side by side">
      <header>
        <SegmentedControl
          size="xs"
          aria-label="How fields are compared"
          value={mode}
          data={[...modes]}
          onChange={(value) => setMode(modes.find((one) => one === value) ?? 'Slices')}
        />
        <Button
          variant="default"
          leftSection={<Columns2 size={12} aria-hidden />}
          aria-pressed={isBeside}
          onClick={() => actions.setSideBySide(isBeside ? null : fields.map(({ id }) => id))}
        >
          Side by side in 3-D
        </Button>
        <h3 className="bw-list-heading">
          {isDifference ? `${title} less that of “${first.name}”` : title}, {slice.axis}{' '}
          {formatQuantity(at, 'length', 'mm')}
        </h3>
        <div className="bw-compare-legend">
          {isDifference ? (
            <Ramp range={reach} ramp={change} shown={asItIs} unit="" limits={[]} />
          ) : (
            <Ramp {...first.scale} range={range} unit={unitText} limits={[]} />
          )}
        </div>
        <span className="bw-unit">{isDifference && quantity === 'temperature' ? 'K' : unitText}</span>
        {isDifference && (
          <span className="bw-faint bw-clip">Grey: not the same part in both, or none of this quantity.</span>
        )}
      </header>
      <div className="bw-compare-slices">
        {isDifference
          ? differences.map((one) => (
              <DifferenceFigure
                key={one.id}
                {...one}
                reference={first.name}
                quantity={quantity}
                range={reach}
              />
            ))
          : fields.map((field) => <SliceFigure key={field.id} {...field} range={range} at={at} />)}
      </div>
    </section>
  );
}

const asItIs = (value: number): number => value;

interface SliceFigureProps {
  readonly name: string;
  readonly view: FieldView;
  readonly scale: FieldScale;
  readonly isConverged: boolean;
  readonly range: readonly [number, number];
  /** m. */
  readonly at: number;
}

function SliceFigure({ name, view, scale, isConverged, range, at }: SliceFigureProps) {
  const axis = useWorkbench((state) => state.view.field.slice.axis);
  const { quantity, ramp, unit, title, extremes } = scale;
  const slice = useMemo(
    () => sliceOf(view, quantity, { axis: axisIndex(axis), at }, finestSlice),
    [view, quantity, axis, at],
  );
  const text = (value: number) => formatQuantity(value, quantityOf[quantity], unit);
  return (
    <figure>
      <SliceCanvas slice={slice} range={range} ramp={ramp} label={`${title} in ${name}`} />
      <figcaption>
        <strong>{name}</strong>{' '}
        {extremes && (
          <span className="bw-faint">
            {text(extremes.minimum.value)} to {text(extremes.maximum.value)} in all of it
          </span>
        )}
        {!isConverged && <span className="bw-warn"> not converged</span>}
      </figcaption>
    </figure>
  );
}
