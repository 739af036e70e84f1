// The app starts: as the person who runs the tests, and as an ordinary user with Chromium's sandbox on.
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { launchApp, type LaunchedApp } from '../../support/app.ts';
import { ordinaryUserId } from '../../support/ordinary-user.ts';

let launched: LaunchedApp | null = null;

afterEach(async () => {
  await launched?.close();
  launched = null;
});

const shows = async (app: LaunchedApp): Promise<string> => {
  await app.page.getByRole('button', { name: /^Create a vault/ }).waitFor();
  return app.page.innerText('h1');
};

interface Process {
  readonly type: string;
  readonly userId: number;
  /** 2: system calls pass a filter. */
  readonly seccomp: number;
  /** It can never gain rights again. */
  readonly noNewPrivileges: boolean;
}

/** The renderers below a process, from what the kernel says of them. */
function renderersOf(parent: number): Process[] {
  const parentOf = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    try {
      const [, ppid = ''] = /\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? [];
      parentOf.set(Number(name), Number(ppid));
    } catch {
      // It has ended while we looked.
    }
  }
  const isBelow = (pid: number): boolean => {
    const above = parentOf.get(pid);
    return above !== undefined && (above === parent || isBelow(above));
  };
  return [...parentOf.keys()]
    .filter(isBelow)
    .map((pid) => {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
      return {
        type: /--type=([\w-]+)/.exec(command)?.[1] ?? 'main',
        userId: field('Uid'),
        seccomp: field('Seccomp'),
        noNewPrivileges: field('NoNewPrivs') === 1,
      };
    })
    .filter(({ type }) => type === 'renderer');
}

describe('the app', () => {
  it('opens its window on the first screen', async () => {
    launched = await launchApp({ size: { width: 1280, height: 720 } });
    expect(await shows(launched)).toBe('Coldkeep');
    expect(await launched.page.title()).toContain('Coldkeep');
    await launched.screenshot('start/first-run');
  });

  it('runs as an ordinary user with the sandbox on, which every renderer is in', async () => {
    launched = await launchApp({ sandboxed: true });
    expect(await shows(launched)).toBe('Coldkeep');
    const main = launched.app.process().pid ?? 0;
    expect(readFileSync(`/proc/${main}/cmdline`, 'utf8')).not.toContain('--no-sandbox');
    const renderers = renderersOf(main);
    expect(renderers.length).toBeGreaterThan(0);
    const userId = process.getuid?.() === 0 ? ordinaryUserId : process.getuid?.();
    for (const renderer of renderers) {
      expect(renderer).toEqual({ type: 'renderer', userId, seccomp: 2, noNewPrivileges: true });
    }
  });

  it('gives its places back when it is closed', async () => {
    const app = await launchApp();
    const main = app.app.process().pid ?? 0;
    await app.close();
    expect(() => process.kill(main, 0)).toThrow(/ESRCH/);
    expect(() => readdirSync(app.folder)).toThrow(/ENOENT/);
  });
});

describe('what a test hears of', () => {
  it('is everything that goes wrong unasked', async () => {
    const app = await launchApp();
    await app.page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.head.append(style);
      setTimeout(() => {
        throw new Error('thrown in the page');
      });
    });
    await app.expectProblem(/thrown in the page/);
    await expect(app.close()).rejects.toThrow(/securitypolicyviolation: style-src/);
  });
});
