// What may travel as a plain tar: items of the kinds public, config and binary, by name and by content, and what no profile knows.
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import { unclassified } from '../../../../shared/domain/item.ts';
import { isSecret } from '../../../../shared/domain/words.ts';
import type { Profile } from '../../../../shared/profiles/profile.ts';
import { envelopeType } from '../envelope-type.ts';
import { formsOf } from '../forms/content-forms.ts';
import { pathFields } from '../item-path.ts';
import { classify } from '../match.ts';
import type { BundleIndex } from './bundle-index.ts';
import { shownName } from './refusals.ts';
import type { SealedBundle } from './sealed-bundle.ts';

const open: readonly string[] = ['public', 'config', 'binary'];

/** Errors: bundle-unsealed, naming the first file of another kind. */
export function assertMayBeUnsealed(bundle: SealedBundle, index: BundleIndex, profile: Profile): void {
  for (const entry of index.entries) {
    if (entry.type !== 'file') continue;
    const content = bundle.contentOf(entry);
    const type = content.whole === null ? null : envelopeType(content.whole);
    const { key, kind } = classify(profile, {
      path: pathFields(entry.path).path,
      type,
      forms: formsOf(content),
    });
    content.whole?.fill(0);
    if (open.includes(kind) || (key === unclassified && !isSecret(kind))) continue;
    throw new ColdkeepError(
      'bundle-unsealed',
      `The bundle is a plain tar and holds ${shownName(entry.path)}, which is of the kind "${kind}": that travels sealed only.`,
    );
  }
}
