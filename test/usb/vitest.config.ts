// Of `npm run test:usb` alone: one file and one emulated machine at a time, with the patience that emulation needs.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const minutes = (count: number) => count * 60_000;

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/usb/*.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: minutes(45),
    hookTimeout: minutes(10),
  },
});
