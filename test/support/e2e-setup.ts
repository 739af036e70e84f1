// Once for the layer e2e: the runtime, the libraries it needs, and a display in memory for all its windows.
import { startXvfb } from '../../build/electron/display.mjs';
import { findRuntime } from '../../build/electron/runtime.mjs';
import { requireSystem } from '../../build/electron/system-needs.mjs';

const say = (line: string) => void process.stderr.write(`${line}\n`);

export default async function prepare(): Promise<(() => Promise<unknown>) | undefined> {
  const { executable } = await findRuntime({ say });
  if (process.platform !== 'linux') return undefined;
  await requireSystem(executable, { xvfb: true, say });
  const xvfb = await startXvfb();
  // The workers of the layer are started after this and get it from here.
  process.env['DISPLAY'] = xvfb.display;
  return () => xvfb.stop();
}
