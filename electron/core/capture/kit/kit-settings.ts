// kit.conf: where things are on the host, each with the reason why it is copied.
import type { KitItem, KitPlan } from '../../../../shared/domain/kits/kit-plan.ts';

const wrapAt = 100;

/** A sentence as comment lines. */
function comment(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > wrapAt) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => `# ${each}`).join('\n');
}

const copyLines = ({ key, kind, required, onDemand, title, why, paths }: KitItem): string =>
  [
    comment(`${title}. ${why}`),
    ...paths.map((path) => {
      const line = `COPY=${key} ${kind} ${required ? 'required' : 'optional'} ${path}`;
      return onDemand === true ? `#${line}` : line;
    }),
  ].join('\n');

const serviceLines = ({ service }: KitPlan): string => {
  if (service === null) return '';
  const { unit, stop, why, status, stopCommand, startCommand } = service;
  return `
# ---- The service ----

${comment(why)}
SERVICE=${unit ?? ''}
STOP_SERVICE=${stop ? 'yes' : 'no'}
${comment('How long it may take to stop, in seconds. Where it takes longer, nothing is copied and it is started again.')}
STOP_SECONDS=300
${comment('In place of systemctl: a command that ends with 0 while the service runs and with 1, 2 or 3 while it does not (anything else: nobody knows), one that stops it, and one that starts it and returns.')}
SERVICE_STATUS_COMMAND=${status ?? ''}
SERVICE_STOP_COMMAND=${stopCommand ?? ''}
SERVICE_START_COMMAND=${startCommand ?? ''}
`;
};

const quietLines = ({ heightCommand, quietSeconds }: KitPlan): string => `
# ---- Quiet ----
${
  heightCommand === undefined
    ? ''
    : `
${comment('Commands that print the height of this node and of its cluster: a number, or the status document of a node. With the second the kit waits until this node is within 3 blocks, for at most so many seconds.')}
HEIGHT_COMMAND=${heightCommand}
#CLUSTER_HEIGHT_COMMAND=curl -s -m 5 http://ANOTHER-NODE:46657/status
HEIGHT_SECONDS=1800
`
}
${comment('Seconds without a change in the files that count as quiet (0: it is not waited for), and how long that may take. Not waited for while the service runs.')}
QUIET_SECONDS=${quietSeconds}
QUIET_LIMIT_SECONDS=300
`;

const dumpLines = ({ dump }: KitPlan): string => `
# ---- The database ----

${comment(
  dump === null
    ? 'A command that prints a dump, the name of the dump in the bundle, and what it is: pg-plain, pg-custom, mysql or any.'
    : `${dump.title}. ${dump.why} The command prints the dump; put what your installation needs in its place.`,
)}
DUMP_COMMAND=${dump?.command ?? ''}
DUMP_FILE=${dump?.file ?? 'database.sql'}
DUMP_FORM=${dump?.form ?? 'any'}
${comment('A command that reads the dump to its end from standard input, and fails where it is not whole. For the forms pg-custom and any.')}
DUMP_PROOF_COMMAND=${dump?.proof ?? ''}
${comment('A command that prints roles and what else belongs to no single database (pg_dumpall --globals-only). Empty: none.')}
GLOBALS_COMMAND=${dump?.globals ?? ''}
`;

const reportLines = ({ reports }: KitPlan): string => `
${comment('Commands whose output goes into the bundle under a name; one that fails is only noted. REPORT=NAME COMMAND')}
${reports.map(({ file, command }) => `REPORT=${file} ${command}`).join('\n') || '#REPORT=disks.txt lsblk'}
`;

/** The settings as text: every key that the script knows stands in it. */
export function kitSettings(plan: KitPlan): string {
  const { root, items, versions } = plan;
  return `# Settings of the Coldkeep kit for ${plan.title}.
# Lines of KEY=VALUE: all after the first = is the value, without quotes. Commands are run by sh, with $ROOT set.
# This file must be yours (or root's) and writable by nobody else: its commands are run by whoever starts the kit.

${comment(root === null ? 'The folder that {ROOT} stands for.' : `The folder that {ROOT} stands for: ${root.what}.`)}
ROOT=${root?.path ?? ''}

# ---- What is copied: COPY=ITEM KIND required|optional PATH ----
#
${comment('PATH is absolute and may be a pattern (*, ?, [ ]); a folder is copied whole. An item that is required needs one match among all its paths. KIND is secret-hot, public, config, binary or data: only public, config and binary may leave this host unsealed.')}

${items.map(copyLines).join('\n\n')}
${reportLines(plan)}${serviceLines(plan)}${dumpLines(plan)}${quietLines(plan)}
# ---- The bundle ----

${comment('What programs say of themselves, for the conditions of the bundle: VERSION=PROGRAM COMMAND')}
${versions.map(({ program, command }) => `VERSION=${program} ${command}`).join('\n') || '#VERSION=tar tar --version'}
${comment('Where bundles go when --out is not given. Empty: the working folder.')}
OUT_FOLDER=
${comment('Where a folder for this run is made, readable by you alone and removed at the end. Dumps lie there unsealed meanwhile: it needs room for them. Not on a stick.')}
WORK_FOLDER=/var/tmp
${comment('The age program. Empty: the one beside the script, else that of the host.')}
AGE=
`;
}
