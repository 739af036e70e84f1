// Makes docs/window-contract.md from the contract. test/unit/ipc/contract-docs.test.ts compares the two and says how to renew it.
import { z } from 'zod';
import type { CallShape } from '../../shared/ipc/call.ts';
import { contract } from '../../shared/ipc/contract.ts';
import { jobResults } from '../../shared/ipc/job.ts';
import { eventSchema } from '../../shared/ipc/state.ts';
import { token } from '../../shared/ipc/values.ts';
import { callWords } from './call-words.ts';
import { fieldsOf, shapeOf, type JsonSchema } from './schema-words.ts';

const jsonOf = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema =>
  z.toJSONSchema(schema, { io }) as JsonSchema;

const tokenPattern = String(jsonOf(token, 'input').pattern);

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

const intro = `# What the window may ask for

Made from \`shared/ipc/contract.ts\`; \`test/unit/ipc/contract-docs.test.ts\` holds the two together and says how to renew this page. Do not edit it.

The main window's page can call what stands here and nothing else. For every call the main process sees that the sender is the main frame of its own window, parses the input, runs the handler, and
parses the answer: a field that is not named here does not cross, in either direction. No input holds a path, a passphrase or a key. How it is built: [architecture.md](architecture.md#contract-and-router).

- **token** stands for a folder or a volume that the main process handed out. Only it can turn one into a path again; tokens of folders are forgotten when the vault is locked.
- **job** is the id of long work that has begun. Its progress and its result come as events, see [jobs](#jobs).
- **outcome** is \`done\`, or \`cancelled\` where a person went away from a window or dialog.
- \`?\` marks what may be left out. Of an answer the first level is shown; the schemas beside the contract have the rest.

Every call answers \`{ok: true, value}\` or \`{ok: false, error: {code, message, hint}}\`. Beside the codes that are named, each may answer \`bad-input\` (refused by the router) and \`internal\` (a bug: always the
same sentence).`;

function section(group: string, calls: Readonly<Record<string, CallShape>>): string {
  const words: Readonly<Record<string, string>> = callWords[group as keyof typeof callWords];
  const rows = Object.entries(calls).map(([name, { input, output }]) =>
    row(
      `\`${group}.${name}\``,
      words[name] ?? '',
      shapeOf(jsonOf(input, 'input'), tokenPattern),
      fieldsOf(jsonOf(output, 'output'), tokenPattern),
    ),
  );
  const table = [row('call', 'what it does', 'input', 'answer'), '|---|---|---|---|', ...rows].join('\n');
  return [`### ${group}`, table, ...errorLines(calls)].join('\n\n');
}

/** "Errors of `read`, `plan`: …": calls with the same errors share a line. */
function errorLines(calls: Readonly<Record<string, CallShape>>): string[] {
  const callsOf = new Map<string, string[]>();
  for (const [name, { errors }] of Object.entries(calls)) {
    if (errors.length === 0) continue;
    const codes = errors
      .toSorted()
      .map((code) => `\`${code}\``)
      .join(', ');
    callsOf.set(codes, [...(callsOf.get(codes) ?? []), `\`${name}\``]);
  }
  if (callsOf.size === 0) return [];
  return [[...callsOf].map(([codes, names]) => `- Errors of ${names.join(', ')}: ${codes}.`).join('\n')];
}

/** The whole page. */
export function contractPage(): string {
  const jobs = Object.entries(jobResults).map(([kind, schema]) =>
    row(`\`${kind}\``, fieldsOf(jsonOf(schema, 'output'), tokenPattern)),
  );
  const events = eventSchema.options.map((schema) =>
    row(
      `\`${schema.shape.kind.value}\``,
      fieldsOf(
        jsonOf('state' in schema.shape ? schema.shape.state : schema.shape.job, 'output'),
        tokenPattern,
      ),
    ),
  );
  return `${[
    intro,
    '## Calls',
    ...Object.entries(contract).map(([group, calls]) => section(group, calls)),
    '## Jobs',
    'What a job of each kind answers when it is done.',
    [row('kind', 'result'), '|---|---|', ...jobs].join('\n'),
    '## Events',
    'What the main process says without being asked, at most about ten times a second each, the last one always. They pass the same guard as answers.',
    [row('event', 'what it carries'), '|---|---|', ...events].join('\n'),
  ].join('\n\n')}\n`;
}
