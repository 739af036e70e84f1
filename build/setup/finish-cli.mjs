// Finishes the built command line: executable with its first line, man page and completions made from its own tree of commands.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const out = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'out');
const program = join(out, 'cli', 'coldkeep.js');
const firstLine = '#!/usr/bin/env node\n';

/** Beside, then renamed: an interrupted build leaves the old file or the new one. */
function place(path, content, mode) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.partial`, content, { mode });
  chmodSync(`${path}.partial`, mode);
  renameSync(`${path}.partial`, path);
}

const code = readFileSync(program, 'utf8');
place(program, code.startsWith('#!') ? code : firstLine + code, 0o755);

const generated = [
  ['man', 'man/coldkeep.1'],
  ['bash', 'completions/coldkeep.bash'],
  ['zsh', 'completions/_coldkeep'],
];
for (const [target, path] of generated) {
  place(join(out, path), execFileSync(process.execPath, [program, 'generate', target]), 0o644);
}
