// npm run test:slow: what takes minutes and is no part of `npm test`. A million broken files for every parser and check.
// COLDKEEP_FUZZ_COUNT, COLDKEEP_FUZZ_SEED and COLDKEEP_FUZZ_WORKERS change it; COLDKEEP_FUZZ_ONLY repeats one input.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const project = fileURLToPath(new URL('../..', import.meta.url));
const outDir = join(project, 'out', 'slow');

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
    rolldownOptions: { input: { fuzz: 'test/slow/fuzz.ts', 'fuzz-worker': 'test/slow/fuzz-worker.ts' } },
  },
});
await import(pathToFileURL(join(outDir, 'fuzz.js')).href);
