import { SegmentedControl } from '@mantine/core';
import type { Conditions } from '#models/project/records.ts';
import { conditionFields } from '#models/project/conditions.ts';
import { ConditionField } from '#renderer/panels/fields/ConditionField.tsx';
import { useWorkbench } from '#renderer/store/workbench.ts';

const workloads = [
  { value: 'idle', label: 'Idle' },
  { value: 'typical', label: 'Typical' },
  { value: 'maximum', label: 'Max' },
  { value: 'language-model', label: 'Model' },
] as const satisfies readonly { value: Conditions['workload']; label: string }[];

const fanModes = [
  { value: 'fixed', label: 'Fixed speed' },
  { value: 'hold-margin', label: 'Hold margin' },
] as const satisfies readonly { value: Conditions['fanMode']; label: string }[];

/** The conditions that are changed all the time; all of them stand in the inspector when nothing is selected. */
export function ConditionsStrip() {
  const conditions = useWorkbench((state) => state.design.conditions);
  const actions = useWorkbench((state) => state.actions);
  return (
    <div className="bw-strip" role="group" aria-label="Conditions">
      <SegmentedControl
        aria-label={conditionFields.workload.label}
        data={[...workloads]}
        value={conditions.workload}
        onChange={(workload) => actions.setConditions({ workload })}
      />
      <ConditionField name="ambientTemperature" layout="inline" label="Ambient" />
      <ConditionField name="altitude" layout="inline" label="Altitude" />
      <SegmentedControl
        aria-label={conditionFields.fanMode.label}
        data={[...fanModes]}
        value={conditions.fanMode}
        onChange={(fanMode) => actions.setConditions({ fanMode })}
      />
      {conditions.fanMode === 'fixed' ? (
        <ConditionField name="fanSpeed" layout="inline" label="Fans" />
      ) : (
        <ConditionField name="targetMargin" layout="inline" label="Margin" />
      )}
    </div>
  );
}
