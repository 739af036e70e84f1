// npm run bench: the engine and the app beside their peers, in one run. Ratios matter, not figures. Sizes: COLDKEEP_BENCH_MIB.
// `npm run bench -- start` measures the start of the app alone.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { measureStart } from './start.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));

async function measureEngine() {
  const outDir = join(project, 'out', 'bench');
  rmSync(outDir, { recursive: true, force: true });
  await build({
    configFile: false,
    logLevel: 'error',
    root: project,
    ssr: { external: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      rolldownOptions: { input: { bench: 'test/bench/bench.ts', program: 'test/bench/program.ts' } },
    },
  });
  await import(pathToFileURL(join(outDir, 'bench.js')).href);
}

if (process.argv[2] !== 'start') await measureEngine();
await measureStart(project);
