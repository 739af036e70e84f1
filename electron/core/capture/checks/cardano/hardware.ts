// Hardware-wallet files: they only refer to a key, so no copy of the set brings it back.
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import { cardanoCheck } from './cardano-check.ts';
import { roleWords } from './parse/key-type.ts';

export const hardwareCheck = cardanoCheck(
  'cardano-hardware',
  ['hardware-reference'],
  (pool, { knowledge }) => ({
    findings: pool
      .of('key')
      .filter(({ half }) => half === 'hardware')
      .filter(
        ({ role, publicKey }) =>
          !pool.signing(role).some((key) => key.half === 'signing' && key.publicKey === publicKey),
      )
      .map(({ path, role }) =>
        raise('hardware-reference', {
          subject: path,
          // Somebody has said where the wallet is: nothing is left to do.
          severity: knowledge.attestations.some(({ key }) => key === 'hardware-wallet') ? 'info' : 'warn',
          message: `The ${roleWords(role)} is in a hardware wallet: this file only refers to it, and no copy of this set holds it.`,
        }),
      ),
  }),
);
