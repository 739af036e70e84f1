// Whether Chromium can put its pages into a sandbox here. Some systems forbid ordinary users what it needs; then a helper does it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** What the sandbox is made of where the system allows it: namespaces of an ordinary user's own. */
export const namespaceTrial = ['unshare', '--user', '--map-root-user', '--pid', '--fork', 'true'];

/** The helper beside the executable, which works only if it belongs to root and runs as root. */
export const helperOf = (runtime) => path.join(path.dirname(runtime.executable), 'chrome-sandbox');

const isSetUp = (helper) => {
  const stat = fs.statSync(helper, { throwIfNoEntry: false });
  return stat !== undefined && stat.uid === 0 && (stat.mode & 0o4000) !== 0;
};

const allowsNamespaces = () => {
  const [program, ...args] = namespaceTrial;
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
};

/** What to do before an ordinary user can open the window; null where nothing is to be done. */
export function sandboxAdvice(runtime, { isAllowed = allowsNamespaces, isReady = isSetUp } = {}) {
  const helper = helperOf(runtime);
  if (isAllowed() || isReady(helper)) return null;
  return (
    'This system lets ordinary users make no namespaces, which the sandbox of the window is made of. Set its helper up once, as root:\n' +
    `  sudo chown root:root "${helper}" && sudo chmod 4755 "${helper}"`
  );
}
