// Makes docs/findings.md from the registry of findings. test/unit/domain/findings-docs.test.ts compares the two and says how to renew it.
import { captureFindings } from '../../shared/domain/findings/capture.ts';
import { cardanoFindings } from '../../shared/domain/findings/cardano.ts';
import { dataFindings } from '../../shared/domain/findings/data.ts';
import type { FindingWords } from '../../shared/domain/findings/finding-words.ts';
import { generalFindings } from '../../shared/domain/findings/general.ts';

const intro = `# What a scan can find

Made from \`shared/domain/findings/\`; \`test/unit/domain/findings-docs.test.ts\` holds the two together and says how to renew this page. Do not edit it.

A finding says what was seen, why it matters and the cheapest way to mend it. Its code never changes, so that scripts can go by it (\`coldkeep scan --json\`). One fault is one finding: what follows from it
stands inside it. The severity here is the usual one; what is seen can make it milder or graver.

- **critical**: something can be lost, or is open. An export stops at it until it is mended or accepted with a reason.
- **warn**: to be mended, but a copy of it is better than none.
- **info**: worth knowing.

Several findings of one kind that are too many to list are counted in one.`;

const groups: readonly (readonly [string, string, Readonly<Record<string, FindingWords>>])[] = [
  ['Sources', 'While folders and files are read.', captureFindings],
  ['Any set', 'Of every system, and of bundles in the intake.', generalFindings],
  ['Stake pools', 'Keys, certificates and configuration of Cardano.', cardanoFindings],
  [
    'Databases, services, wallets',
    'Dumps and their files, keys and states of nodes, wallets of bots.',
    dataFindings,
  ],
];

const section = (code: string, { title, severity, why, fix }: FindingWords): string =>
  [`### \`${code}\``, `${title}. *${severity}*`, why, ...(fix === '' ? [] : [`To mend it: ${fix}`])].join(
    '\n\n',
  );

/** The whole page. */
export function findingsPage(): string {
  const sections = groups.flatMap(([title, about, findings]) => [
    `## ${title}`,
    about,
    ...Object.entries(findings).map(([code, words]) => section(code, words)),
  ]);
  return `${[intro, ...sections].join('\n\n')}\n`;
}
