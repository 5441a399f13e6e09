import { amount } from '#renderer/panels/figures.tsx';
import { finestSlice } from '#renderer/plots/slice-image.ts';
import { SliceCanvas } from '#renderer/plots/SliceCanvas.tsx';
import { change, roundUp } from '#renderer/scene/colour-scale.ts';
import { fieldQuantities } from '#renderer/scene/field/field-scale.ts';
import { differenceOf } from '#solver/field-view/difference.ts';
import type { Slice } from '#solver/field-view/slice.ts';
import type { AxisIndex, FieldQuantity, FieldView } from '#solver/field-view/view.ts';

/** What a field has more than the first one on a plane. */
export interface Difference {
  readonly id: string;
  readonly name: string;
  readonly isConverged: boolean;
  /** Null where the plane does not pass through both. */
  readonly image: Slice | null;
  /** On the plane, SI; null where nothing is the same in both. */
  readonly ends: readonly [least: number, most: number] | null;
}

/** Of each field but the first. */
export function differencesOf(
  [first, ...others]: readonly (Pick<Difference, 'id' | 'name' | 'isConverged'> & {
    readonly view: FieldView;
  })[],
  quantity: FieldQuantity,
  plane: { readonly axis: AxisIndex; readonly at: number },
): readonly Difference[] {
  if (!first) return [];
  return others.map(({ id, name, isConverged, view }) => {
    const image = differenceOf(first.view, view, quantity, plane, finestSlice);
    return { id, name, isConverged, image, ends: image && endsOf(image) };
  });
}

function endsOf({ values, shown }: Slice): Difference['ends'] {
  let least = Infinity;
  let most = -Infinity;
  for (const [p, value] of values.entries()) {
    if (shown[p] !== 1) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return least <= most ? [least, most] : null;
}

/** As far to both sides, on a round number; SI. */
export function differenceRange(differences: readonly Difference[]): readonly [number, number] {
  const most = Math.max(0, ...differences.flatMap(({ ends }) => (ends ?? []).map(Math.abs)));
  const end = most > 0 ? roundUp(most, [1, 1.5, 2, 3, 4, 5, 6, 8, 10]) : 1;
  return [-end, end];
}

export interface DifferenceFigureProps extends Difference {
  readonly reference: string;
  readonly quantity: FieldQuantity;
  /** SI. */
  readonly range: readonly [number, number];
}

export function DifferenceFigure({
  name,
  isConverged,
  image,
  ends,
  reference,
  quantity,
  range,
}: DifferenceFigureProps) {
  const { title } = fieldQuantities[quantity];
  const text = (value: number) => `${value > 0 ? '+' : ''}${differenceText(value, quantity)}`;
  return (
    <figure>
      {image ? (
        <SliceCanvas
          slice={image}
          range={range}
          ramp={change}
          label={`${title} in ${name} less that in ${reference}`}
        />
      ) : (
        <p className="bw-hint">The slice does not pass through both.</p>
      )}
      <figcaption>
        <strong>{name}</strong>{' '}
        {ends && (
          <span className="bw-faint">
            {text(ends[0])} to {text(ends[1])} here
          </span>
        )}
        {!isConverged && <span className="bw-warn"> not converged</span>}
      </figcaption>
    </figure>
  );
}

function differenceText(value: number, quantity: FieldQuantity): string {
  if (quantity === 'temperature') return amount(value, 'temperature-difference', 'K', 2);
  return quantity === 'speed' ? amount(value, 'velocity', 'm/s', 2) : amount(value, 'pressure', 'Pa', 2);
}
