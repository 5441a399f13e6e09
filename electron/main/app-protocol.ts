import { protocol } from 'electron';
import { bundleScheme } from '#electron/main/bundle-path.ts';
import { bundleResponse } from '#electron/main/bundle-response.ts';

/** Makes app:// a proper origin of its own. Must run before the application is ready. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: bundleScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Serves the built page; there is no other scheme from which the window loads. */
export function serveAppProtocol(folder: string): void {
  protocol.handle(bundleScheme, (request) => bundleResponse(folder, request));
}
