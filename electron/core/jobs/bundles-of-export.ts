// What bundles mean to an export: what the manifest tells of them, and that nothing is exported without them.
import type { ImportedBundle } from '../../../shared/domain/bundle-conditions.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { ScanResult } from './context.ts';
import type { ReadFrom } from './scan.ts';

/** The bundles that the items came from; nothing where there are none. */
export const bundlesInManifest = ({ bundles }: ReadFrom): { bundles?: ImportedBundle[] } =>
  bundles.length === 0 ? {} : { bundles: bundles.map(({ bundle }) => bundle) };

/**
 * A bundle that is gone or damaged is like a source that is not there: an export without it would pass for a whole one, and in time
 * push the last copy that holds everything off the media. Errors: bundle-missing, bundle-damaged.
 */
export function refuseWithoutBundle(scan: ScanResult): void {
  const absent = scan.findings.find(({ code }) => code === 'bundle-missing' || code === 'bundle-damaged');
  if (absent === undefined) return;
  const code = absent.code === 'bundle-missing' ? 'bundle-missing' : 'bundle-damaged';
  throw new ColdkeepError(code, absent.message, { hint: absent.fix });
}
