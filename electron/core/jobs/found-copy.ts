// A validly signed copy that the catalogue does not know: recorded with all that its manifest says.
import type { MediumAttributes } from '../../../shared/domain/facts.ts';
import type { Manifest } from '../../../shared/domain/manifest.ts';
import { snapshotFolder } from '../media/layout.ts';
import type { ReadableMedium } from './attach-reading.ts';
import type { JobContext } from './context.ts';
import type { CopyReading } from './verify-copy.ts';

/**
 * Records set, snapshot, medium and copy as far as they are unknown. The caller has verified signature and files. `enrol`: what is said of
 * a medium that is new; `clonedFrom`: the medium whose bytes were taken over.
 */
export async function recordFoundCopy(
  context: JobContext,
  attached: Pick<ReadableMedium, 'id' | 'medium'>,
  manifest: Manifest,
  reading: Pick<CopyReading, 'level' | 'files'>,
  more: { readonly enrol?: MediumAttributes | null; readonly clonedFrom?: string } = {},
): Promise<void> {
  const medium = attached.id;
  if (medium === null) return;
  await context.ledger.commit((catalogue, atMs) => {
    const isNewSet = catalogue.sets().every((set) => set.id !== manifest.set.id);
    if (isNewSet) {
      const taken = catalogue.setByName(manifest.set.name) !== null;
      const name = taken ? `${manifest.set.name} (${manifest.set.id.slice(0, 8)})` : manifest.set.name;
      catalogue.append(
        {
          kind: 'set-added',
          body: { set: manifest.set.id, name, profile: manifest.profile, sources: manifest.sources },
        },
        atMs,
      );
    }
    // Without them the next export of the set would hold less than this copy, and not know it.
    const known = catalogue.bundlesOf(manifest.set.id).map(({ id }) => id);
    for (const bundle of manifest.conditions.bundles ?? []) {
      if (isNewSet && !known.includes(bundle.id))
        catalogue.append({ kind: 'bundle-imported', body: { set: manifest.set.id, bundle } }, atMs);
    }
    if (catalogue.snapshot(manifest.snapshot) === null) {
      const bytes = manifest.items.reduce((sum, item) => sum + item.size, 0);
      catalogue.recordSnapshot(
        {
          set: manifest.set.id,
          snapshot: manifest.snapshot,
          seq: manifest.seq,
          contentDigest: manifest.contentDigest,
          items: manifest.items.length,
          bytes,
        },
        manifest.items,
        atMs,
      );
    }
    if (catalogue.medium(medium) === null) {
      const label = attached.medium.root.split('/').at(-1) ?? medium.slice(0, 8);
      catalogue.append(
        {
          kind: 'medium-enrolled',
          body: {
            medium,
            ...(more.enrol ?? {
              label,
              type: 'other',
              location: '',
              custodian: '',
              offsite: false,
              state: 'active',
            }),
          },
        },
        atMs,
      );
    }
    catalogue.append(
      {
        kind: 'copy-recorded',
        body: {
          medium,
          snapshot: manifest.snapshot,
          path: snapshotFolder(manifest.vault, manifest.snapshot),
          level: reading.level,
          files: reading.files,
          ...(more.clonedFrom === undefined ? {} : { clonedFrom: more.clonedFrom }),
        },
      },
      atMs,
    );
  });
}
