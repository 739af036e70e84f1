// Changing the passphrase: the identity gets a new lock here; what media carry keeps the old one until they are exported to.
import { createHash } from 'node:crypto';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { PassphraseReport } from '../../../shared/domain/reports.ts';
import { writeIdentityFile } from '../vault-folder.ts';
import { passphraseForCall, type PassphraseSource } from '../worker/passphrase-desk.ts';
import type { JobContext } from './context.ts';

/** Errors: passphrase-weak, catalogue-unwritable. Zeroes nothing of the caller's. */
export async function changePassphrase(
  context: JobContext,
  passphrase: PassphraseSource,
): Promise<PassphraseReport> {
  if (context.home === null) throw new Error('a visitor cannot change the passphrase');
  const judgement = await context.worker.call('judgePassphrase', {
    passphrase: passphraseForCall(passphrase),
  });
  if (!judgement.acceptable) throw new ColdkeepError('passphrase-weak', judgement.reason);
  const { identityFile } = await context.worker.call('lockAnew', {
    passphrase: passphraseForCall(passphrase),
  });
  await writeIdentityFile(context.home, identityFile);
  const identitySha256 = createHash('sha256').update(identityFile).digest('hex');
  await context.ledger.commit((catalogue, atMs) =>
    catalogue.append({ kind: 'passphrase-changed', body: { identitySha256 } }, atMs),
  );
  return { media: mediaWithAnotherLock(context, identitySha256) };
}

/** Media that carry an identity locked otherwise than now. Destroyed ones no longer carry anything; lost ones do. */
function mediaWithAnotherLock(context: JobContext, identitySha256: string): { id: string; label: string }[] {
  const { catalogue } = context.ledger;
  return catalogue
    .media()
    .filter((medium) => medium.state !== 'destroyed')
    .filter((medium) => {
      const files = catalogue.vaultFiles(medium.id);
      const carriesIdentity = files?.files.some((file) => file.path.endsWith('/identity.age')) === true;
      return carriesIdentity && files?.identitySha256 !== identitySha256;
    })
    .map(({ id, label }) => ({ id, label }));
}
