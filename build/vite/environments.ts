// What is built into out/: one environment for each kind of place that code runs in.
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildEnvironmentOptions, BuilderOptions, EnvironmentOptions } from 'vite';

const project = fileURLToPath(new URL('../..', import.meta.url));
const out = path.join(project, 'out');

/** Filled first and moved to out/ when all is built: an interrupted or failed build leaves what was there. */
const unfinished = path.join(out, '.unfinished');

const entries = (files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, file]) => [name, path.join(project, file)]));

const common: BuildEnvironmentOptions = {
  outDir: unfinished,
  // Several environments write there; it is emptied once, before the first.
  emptyOutDir: false,
  // Readable output: whoever must trust the program on an offline machine can read what runs there.
  minify: false,
  sourcemap: true,
  reportCompressedSize: false,
};

/** Plain Node and Electron's main side: the command line, the main process, the vault worker as thread and as process. */
const node: EnvironmentOptions = {
  consumer: 'server',
  // What comes from node_modules stays there, native bindings and WebAssembly included.
  resolve: { external: true },
  build: {
    ...common,
    target: 'node20',
    rolldownOptions: {
      input: entries({
        'cli/coldkeep': 'electron/cli/coldkeep.ts',
        'main/main': 'electron/main/main.ts',
        'worker/vault-worker': 'electron/core/worker/vault-worker.ts',
        'worker/vault-process': 'electron/main/session/vault-process.ts',
      }),
      external: ['electron', ...builtinModules, /^node:/],
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        banner: (chunk) => (chunk.name === 'cli/coldkeep' ? '#!/usr/bin/env node' : ''),
        // Beside cli/, main/ and worker/, so that a relative path to any of them reads the same from every built file.
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
};

/** A bridge. In Electron's sandbox a preload script is one CommonJS file and can require nothing of ours. */
const preload = (name: string): EnvironmentOptions => ({
  consumer: 'server',
  resolve: { noExternal: true },
  build: {
    ...common,
    target: 'chrome130',
    rolldownOptions: {
      input: entries({ [`preload/${name}`]: `electron/preload/${name}.ts` }),
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
});

/** The two windows' pages. Nothing is inlined: their content security policy allows files of the app only. */
const client: EnvironmentOptions = {
  build: {
    ...common,
    outDir: path.join(unfinished, 'renderer'),
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: entries({ index: 'renderer/index.html', passphrase: 'renderer/passphrase.html' }),
    },
  },
};

export const environments: Record<string, EnvironmentOptions> = {
  node,
  preloadWindow: preload('window'),
  preloadPassphrase: preload('passphrase'),
  client,
};

export const builder: BuilderOptions = {
  async buildApp(app) {
    rmSync(unfinished, { recursive: true, force: true });
    for (const name of Object.keys(environments)) {
      const environment = app.environments[name];
      if (environment === undefined) throw new Error(`the environment ${name} is not configured`);
      await app.build(environment);
    }
    mkdirSync(out, { recursive: true });
    for (const folder of readdirSync(unfinished)) {
      rmSync(path.join(out, folder), { recursive: true, force: true });
      renameSync(path.join(unfinished, folder), path.join(out, folder));
    }
    rmSync(unfinished, { recursive: true });
  },
};

/** The same built straight into out/, where a build of everything has been: what `npm run dev` adds to the configuration. */
export const straightIntoOut = {
  environments: Object.fromEntries(
    Object.keys(environments).map((name) => [
      name,
      { build: { outDir: name === 'client' ? path.join(out, 'renderer') : out } },
    ]),
  ),
};
