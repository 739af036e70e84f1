// Once for the layer e2e: the runtime, the libraries it needs, and a display in memory for all its windows.
import { startXvfb } from '../../build/electron/display.mjs';
import { findRuntime } from '../../build/electron/runtime.mjs';
import { sandboxAdvice } from '../../build/electron/sandbox.mjs';
import { requireSystem } from '../../build/electron/system-needs.mjs';

const say = (line: string) => void process.stderr.write(`${line}\n`);

export default async function prepare(): Promise<(() => Promise<unknown>) | undefined> {
  const runtime = await findRuntime({ say });
  if (process.platform !== 'linux') return undefined;
  await requireSystem(runtime.executable, { xvfb: true, say });
  if (process.getuid?.() === 0) {
    say(
      'As root, Chromium has no sandbox. test/e2e/start and test/e2e/package start the app as an ordinary user, sandbox on.',
    );
  } else {
    const advice = sandboxAdvice(runtime);
    if (advice !== null) throw new Error(advice);
  }
  const xvfb = await startXvfb();
  // The workers of the layer are started after this and get it from here.
  process.env['DISPLAY'] = xvfb.display;
  return () => xvfb.stop();
}
