// The web preferences that every window of ours has in common.
import type { Session, WebPreferences } from 'electron';

/** Isolated, sandboxed, without Node; nothing cached, nothing looked up in dictionaries, nothing dropped into the page. */
export const pagePreferences = (session: Session, preload: string, devTools: boolean): WebPreferences => ({
  session,
  preload,
  devTools,
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  plugins: false,
  experimentalFeatures: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  disableDialogs: true,
  enableWebSQL: false,
  v8CacheOptions: 'none',
  autoplayPolicy: 'document-user-activation-required',
});
