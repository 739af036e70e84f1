// coldkeep scan
import type { ScanReport, ScannedItem } from '../../../shared/domain/reports.ts';
import { kinds } from '../../../shared/domain/words.ts';
import { formatBytes, plural } from '../../../shared/domain/text.ts';
import type { ColdkeepCommand } from '../command.ts';
import type { Perform } from '../invocation.ts';
import { text } from '../option-values.ts';
import type { Page } from '../print/page.ts';
import { showDerived } from '../print/knowledge.ts';
import { mostShown, showFindings } from '../print/parts.ts';
import { inVault } from '../unlock.ts';

const bytesOf = (items: readonly ScannedItem[]): number => items.reduce((sum, { size }) => sum + size, 0);

function showItems(page: Page, items: readonly ScannedItem[]): void {
  if (items.length <= mostShown) {
    page.table(
      [
        { title: 'Item', atLeast: 24 },
        { title: 'Key' },
        { title: 'Kind' },
        { title: 'Size', align: 'right' },
      ],
      items.map(({ path, key, kind, size }) => [path, key, kind, formatBytes(size)]),
    );
    return;
  }
  const groups = kinds
    .map((kind) => ({ kind, members: items.filter((item) => item.kind === kind) }))
    .filter(({ members }) => members.length > 0);
  page.table(
    [{ title: 'Kind' }, { title: 'Items', align: 'right' }, { title: 'Size', align: 'right' }],
    groups.map(({ kind, members }) => [kind, String(members.length), formatBytes(bytesOf(members))]),
  );
  page.sentence('--json prints every item.', 0, 'faint');
}

/** A scan as a person reads it. */
export function showScan(page: Page, { set, items, findings, contentDigest, derived }: ScanReport): void {
  page.line({ text: set, tone: 'bold' }, `: ${plural(items.length, 'item')}, ${formatBytes(bytesOf(items))}`);
  page.line({ text: `content digest ${contentDigest}`, tone: 'faint' });
  page.gap();
  showItems(page, items);
  showDerived(page, derived);
  showFindings(page, findings);
  if (!findings.some(({ severity }) => severity === 'warn' || severity === 'critical')) {
    page.gap();
    page.verdict('good', 'Nothing is missing and nothing is out of place.');
  }
}

/** 1 where there is a critical finding. */
export const scanStatus = ({ findings }: Pick<ScanReport, 'findings'>): number =>
  findings.some(({ severity }) => severity === 'critical') ? 1 : 0;

export function registerScan(program: ColdkeepCommand, perform: Perform): void {
  program
    .below('scan')
    .description(
      'Reads the sources of a set now and says what is there, what is missing and what is not as it should be.',
    )
    .summary('read the sources of a set')
    .argument('<name>', 'the set', text)
    .example('scan pool', 'Exits with 1 if there is a critical finding.')
    .action((name: string) =>
      perform((invocation) =>
        inVault(invocation, async (vault) => {
          const report = await vault.scan(name, invocation.run);
          return {
            json: report,
            show: (page) => showScan(page, report),
            status: scanStatus(report),
          };
        }),
      ),
    );
}
