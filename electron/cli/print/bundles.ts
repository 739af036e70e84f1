// A bundle as a person reads of it: where it is from, how it was taken, and whether anybody vouches for that.
import type { BundleConditions, ImportedBundle } from '../../../shared/domain/bundle-conditions.ts';
import { formatBytes } from '../../../shared/domain/text.ts';
import { momentText } from './measures.ts';
import type { Page } from './page.ts';

const moment = (ms: number): string => momentText(new Date(ms).toISOString());

function serviceWords({ serviceStopped }: BundleConditions): string {
  if (serviceStopped === null) return 'there is none to stop';
  return serviceStopped
    ? 'was stopped while the files were copied'
    : 'was running while the files were copied';
}

const offsetWords = ({ clockOffsetSeconds }: BundleConditions): string =>
  clockOffsetSeconds === null
    ? 'not compared with a time server'
    : `${Math.abs(clockOffsetSeconds)} s ${clockOffsetSeconds < 0 ? 'behind' : 'ahead of'} its time server`;

export function showBundle(page: Page, bundle: ImportedBundle): void {
  const { conditions } = bundle;
  page.pairs([
    ['bundle', `${bundle.id.slice(0, 8)}, ${formatBytes(bundle.bytes)}, sealed in the intake`],
    ['taken', `${moment(conditions.endedAtMs)} on ${conditions.host} (${conditions.system})`],
    ['service', serviceWords(conditions)],
    ['clock', offsetWords(conditions)],
    ...conditions.versions.map(({ program, version }): [string, string] => [
      'version',
      `${program} ${version}`,
    ]),
    ...conditions.notes.map((note): [string, string] => ['the kit says', note]),
  ]);
}

export function showBundles(page: Page, bundles: readonly ImportedBundle[]): void {
  page.table(
    [
      { title: 'Bundle' },
      { title: 'Host', atLeast: 12 },
      { title: 'Taken' },
      { title: 'Imported' },
      { title: 'Origin' },
      { title: 'Size', align: 'right' },
    ],
    bundles.map((bundle) => [
      bundle.id.slice(0, 8),
      bundle.conditions.host,
      moment(bundle.conditions.endedAtMs),
      moment(bundle.importedAtMs),
      bundle.originConfirmed ? 'confirmed' : 'not confirmed',
      formatBytes(bundle.bytes),
    ]),
  );
}
