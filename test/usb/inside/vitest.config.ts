// Of what the bench runs in the emulated machine: the app in its real runtime, on a display in memory.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const minutes = (count: number) => count * 60_000;

export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  test: {
    include: ['test/usb/inside/**/*.test.ts'],
    globalSetup: 'test/support/e2e-setup.ts',
    pool: 'forks',
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: minutes(10),
    hookTimeout: minutes(10),
  },
});
