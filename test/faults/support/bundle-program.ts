// Makes one file of plain JavaScript of a TypeScript program of the tests, so that any Node runs it as a process of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll } from 'vitest';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Bundles the program at an absolute path, packages included; the answer is removed after the file of tests. */
export async function bundleProgram(entry: string): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'coldkeep-program-'));
  folders.push(outDir);
  await build({
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: entry,
        external: [...builtinModules, /^node:/, 'drivelist'],
        output: { format: 'es', entryFileNames: 'program.mjs', codeSplitting: false },
      },
    },
    ssr: { target: 'node', noExternal: true },
  });
  return join(outDir, 'program.mjs');
}
