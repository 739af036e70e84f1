// The build (`npm run build`: everything in out/) and the test layers (`npm test`).
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { contractNames } from './build/vite/contract-names.ts';
import { builder, environments } from './build/vite/environments.ts';

const seconds = (count: number) => count * 1000;

/** One layer of tests: a folder of test/, run by `npm test NAME` alone. */
const layer = (name: string, timeout: number) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`, `test/${name}/**/*.test.tsx`],
    testTimeout: timeout,
    hookTimeout: timeout,
  },
});

/** The layer that drives the app: after all others and one file at a time, because windows compete for the two cores. */
const serialLayer = (name: string, timeout: number) => {
  const { test, ...rest } = layer(name, timeout);
  return {
    ...rest,
    test: {
      ...test,
      globalSetup: 'test/support/e2e-setup.ts',
      fileParallelism: false,
      maxWorkers: 1,
      sequence: { groupOrder: 1 },
    },
  };
};

export default defineConfig(({ command }) => ({
  // The pages' paths below the root of the build are their paths in out/renderer/.
  root: fileURLToPath(new URL(command === 'build' ? 'renderer' : '.', import.meta.url)),
  base: './',
  // Nothing is read from .env files and nothing is copied: what is built comes from the sources alone.
  envDir: false as const,
  publicDir: false as const,
  plugins: [react(), contractNames()],
  ...(command === 'build' && { environments, builder }),
  test: {
    pool: 'forks' as const,
    maxWorkers: 2,
    projects: [
      layer('unit', seconds(60)),
      layer('conformance', seconds(300)),
      layer('integration', seconds(300)),
      layer('faults', seconds(1800)),
      serialLayer('e2e', seconds(180)),
    ],
  },
}));
