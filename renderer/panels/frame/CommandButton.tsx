import { Hint } from '#renderer/panels/hint/Hint.tsx';
import { ActionIcon } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { isEnabled } from '#renderer/commands/command.ts';
import { commandOf } from '#renderer/commands/command-list.ts';
import { isMac, keyText } from '#renderer/commands/key-text.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** An icon that runs a command; its tooltip says what and with which key. */
export function CommandButton({
  id,
  icon: Icon,
  text,
}: {
  readonly id: string;
  readonly icon: LucideIcon;
  /** Beside the icon, where there is room: for what cannot be guessed from a picture. */
  readonly text?: string;
}) {
  const command = commandOf(id);
  const title = useWorkbench((state) => command.title(state));
  const enabled = useWorkbench((state) => isEnabled(command, state));
  const checked = useWorkbench((state) => command.checked?.(state));
  const [key] = command.keys ?? [];
  return (
    <Hint
      side="bottom"
      renderLabel={() => (
        <>
          {title} {key && <kbd className="bw-key">{keyText(key, isMac)}</kbd>}
        </>
      )}
    >
      <ActionIcon
        aria-label={title}
        aria-pressed={checked}
        data-active={checked || undefined}
        disabled={!enabled}
        className={text === undefined ? 'bw-tool' : 'bw-tool bw-tool-named'}
        onClick={() => command.run(useWorkbench.getState())}
      >
        <Icon size={15} strokeWidth={1.75} aria-hidden />
        {text !== undefined && <span className="bw-tool-text">{text}</span>}
      </ActionIcon>
    </Hint>
  );
}
