import { app, session, shell } from 'electron';
import { bundleHost, bundleScheme } from '#electron/main/bundle-path.ts';

/** No window navigates away, opens another or embeds one; an https link goes to the person's browser. */
export function denyNavigation(): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (URL.canParse(url) && new URL(url).protocol === 'https:') void shell.openExternal(url);
      return { action: 'deny' };
    });
  });
}

/** The workbench needs no camera, no location, no device: every permission is refused. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
}

/** Nothing is loaded from another machine: only the bundle and the page's own data and blob addresses. */
export function denyNetwork(): void {
  const own = [`${bundleScheme}://${bundleHost}/`, 'data:', 'blob:', 'devtools:'];
  session.defaultSession.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !own.some((start) => details.url.startsWith(start)) });
  });
}
