import { Hint } from '#renderer/panels/hint/Hint.tsx';
import { ActionIcon } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import { memo, useId, useMemo } from 'react';
import type { DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import { projectLibrary } from '#models/project/resolve.ts';
import type { QuantityField as Declaration, Vector3 } from '#models/schema/field.ts';
import { QuantityField } from '#renderer/panels/fields/QuantityField.tsx';
import { wantsInterface } from '#models/components/cover.ts';
import { Section } from '#renderer/panels/inspector/Section.tsx';
import { useStructure } from '#renderer/panels/structure.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

const axes = ['x', 'y', 'z'] as const;
const ways = ['right', 'to the rear', 'up'] as const;

/** Where the part is, how it is turned, what it is mounted on and with which material between. */
export function Place({ id }: { readonly id: PlacementId }) {
  const item = useWorkbench((state) => state.design.items.find((entry) => entry.id === id));
  return item === undefined || item.kind === 'chassis' ? null : <PlaceOf item={item} />;
}

function PlaceOf({ item }: { readonly item: DesignItem }) {
  const actions = useWorkbench((state) => state.actions);
  const grid = useWorkbench((state) => state.view.snap.grid);
  const { min } = item.box;
  const size = axes.map((_, index) => ((item.box.max[index] ?? 0) - (min[index] ?? 0)) * 1000);
  const set = (index: number, value: number | null) => {
    if (value === null) return;
    const [x, y, z] = min.map((old, at) => (at === index ? value : old));
    const position: Vector3 = [x ?? 0, y ?? 0, z ?? 0];
    actions.setPosition(item.id, position);
  };
  return (
    <Section
      title="Place"
      aside={
        <span className="bw-faint bw-number" title="Outer box as it stands">
          {size.map((side) => Math.round(side * 10) / 10).join(' × ')} mm
        </span>
      }
    >
      <div className="bw-vector-parts">
        {axes.map((axis, index) => (
          <QuantityField
            key={axis}
            layout="inline"
            label={axis}
            field={positionField(axis, ways[index] ?? '', grid)}
            value={min[index] ?? 0}
            onCommit={(value) => set(index, value)}
          />
        ))}
      </div>
      <div className="bw-field bw-field-row">
        <span className="bw-field-label">Rotation</span>
        <span className="bw-inline">
          {axes.map((axis, index) => (
            <Hint key={axis} renderLabel={() => `Turn 90° about ${axis}; with Shift the other way`}>
              <ActionIcon
                variant="default"
                aria-label={`Turn 90° about ${axis}`}
                className="bw-turn"
                onClick={(event) => {
                  actions.rotateSelection(index === 0 ? 0 : index === 1 ? 1 : 2, event.shiftKey ? -1 : 1);
                }}
              >
                <RotateCw size={12} aria-hidden />
                {axis}
              </ActionIcon>
            </Hint>
          ))}
          <span className="bw-faint bw-number">
            {item.rotation.map((turns) => `${turns * 90}°`).join(' ')}
          </span>
        </span>
      </div>
      <Mounting id={item.id} />
    </Section>
  );
}

function positionField(axis: string, way: string, grid: number): Declaration {
  return {
    type: 'quantity',
    quantity: 'length',
    unit: 'mm',
    label: `Position ${axis}`,
    note: `Lowest corner of its box, ${way} from the chassis' front-left-bottom corner.`,
    step: grid > 0 ? grid : 0.001,
  };
}

const Mounting = memo(function Mounting({ id }: { readonly id: PlacementId }) {
  const onId = useId();
  const timId = useId();
  const { items } = useStructure();
  const item = items.find((entry) => entry.id === id);
  const project = useWorkbench((state) => state.project);
  const actions = useWorkbench((state) => state.actions);
  const tims = useMemo(() => projectLibrary(project).byKind('tim'), [project]);
  if (!item) return null;
  const carriers = items.filter(
    (other) => other.id !== item.id && other.on !== item.id && carrierKinds.has(other.kind),
  );
  return (
    <>
      <div className="bw-field bw-field-row">
        <label className="bw-field-label" htmlFor={onId}>
          Mounted on
        </label>
        <select
          id={onId}
          className="bw-input"
          value={item.on ?? ''}
          onChange={(event) => {
            const on = event.currentTarget.value === '' ? null : event.currentTarget.value;
            actions.attach(item.id, on, on === null ? null : (item.interface?.id ?? null));
          }}
        >
          <option value="">the chassis</option>
          {carriers.map((other) => (
            <option key={other.id} value={other.id}>
              {other.name}
            </option>
          ))}
        </select>
      </div>
      {item.on !== null && wantsInterface(item.part) && (
        <div className="bw-field bw-field-row">
          <label className="bw-field-label" htmlFor={timId}>
            Interface
          </label>
          <select
            id={timId}
            className="bw-input"
            value={item.interface?.id ?? ''}
            onChange={(event) => actions.attach(item.id, item.on, event.currentTarget.value || null)}
          >
            <option value="">bare contact</option>
            {tims.map((tim) => (
              <option key={tim.id} value={tim.id}>
                {tim.vendor} {tim.model}
              </option>
            ))}
          </select>
        </div>
      )}
    </>
  );
});

/** What others can be fixed to. */
const carrierKinds: ReadonlySet<DesignItem['kind']> = new Set([
  'board',
  'accelerator',
  'processor',
  'network',
  'memory',
  'storage',
  'device',
  'heat-sink',
  'cold-plate',
]);
