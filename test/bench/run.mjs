// npm run bench: the engine beside its peers, on the same bytes, in one run. Ratios matter, not figures. Sizes: COLDKEEP_BENCH_MIB.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const project = fileURLToPath(new URL('../..', import.meta.url));
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
