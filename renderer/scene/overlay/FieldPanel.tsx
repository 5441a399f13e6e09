import { SegmentedControl } from '@mantine/core';
import { FlipHorizontal2 } from 'lucide-react';
import { useId, useMemo, type ReactNode } from 'react';
import type { QuantityField as Declaration } from '#models/schema/field.ts';
import { QuantityField } from '#renderer/panels/fields/QuantityField.tsx';
import { axisIndex } from '#renderer/interaction/vector.ts';
import { fieldQuantities, fieldScaleOf, quantityOf } from '#renderer/scene/field/field-scale.ts';
import { isoLevelOf } from '#renderer/scene/field/iso-level.ts';
import type { FieldLayers } from '#renderer/store/contract.ts';
import { sliceAt } from '#renderer/store/field-layers.ts';
import { fieldViewOf } from '#renderer/store/field-view.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';
import type { FieldQuantity, FieldView } from '#solver/field-view/view.ts';

/** Which layers of the field are drawn. Only where there is a field. */
export function FieldPanel() {
  const picture = useWorkbench((state) => state.field.picture);
  const isShown = useWorkbench((state) => state.view.field.isShown);
  const actions = useWorkbench((state) => state.actions);
  if (!picture) return null;
  return (
    <section className="bw-field-panel" aria-label="Layers of the field">
      <Check
        label="Field"
        isStrong
        checked={isShown}
        onChange={(next) => actions.setLayers({ isShown: next })}
      />
      {isShown && <Layers view={fieldViewOf(picture)} />}
    </section>
  );
}

type Flag = 'hasSlice' | 'isCut' | 'surfaces' | 'arrows' | 'streams' | 'iso' | 'extremes';

function Layers({ view }: { readonly view: FieldView }) {
  const layers = useWorkbench((state) => state.view.field);
  const result = useWorkbench((state) => state.result);
  const actions = useWorkbench((state) => state.actions);
  const scale = useMemo(() => fieldScaleOf(view, layers, result), [view, layers, result]);
  const { quantity } = layers;
  const { range, isChosen } = scale;
  const set = (changes: Partial<FieldLayers>) => actions.setLayers(changes);
  const flag = (key: Flag, label: string, isDisabled = false) => (
    <Check
      label={label}
      checked={layers[key]}
      isDisabled={isDisabled}
      onChange={(next) => set({ [key]: next })}
    />
  );
  const bound = (label: string): Declaration => ({
    type: 'quantity',
    quantity: quantityOf[quantity],
    unit: scale.unit,
    label,
  });
  const setRange = (end: 0 | 1, value: number | null) => {
    if (value === null) return;
    const next: [number, number] = [...range];
    next[end] = value;
    if (next[0] < next[1]) set({ ranges: { ...layers.ranges, [quantity]: next } });
  };
  const { [quantity]: _, ...otherRanges } = layers.ranges;
  const still = !view.isMoving;
  return (
    <>
      <SegmentedControl
        aria-label="Quantity of the field"
        fullWidth
        data={quantityNames.map((value) => ({ value, label: fieldQuantities[value].title }))}
        value={quantity}
        onChange={(value) => {
          const next = quantityNames.find((name) => name === value);
          if (next) set({ quantity: next });
        }}
      />
      <Row>
        {flag('hasSlice', 'Slice')}
        {layers.hasSlice && <SliceControls />}
      </Row>
      <div className="bw-field-checks">
        {flag('isCut', 'Cut open', !layers.hasSlice)}
        {flag('arrows', 'Arrows', !layers.hasSlice || still)}
        {flag('surfaces', 'Part surfaces', quantity !== 'temperature')}
        {flag('streams', 'Streamlines', still)}
        {flag('extremes', 'Min and max')}
        {flag('iso', 'Iso-surface')}
      </div>
      {layers.iso && (
        <QuantityField
          layout="inline"
          field={{ ...bound('Iso-surface at'), note: 'Where the field has this value.' }}
          value={isoLevelOf(layers, scale)}
          onCommit={(value) => value !== null && set({ isoAt: { ...layers.isoAt, [quantity]: value } })}
        />
      )}
      <Row>
        <QuantityField
          layout="inline"
          field={{ ...bound('Colours'), note: 'Low end of the colours.' }}
          value={range[0]}
          onCommit={(value) => setRange(0, value)}
        />
        <QuantityField
          layout="inline"
          field={{ ...bound('to'), note: 'High end of the colours.' }}
          value={range[1]}
          onCommit={(value) => setRange(1, value)}
        />
        <button
          type="button"
          className="bw-tool-button"
          disabled={!isChosen}
          title="Colours follow the field again"
          onClick={() => set({ ranges: otherRanges })}
        >
          Auto
        </button>
      </Row>
      {still && <p className="bw-faint">Nothing flows in this field.</p>}
    </>
  );
}

const quantityNames: readonly FieldQuantity[] = ['temperature', 'speed', 'pressure'];
const axes = ['x', 'y', 'z'] as const;

/** Its axis, its place in numbers, and which side stays. The handle in the scene drags it. */
function SliceControls() {
  const layers = useWorkbench((state) => state.view.field);
  const at = useWorkbench(sliceAt);
  const section = useWorkbench((state) => state.view.section);
  const lines = useWorkbench((state) => state.field.picture?.lines[axisIndex(layers.slice.axis)]);
  const actions = useWorkbench((state) => state.actions);
  const { axis } = layers.slice;
  const field: Declaration = {
    type: 'quantity',
    quantity: 'length',
    unit: 'mm',
    label: 'at',
    min: lines?.[0],
    max: lines?.at(-1),
    step: 0.001,
  };
  return (
    <>
      <SegmentedControl
        aria-label="Axis of the slice"
        data={[...axes]}
        value={axis}
        onChange={(next) => {
          const known = axes.find((name) => name === next);
          if (known) actions.setLayers({ slice: { axis: known, at: null } });
        }}
      />
      <QuantityField
        layout="inline"
        field={field}
        value={at}
        onCommit={(value) => actions.setLayers({ slice: { axis, at: value } })}
      />
      <button
        type="button"
        className="bw-tool-button"
        aria-label="Flip the side that is cut open"
        title="Flip the side that is cut open"
        aria-pressed={section?.flipped ?? false}
        disabled={!layers.isCut || !section}
        onClick={() => section && actions.setView({ section: { ...section, flipped: !section.flipped } })}
      >
        <FlipHorizontal2 size={14} aria-hidden />
      </button>
    </>
  );
}

function Row({ children }: { readonly children: ReactNode }) {
  return <div className="bw-field-panel-row">{children}</div>;
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly isDisabled?: boolean;
  readonly isStrong?: boolean;
  readonly onChange: (next: boolean) => void;
}

function Check({ label, checked, isDisabled = false, isStrong = false, onChange }: CheckProps) {
  const id = useId();
  return (
    <span className="bw-field-check">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={isDisabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label htmlFor={id}>{isStrong ? <strong>{label}</strong> : label}</label>
    </span>
  );
}
