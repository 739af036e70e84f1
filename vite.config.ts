// The build (`npm run build`: plain Node programs in out/) and the test layers (`npm test`).
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Programs that start on their own: the command line, and the vault worker that it runs in a thread. */
const entries = {
  'cli/coldkeep': 'electron/cli/coldkeep.ts',
  'worker/vault-worker': 'electron/core/worker/vault-worker.ts',
};

const seconds = (count: number) => count * 1000;

/** One layer of tests: a folder of test/, run by `npm test NAME` alone. */
const layer = (name: string, timeout: number) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: timeout,
    hookTimeout: timeout,
  },
});

export default defineConfig({
  root,
  // Nothing is read from .env files and nothing is copied: what is built comes from the sources alone.
  envDir: false,
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out',
    emptyOutDir: true,
    // Readable output: whoever must trust the program on an offline machine can read what runs there.
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: entries,
      external: [...builtinModules, /^node:/],
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        banner: (chunk) => (chunk.name === 'cli/coldkeep' ? '#!/usr/bin/env node' : ''),
        // Beside cli/ and worker/, so that a relative path to either reads the same from every built file.
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
  // What comes from node_modules stays there, native bindings and WebAssembly included.
  ssr: { target: 'node', external: true },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      layer('unit', seconds(60)),
      layer('conformance', seconds(300)),
      layer('integration', seconds(300)),
      layer('faults', seconds(1800)),
    ],
  },
});
