/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../../shared/ipc/contract.ts';
import { launchApp, type LaunchedApp } from '../../support/app.ts';
import { countedHost, type CountedHost } from './counted-host.ts';
import { stateOf } from './passphrase.ts';

const mainPage = 'coldkeep://app/index.html';

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

  it('is isolated, sandboxed and without Node', async () => {
    const preferences = await (
      await launched.app.browserWindow(launched.page)
    ).evaluate((window) => {
      const { session } = window.webContents;
      // What the window really has; not in the types because it is for tests.
      const contents = window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      const { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag } =
        contents.getLastWebPreferences();
      return {
        contextIsolation,
        sandbox,
        nodeIntegration,
        webSecurity,
        webviewTag,
        spellCheckerEnabled: session.isSpellCheckerEnabled(),
        persistent: session.isPersistent(),
        devTools: window.webContents.isDevToolsOpened(),
      };
    });
    expect(preferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellCheckerEnabled: false,
      persistent: false,
      devTools: false,
    });
    expect(
      await launched.page.evaluate(() =>
        ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'electron'].filter(
          (name) => name in window,
        ),
      ),
    ).toEqual([]);
  });

  it('has the contract at its bridge, and nothing else, frozen', async () => {
    const bridge = await launched.page.evaluate(() => {
      const { coldkeep } = window;
      return Object.entries(coldkeep).map(([name, value]) => [
        name,
        typeof value === 'function' ? null : Object.keys(value),
        Object.isFrozen(value),
      ]);
    });
    expect(bridge).toEqual([
      ...Object.entries(contract).map(([group, calls]) => [group, Object.keys(calls), true]),
      ['onEvent', null, expect.any(Boolean)],
      ['takeDropped', null, expect.any(Boolean)],
    ]);
    const replaced = await launched.page.evaluate(() => {
      const other = { stolen: true };
      const tries = [
        () => Object.assign(window, { coldkeep: other }),
        () => Object.assign(window.coldkeep, { vault: other }),
        () => Object.assign(window.coldkeep.vault, { unlock: other }),
        () => Object.defineProperty(window, 'coldkeep', { value: other }),
      ];
      return tries.map((attempt) => {
        try {
          attempt();
          return 'replaced';
        } catch {
          return 'refused';
        }
      });
    });
    expect(replaced).toEqual(['refused', 'refused', 'refused', 'refused']);
  });

  it('runs no script and uses no style that is not a file of ours', async () => {
    const ran = await launched.page.evaluate(async () => {
      const marks = window as unknown as Record<string, boolean>;
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.head.append(script);
      const button = document.createElement('button');
      button.setAttribute('onclick', 'window.handlerRan = true');
      document.body.append(button);
      button.click();
      const style = document.createElement('style');
      style.textContent = '.probe { color: rgb(1, 2, 3) }';
      button.className = 'probe';
      document.head.append(style);
      const data = document.createElement('script');
      data.src = 'data:text/javascript,window.dataRan=true';
      document.head.append(data);
      // The debugger that runs this test may evaluate; what the page does in a turn of its own may not.
      const evaluated = await new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            // oxlint-disable-next-line typescript/no-implied-eval, no-new-func -- what is shown is that it cannot be done
            resolve(String(new Function('return "evaluated"')()));
          } catch {
            resolve('refused');
          }
        });
      });
      await new Promise((resolve) => setTimeout(resolve, 100));
      const styled = getComputedStyle(button).color === 'rgb(1, 2, 3)';
      for (const added of [script, button, style, data]) added.remove();
      return {
        inline: marks['inlineRan'],
        handler: marks['handlerRan'],
        data: marks['dataRan'],
        evaluated,
        styled,
      };
    });
    expect(ran).toEqual({
      inline: undefined,
      handler: undefined,
      data: undefined,
      evaluated: 'refused',
      styled: false,
    });
    await launched.expectProblem(/content security policy|securitypolicyviolation/i);
  });

  it('stays on its page, whatever leads away', async () => {
    const far = `http://${host.address}/`;
    for (const lead of [
      (target: string) => location.assign(target),
      () => location.assign('file:///etc/passwd'),
      () => location.assign('coldkeep://app/passphrase.html'),
      () => location.replace('data:text/html,elsewhere'),
      () => location.assign(URL.createObjectURL(new Blob(['elsewhere'], { type: 'text/html' }))),
      (target: string) => {
        const link = document.createElement('a');
        link.href = target;
        document.body.append(link);
        link.click();
        link.remove();
      },
    ]) {
      await launched.page.evaluate(lead, far);
      await launched.page.waitForTimeout(100);
      expect(launched.page.url()).toContain(mainPage);
    }
    expect(host.visits()).toBe(0);
  });

  it('comes back from an empty page, which Chromium lets nobody forbid', async () => {
    await launched.page.evaluate(() => location.assign('about:blank'));
    await launched.page.waitForFunction(
      (page) => location.href.startsWith(page) && 'coldkeep' in window && document.readyState === 'complete',
      mainPage,
    );
    expect((await stateOf(launched)).vault.phase).toBe('none');
  });

  it('opens no other window', async () => {
    const opened = await launched.page.evaluate((target) => {
      const link = document.createElement('a');
      link.href = target;
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.remove();
      return [window.open(target), window.open('about:blank'), window.open('coldkeep://app/index.html')].map(
        (other) => other === null,
      );
    }, `http://${host.address}/`);
    expect(opened).toEqual([true, true, true]);
    expect(launched.app.windows()).toHaveLength(1);
    expect(host.visits()).toBe(0);
  });

  it('alone is answered: another window with the same bridge and page is not', async () => {
    const answers = await launched.app.evaluate(async ({ app, BrowserWindow }) => {
      const [ours] = BrowserWindow.getAllWindows();
      if (ours === undefined) throw new Error('there is no window');
      const foreign = new BrowserWindow({
        show: false,
        webPreferences: {
          preload: `${app.getAppPath()}/out/preload/window.cjs`,
          session: ours.webContents.session,
          sandbox: true,
        },
      });
      await foreign.loadURL('coldkeep://app/index.html');
      const asked = 'window.coldkeep.app.state({}).then((answer) => answer.ok)';
      const both = await Promise.all(
        [ours, foreign].map(({ webContents }): Promise<unknown> => webContents.executeJavaScript(asked)),
      );
      foreign.destroy();
      return both;
    });
    expect(answers).toEqual([true, false]);
    await launched.expectProblem(/./).catch(() => {});
  });

  it('keeps nothing of a page that wants to stay', async () => {
    await launched.page.evaluate(() => {
      addEventListener('beforeunload', (event) => event.preventDefault());
    });
    // What `afterAll` does next, closing the app, would hang if the page were heard.
    await launched.page.reload();
    expect(launched.page.url()).toContain(mainPage);
  });
});
