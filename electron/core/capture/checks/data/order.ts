// What was copied when: files before their database, data while its service ran.
import type { BundleConditions } from '../../../../../shared/domain/bundle-conditions.ts';
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import type { Item } from '../../../../../shared/domain/item.ts';
import type { CheckContext, CheckMaker, SeenFile } from '../check.ts';
import { entriesWith, isDump } from './entries.ts';

/** Files that nobody touched for so long before a dump may well be a copy that was made before it. */
const quietHours = 24;
const archivePattern = /\.(?:tar|tar\.\w+|tgz|zip|7z)$/i;

const labelOf = (path: string): string => path.slice(0, path.indexOf('/'));
const shown = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

class OrderCheck {
  readonly #dumps: Item[] = [];

  see({ item, forms }: SeenFile): void {
    if (isDump(forms)) this.#dumps.push(item);
  }

  result(context: CheckContext) {
    return { findings: [...this.#filesOlder(context), ...this.#whileRunning(context)], derived: [] };
  }

  /**
   * An archive was made when it was written. Single files keep the time of their last change, so only a day without any speaks against
   * them. Within one bundle the kit keeps the order: dump first, files after.
   */
  #filesOlder({ profile, items, bundles }: CheckContext): Finding[] {
    const dumpKeys = new Set(
      profile.items
        .filter(
          (entry) =>
            entry.checks.includes('files-older-than-database') && entry.checks.includes('dump-incomplete'),
        )
        .map(({ key }) => key),
    );
    const newestDump = newestOf(this.#dumps.filter(({ key }) => dumpKeys.has(key)));
    const fileKeys = new Set(entriesWith(profile, 'files-older-than-database').map(({ key }) => key));
    const files = items.filter((item) => item.type === 'file' && fileKeys.has(item.key));
    const newestFile = newestOf(files);
    if (newestDump === null || newestFile === null) return [];
    const dumpLabel = labelOf(newestDump.path);
    const fileLabel = labelOf(newestFile.path);
    if (dumpLabel === fileLabel && bundles.has(dumpLabel)) return [];
    const dumpMs = bundles.get(dumpLabel)?.startedAtMs ?? newestDump.mtimeSeconds * 1000;
    const filesMs = bundles.get(fileLabel)?.endedAtMs ?? newestFile.mtimeSeconds * 1000;
    const isDated = bundles.has(fileLabel) || archivePattern.test(newestFile.path);
    const slackMs = isDated ? 0 : quietHours * 60 * 60 * 1000;
    if (filesMs + slackMs >= dumpMs) return [];
    return [
      raise('files-older-than-database', {
        subject: newestFile.path,
        message: `The newest of the files is of ${shown(filesMs)}, the database (${newestDump.path}) of ${shown(dumpMs)}.`,
      }),
    ];
  }

  /** A dump may be taken from a running service; what the service writes may not be copied then. */
  #whileRunning({ profile, items, bundles }: CheckContext): Finding[] {
    const entries = new Map(
      profile.items
        .filter((entry) => entry.checks.includes('service-not-stopped'))
        .map((entry) => [entry.key, entry]),
    );
    const dumps = new Set(this.#dumps.map(({ path }) => path));
    return [...bundles].flatMap(([label, conditions]) => {
      if (conditions.serviceStopped !== false) return [];
      const touched = items.filter(
        ({ path, key, type }) =>
          type === 'file' && labelOf(path) === label && entries.has(key) && !dumps.has(path),
      );
      const titles = [...new Set(touched.flatMap(({ key }) => entries.get(key)?.title ?? []))];
      return titles.length === 0 ? [] : [running(label, conditions, titles)];
    });
  }
}

const running = (label: string, { host }: BundleConditions, titles: readonly string[]): Finding =>
  raise('service-not-stopped', {
    subject: label,
    message: `The service on ${host} ran while this was copied: ${titles.join(', ')}.`,
  });

const newestOf = (items: readonly Item[]): Item | null =>
  items.reduce<Item | null>(
    (newest, item) => (newest === null || item.mtimeSeconds > newest.mtimeSeconds ? item : newest),
    null,
  );

export const orderCheck: CheckMaker = {
  name: 'order of copying',
  codes: ['files-older-than-database', 'service-not-stopped'],
  begin: () => new OrderCheck(),
};
