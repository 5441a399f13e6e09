import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import type { ConfigurationId } from '#models/project/records.ts';
import { formatQuantity } from '#models/units/units.ts';
import { useComparedFields, type FieldBeside } from '#renderer/scene/compare/compared-fields.ts';
import { comparedState } from '#renderer/scene/compare/compared-state.ts';
import { Ramp } from '#renderer/scene/overlay/Ramp.tsx';
import type { StageOptions } from '#renderer/scene/stage-options.ts';
import { Stage } from '#renderer/scene/stage.ts';
import { useLinkedViews } from '#renderer/scene/use-linked-views.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Over the scene: fields of configurations in 3-D, seen from the same side in the colours of one range. */
export function SideBySide({ ids }: { readonly ids: readonly ConfigurationId[] }) {
  const actions = useWorkbench((state) => state.actions);
  const { slice, hasSlice } = useWorkbench((state) => state.view.field);
  const { fields, range, at } = useComparedFields(ids);
  const [first] = fields;
  if (!first) return null;
  const { title, unitText } = first.scale;
  return (
    <section
      className="bw-beside"
      aria-label="Fields side by side in three dimensions"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        actions.setSideBySide(null);
      }}
    >
      <header>
        <figure className="bw-scene-legend" aria-label={`Colours of all fields: ${title} [${unitText}]`}>
          <figcaption>
            {title} <span className="bw-scene-legend-unit">{unitText}</span>
            {hasSlice && (
              <span className="bw-scene-legend-peak">
                slice at {slice.axis} {formatQuantity(at, 'length', 'mm')}
              </span>
            )}
          </figcaption>
          <Ramp {...first.scale} range={range} unit={unitText} limits={[]} />
          <p>One range and one camera for all. Drag turns, Shift and drag moves, the wheel zooms.</p>
        </figure>
        <ActionIcon
          aria-label="Close the fields side by side"
          title="Back to one design (Esc)"
          onClick={() => actions.setSideBySide(null)}
        >
          <X size={16} aria-hidden />
        </ActionIcon>
      </header>
      {/* Another number of views is another canvas. */}
      <Views key={fields.map(({ id }) => id).join('\n')} fields={fields} range={range} at={at} />
    </section>
  );
}

const newStage = (options: StageOptions) => new Stage(options);

interface ViewsProps {
  readonly fields: readonly FieldBeside[];
  /** SI. */
  readonly range: readonly [number, number];
  /** Of the slice, m. */
  readonly at: number;
}

function Views({ fields, range, at }: ViewsProps) {
  const { mount, show, isDrawable } = useLinkedViews(newStage, '.bw-beside-place');
  const mountFocused = useCallback(
    (host: HTMLElement | null) => {
      const end = mount(host);
      host?.querySelector('canvas')?.focus({ preventScroll: true });
      return end;
    },
    [mount],
  );
  const [low, high] = range;
  const names = fields.map(({ name }) => name).join(' and ');

  useEffect(() => {
    const showAll = () => {
      const state = useWorkbench.getState();
      show(
        fields.map((field) => comparedState(state, field, [low, high], at)),
        `Fields of ${names}, seen from the same side; arrow keys turn them`,
        state.camera,
      );
    };
    showAll();
    return useWorkbench.subscribe((state, before) => {
      const isOther = (['view', 'camera', 'hidden'] as const).some((key) => state[key] !== before[key]);
      if (isOther) showAll();
    });
  }, [show, fields, names, low, high, at]);

  if (!isDrawable)
    return (
      <p className="bw-scene-fallback" role="status">
        The browser gives no further 3-D view. Slices of the same fields stand in the tab Compare.
      </p>
    );
  return (
    <div className="bw-beside-views" data-rows={fields.length > 3 ? 2 : 1} ref={mountFocused}>
      {fields.map(({ id, name, isConverged }) => (
        <figure key={id} className="bw-beside-place" aria-label={name}>
          <figcaption>
            {name}
            {!isConverged && <span className="bw-warn"> not converged</span>}
          </figcaption>
        </figure>
      ))}
    </div>
  );
}
