// What goes wrong in a page without anybody asking: errors on its console, errors thrown, violations of the content security policy.
/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** Runs in the page. The observer also reports what happened before it was there. */
function watchViolations(): void {
  const seen = new Set<string>();
  const report = (text: string) => {
    if (seen.has(text)) return;
    seen.add(text);
    console.error(`securitypolicyviolation: ${text}`);
  };
  document.addEventListener('securitypolicyviolation', (event) =>
    report(`${event.effectiveDirective} ${event.blockedURI}`),
  );
  const observer = new ReportingObserver(
    (reports) => {
      for (const { body } of reports) {
        if (body === null || body === undefined || !('effectiveDirective' in body) || !('blockedURL' in body))
          continue;
        report(`${String(body.effectiveDirective)} ${String(body.blockedURL)}`);
      }
    },
    { types: ['csp-violation'], buffered: true },
  );
  observer.observe();
}

/** Calls `report` with each problem of the page from now on, and with what its console still remembers of before. */
export async function watchPage(page: Page, report: (problem: string) => void): Promise<void> {
  page.on('console', (message) => {
    if (message.type() === 'error') report(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => report(`thrown: ${error.stack ?? error.message}`));
  page.on('crash', () => report('the page crashed'));
  // A page that closes at this very moment has nothing more to say: that of a sheet, once it is printed.
  await page.addInitScript(watchViolations).catch((error: unknown) => {
    if (!page.isClosed()) throw error;
  });
  await page.evaluate(watchViolations).catch(() => undefined);
}
