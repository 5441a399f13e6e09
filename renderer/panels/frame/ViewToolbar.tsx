import { Popover, SegmentedControl, Slider, Switch } from '@mantine/core';
import {
  Box,
  FlipHorizontal2,
  Grid3x3,
  Magnet,
  Maximize,
  Palette,
  Scissors,
  Tag,
  View,
  Wind,
} from 'lucide-react';
import { useId, type ReactNode } from 'react';
import type { QuantityField as Declaration } from '#models/schema/field.ts';
import { formatQuantity } from '#models/units/units.ts';
import { CommandButton } from '#renderer/panels/frame/CommandButton.tsx';
import { QuantityField } from '#renderer/panels/fields/QuantityField.tsx';
import type { ColourBy, SectionPlane, ViewName } from '#renderer/store/contract.ts';
import { cutsAtSlice } from '#renderer/store/field-layers.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

const colourings: readonly { readonly value: ColourBy; readonly label: string }[] = [
  { value: 'temperature', label: 'Temperature' },
  { value: 'margin', label: 'Margin' },
  { value: 'power', label: 'Power' },
  { value: 'kind', label: 'Kind' },
];

const views: readonly { readonly value: ViewName; readonly label: string }[] = [
  { value: 'iso', label: 'Isometric' },
  { value: 'front', label: 'Front' },
  { value: 'rear', label: 'Rear' },
  { value: 'left', label: 'Left' },
  { value: 'right', label: 'Right' },
  { value: 'top', label: 'Top' },
  { value: 'bottom', label: 'Bottom' },
];

/** How the scene looks: colouring, air, labels, section, chassis, snapping and standard views. */
export function ViewToolbar() {
  const view = useWorkbench((state) => state.view);
  const followsSlice = useWorkbench(cutsAtSlice);
  const actions = useWorkbench((state) => state.actions);
  return (
    <div className="bw-view-tools" role="toolbar" aria-label="View">
      <span className="bw-tool-group">
        <Palette size={14} aria-hidden className="bw-faint" />
        <select
          className="bw-input bw-compact"
          aria-label="Colour by"
          value={view.colourBy}
          onChange={(event) => {
            const next = colourings.find((item) => item.value === event.currentTarget.value);
            if (next) actions.setView({ colourBy: next.value });
          }}
        >
          {colourings.map((item) => (
            <option key={item.value} value={item.value}>
              {item.label}
            </option>
          ))}
        </select>
      </span>
      <span className="bw-rule" />
      <CommandButton id="view.zones" icon={Grid3x3} text="Zones" />
      <CommandButton id="view.flow" icon={Wind} text="Air" />
      <CommandButton id="view.labels" icon={Tag} text="Labels" />
      <CommandButton id="view.section" icon={Scissors} text="Section" />
      {view.section && !followsSlice && <SectionControls section={view.section} />}
      <span className="bw-rule" />
      <Settings icon={<View size={15} aria-hidden />} label="Chassis opacity">
        <ChassisOpacity />
      </Settings>
      <Settings icon={<Magnet size={15} aria-hidden />} label="Snapping">
        <SnapSettings />
      </Settings>
      <span className="bw-grow" />
      <select
        className="bw-input bw-compact"
        aria-label="Standard view"
        value=""
        onChange={(event) => {
          const next = views.find((item) => item.value === event.currentTarget.value);
          if (next) actions.look(next.value);
        }}
      >
        <option value="" disabled>
          Views
        </option>
        {views.map((item, index) => (
          <option key={item.value} value={item.value}>
            {item.label} ({index + 1})
          </option>
        ))}
      </select>
      <CommandButton id="view.parallel" icon={Box} />
      <CommandButton id="view.fit" icon={Maximize} />
    </div>
  );
}

function Settings({
  icon,
  label,
  children,
}: {
  readonly icon: ReactNode;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <Popover position="bottom" width={240} trapFocus>
      <Popover.Target>
        <button type="button" className="bw-tool-button" aria-label={label} title={label}>
          {icon}
        </button>
      </Popover.Target>
      <Popover.Dropdown>{children}</Popover.Dropdown>
    </Popover>
  );
}

function ChassisOpacity() {
  const opacity = useWorkbench((state) => state.view.chassisOpacity);
  const actions = useWorkbench((state) => state.actions);
  return (
    <>
      <div className="bw-field-label">Chassis opacity</div>
      <Slider
        thumbLabel="Chassis opacity"
        min={0}
        max={100}
        step={5}
        size="sm"
        value={Math.round(opacity * 100)}
        label={(value) => `${value} %`}
        onChange={(value) => actions.setView({ chassisOpacity: value / 100 })}
      />
    </>
  );
}

const gridField: Declaration = {
  type: 'quantity',
  quantity: 'length',
  unit: 'mm',
  label: 'Grid',
  note: '0 turns the grid off.',
  min: 0,
  max: 0.1,
  step: 0.001,
};

function SnapSettings() {
  const snap = useWorkbench((state) => state.view.snap);
  const actions = useWorkbench((state) => state.actions);
  const id = useId();
  return (
    <>
      <QuantityField
        field={gridField}
        value={snap.grid}
        onCommit={(grid) => actions.setView({ snap: { ...snap, grid: grid ?? 0 } })}
      />
      <div className="bw-field bw-field-row">
        <label className="bw-field-label" htmlFor={`${id}-faces`}>
          Faces and centres
        </label>
        <Switch
          id={`${id}-faces`}
          size="xs"
          checked={snap.faces}
          onChange={(event) => actions.setView({ snap: { ...snap, faces: event.currentTarget.checked } })}
        />
      </div>
      <div className="bw-field bw-field-row">
        <label className="bw-field-label" htmlFor={`${id}-units`}>
          Rack units
        </label>
        <Switch
          id={`${id}-units`}
          size="xs"
          checked={snap.rackUnits}
          onChange={(event) => actions.setView({ snap: { ...snap, rackUnits: event.currentTarget.checked } })}
        />
      </div>
    </>
  );
}

const axes = ['x', 'y', 'z'] as const;

function SectionControls({ section }: { readonly section: SectionPlane }) {
  const box = useWorkbench((state) => state.design.chassis?.box);
  const actions = useWorkbench((state) => state.actions);
  const index = axes.indexOf(section.axis);
  const low = box?.min[index] ?? 0;
  const high = box?.max[index] ?? 1;
  return (
    <span className="bw-tool-group">
      <SegmentedControl
        aria-label="Axis of the section"
        data={[...axes]}
        value={section.axis}
        onChange={(axis) => {
          const at = axes.indexOf(axis);
          const middle = box ? ((box.min[at] ?? 0) + (box.max[at] ?? 0)) / 2 : 0;
          actions.setView({ section: { ...section, axis, at: middle } });
        }}
      />
      <Slider
        w={110}
        size="sm"
        thumbLabel="Position of the section"
        min={low * 1000}
        max={high * 1000}
        step={1}
        value={section.at * 1000}
        label={() => formatQuantity(section.at, 'length', 'mm')}
        onChange={(value) => actions.setView({ section: { ...section, at: value / 1000 } })}
      />
      <button
        type="button"
        className="bw-tool-button"
        aria-label="Flip the section"
        title="Flip the section"
        aria-pressed={section.flipped}
        onClick={() => actions.setView({ section: { ...section, flipped: !section.flipped } })}
      >
        <FlipHorizontal2 size={14} aria-hidden />
      </button>
    </span>
  );
}
