import { ActionIcon, Button } from '@mantine/core';
import { CircleAlert, Info, X } from 'lucide-react';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** What happened, where and what to do: lines beside the work, never an alert box over it. */
export function NoticeBar() {
  const notice = useWorkbench((state) => state.notice);
  const actions = useWorkbench((state) => state.actions);
  if (!notice) return null;
  const isError = notice.severity === 'error';
  const Icon = isError ? CircleAlert : Info;
  return (
    <div className="bw-notice" data-severity={notice.severity} role={isError ? 'alert' : 'status'}>
      <Icon size={16} aria-hidden className={isError ? 'bw-bad' : 'bw-accent'} />
      <div className="bw-notice-text">
        <strong>{notice.title}</strong>
        {notice.lines.length > 0 && (
          <ul>
            {notice.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
      {notice.actions && (
        <div className="bw-buttons">
          {notice.actions.map((action) => (
            <Button key={action.label} variant="default" onClick={action.run}>
              {action.label}
            </Button>
          ))}
        </div>
      )}
      <ActionIcon aria-label="Dismiss this notice" onClick={() => actions.notify(null)}>
        <X size={15} aria-hidden />
      </ActionIcon>
    </div>
  );
}
