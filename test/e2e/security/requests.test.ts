import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type LaunchedApp } from '../../support/app.ts';
import { countedHost, type CountedHost } from './counted-host.ts';
import { tryPermissions, tryWaysOut } from './page-probes.ts';

describe('the main window', () => {
  let launched: LaunchedApp;
  let host: CountedHost;

  beforeAll(async () => {
    host = await countedHost();
    launched = await launchApp();
  });
  afterAll(async () => {
    await launched.close();
    host.close();
  });

  it('reaches no host from its page', async () => {
    expect(await launched.page.evaluate(tryWaysOut, host.address)).toEqual({
      fetch: 'refused',
      file: 'refused',
      image: 'refused',
      socket: 'refused',
      source: 'refused',
      candidates: 'refused',
    });
    expect(host.visits()).toBe(0);
    await launched.expectProblem(/content security policy|securitypolicyviolation/i);
  });

  it('reaches no host from its session either, where no policy of a page rules', async () => {
    const window = await launched.app.browserWindow(launched.page);
    const outcomes = await window.evaluate(async ({ webContents }, target) => {
      const { session } = webContents;
      const urls = {
        host: `http://${target}/`,
        name: 'http://coldkeep.example/',
        file: 'file:///etc/passwd',
        data: 'data:text/plain,x',
        climbing: 'coldkeep://app/%2e%2e/%2e%2e/package.json',
        beside: 'coldkeep://app/../main/main.js',
        elsewhere: 'coldkeep://other/index.html',
        page: 'coldkeep://app/index.html',
      };
      const answers = Object.entries(urls).map(async ([name, url]) => {
        const answer: Promise<string> = session.fetch(url).then(
          (response: Response) => `answered ${response.status}`,
          (error: Error) => error.message,
        );
        return [name, await answer] as const;
      });
      return Object.fromEntries(await Promise.all(answers));
    }, host.address);
    const blocked = expect.stringContaining('ERR_BLOCKED_BY_CLIENT');
    expect(outcomes).toEqual({
      host: blocked,
      name: blocked,
      file: 'answered 403',
      data: blocked,
      climbing: 'answered 404',
      beside: 'answered 404',
      elsewhere: 'answered 404',
      page: 'answered 200',
    });
    expect(host.visits()).toBe(0);
  });

  it('reaches no host from the default session, which nothing uses', async () => {
    const outcome = await launched.app.evaluate(
      ({ session }, target) =>
        session.defaultSession.fetch(`http://${target}/`).then(
          () => 'reached',
          (error: Error) => error.message,
        ),
      host.address,
    );
    expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
    expect(host.visits()).toBe(0);
  });

  it('is permitted nothing', async () => {
    expect(await launched.page.evaluate(tryPermissions)).toEqual({
      granted: [],
      asked: ['refused', 'refused', 'denied'],
    });
    await launched.expectProblem(/Permissions policy violation/);
  });

  it('downloads nothing', async () => {
    const window = await launched.app.browserWindow(launched.page);
    const prevented = await window.evaluate(
      ({ webContents }) =>
        new Promise<boolean>((resolve) => {
          webContents.session.once('will-download', (event: Electron.Event) =>
            resolve(event.defaultPrevented),
          );
          webContents.downloadURL('coldkeep://app/index.html');
        }),
    );
    expect(prevented).toBe(true);
  });
});
