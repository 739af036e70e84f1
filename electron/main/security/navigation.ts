// A window shows its one page for as long as it lives: no page of ours leads anywhere else.
import type { App, WebContents } from 'electron';

/** Denies navigation, redirects, new windows, embedded pages and pages that refuse to go, for every page there will ever be. */
export function denyNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => {
      if (!isReload(contents, event.url, event.isMainFrame)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    // Here "prevent" means: the page's wish to stay is not heard. Locking and quitting must not hang on a page.
    contents.on('will-prevent-unload', (event) => event.preventDefault());
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}

/** The same page again, which is what a reload asks for. */
const isReload = (contents: WebContents, url: string, isMainFrame: boolean): boolean =>
  isMainFrame && withoutFragment(url) === withoutFragment(contents.getURL());

const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? url;
