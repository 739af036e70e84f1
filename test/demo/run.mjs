// npm run demo: the real app is driven through the main job on a practice vault. Pictures and checklists go to demo-output/.
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { hasDisplay, startXvfb } from '../../build/electron/display.mjs';
import { fail, say } from '../../build/electron/prepare.mjs';
import { findRuntime } from '../../build/electron/runtime.mjs';
import { requireSystem } from '../../build/electron/system-needs.mjs';
import { allWell, conclude } from './report.mjs';
import { tellStory } from './story.mjs';
import { openWindow } from './window.mjs';

const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const output = join(project, 'demo-output');
const home = join(output, 'vault');

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });

const inMemory = !hasDisplay();
let runtime;
try {
  runtime = await findRuntime({ say });
  await requireSystem(runtime.executable, { xvfb: inMemory, say });
} catch (error) {
  fail(error.message);
}

await build({
  configFile: false,
  logLevel: 'error',
  root: project,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out/demo',
    rolldownOptions: { input: { 'renew-practice-key': 'test/demo/renew-practice-key.ts' } },
  },
});

const xvfb = inMemory ? await startXvfb() : null;
const env = xvfb === null ? process.env : { ...process.env, DISPLAY: xvfb.display };
const window = await openWindow({ runtime, project, home, output, env });
try {
  await tellStory({ window, home, output, renewKey: join(project, 'out', 'demo', 'renew-practice-key.js') });
} finally {
  await window.close(allWell());
  await xvfb?.stop();
}
process.exit(conclude('demo-output/screens and the PDFs beside it'));
