import { Button } from '@mantine/core';
import { CircleOff, Power, Sparkles, Wind } from 'lucide-react';
import type { DesignItem } from '#models/project/design.ts';
import { setValue } from '#models/project/edits/values.ts';
import type { FieldValue } from '#models/schema/field.ts';
import { canFail } from '#renderer/store/can-fail.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Face share that one press closes: a filter that should have been changed long ago. */
const cloggedShare = 0.5;

/** "What if": fail what turns or feeds, clog what the air goes through. */
export function QuickActions({ items }: { readonly items: readonly DesignItem[] }) {
  const actions = useWorkbench((state) => state.actions);
  const set = (targets: readonly DesignItem[], key: string, value: FieldValue | undefined) => {
    const { project, configuration } = useWorkbench.getState();
    const ids = targets.map((item) => item.id);
    actions.apply(setValue(project, configuration, ids, key, value));
  };
  const failable = items.filter(canFail);
  const cloggable = items.filter((item) => item.kind === 'filter' || item.kind === 'vent');
  if (failable.length === 0 && cloggable.length === 0) return null;
  const isFailed = failable.some((item) => item.part.values['failed'] === true);
  const isClogged = cloggable.some((item) => Number(item.part.values['clogging'] ?? 0) > 0);
  return (
    <div className="bw-buttons bw-buttons-left" role="group" aria-label="What if">
      {failable.length > 0 && (
        <Button
          variant="light"
          leftSection={isFailed ? <Power size={13} aria-hidden /> : <CircleOff size={13} aria-hidden />}
          onClick={() => set(failable, 'failed', isFailed ? undefined : true)}
        >
          {isFailed ? 'Restore' : 'Fail'}
        </Button>
      )}
      {cloggable.length > 0 && (
        <Button
          variant="light"
          leftSection={isClogged ? <Sparkles size={13} aria-hidden /> : <Wind size={13} aria-hidden />}
          onClick={() => set(cloggable, 'clogging', isClogged ? undefined : cloggedShare)}
        >
          {isClogged ? 'Clean' : 'Clog to 50 %'}
        </Button>
      )}
    </div>
  );
}
