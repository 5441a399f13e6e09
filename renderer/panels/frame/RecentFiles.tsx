import { Menu } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { RecentFile } from '#renderer/host/host.ts';
import { host, useWorkbench } from '#renderer/store/workbench.ts';

/** Most that the menu shows; the host may know more. */
const most = 8;

/** "Open recent": files that were open before, as the host remembers them. */
export function RecentFiles() {
  const [files, setFiles] = useState<readonly RecentFile[]>([]);
  useEffect(() => {
    let isGone = false;
    host.recentFiles().then(
      (found) => {
        if (!isGone) setFiles(found.slice(0, most));
      },
      // A host that cannot say has none.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, []);
  if (files.length === 0) return null;
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<span className="bw-no-check" />}>Open recent</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {files.map((file) => (
          <Menu.Item key={file.id} onClick={() => void useWorkbench.getState().actions.openRecent(file.id)}>
            {file.name}
          </Menu.Item>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
