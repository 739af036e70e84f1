// The bundles of a set as a person sees them: what is kept, and taking one out with a reason.
import type { ImportedBundle } from '../../../shared/domain/bundle-conditions.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { RemoveBundleInput } from '../vault-api.ts';
import type { JobContext } from './context.ts';
import { clearFromIntake } from './intake.ts';
import { setNamed } from './scan.ts';

const maxReasonLength = 500;

/** Imported last comes first. Errors: set-unknown. */
export function bundlesOf(context: JobContext, name: string): ImportedBundle[] {
  return context.ledger.catalogue.bundlesOf(setNamed(context, name).id).toReversed();
}

/**
 * Takes a bundle out of a set and its file out of the intake. Copies on media keep what they have of it.
 * `id` may be a unique beginning. Errors: set-unknown, bundle-unknown, bad-input (no reason), catalogue-unwritable.
 */
export async function removeBundle(context: JobContext, input: RemoveBundleInput): Promise<void> {
  const set = setNamed(context, input.set);
  const why = input.why.trim();
  if (why === '' || why.length > maxReasonLength)
    throw new ColdkeepError(
      'bad-input',
      `A bundle is removed with a reason of 1 to ${maxReasonLength} characters.`,
    );
  const found = context.ledger.catalogue
    .bundlesOf(set.id)
    .filter(({ id }) => input.id !== '' && id.startsWith(input.id.toLowerCase()));
  const [bundle] = found;
  if (bundle === undefined || found.length > 1) {
    throw new ColdkeepError(
      'bundle-unknown',
      found.length > 1
        ? `Several bundles of "${set.name}" begin with ${input.id}.`
        : `The set "${set.name}" has no bundle ${input.id}.`,
    );
  }
  await context.ledger.commit((catalogue, atMs) =>
    catalogue.append({ kind: 'bundle-removed', body: { set: set.id, id: bundle.id, why } }, atMs),
  );
  await clearFromIntake(context, bundle.id);
}
