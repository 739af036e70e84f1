// Files that should be keys or certificates and cannot be read as such.
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import { cardanoCheck } from './cardano-check.ts';

export const envelopeCheck = cardanoCheck('cardano-envelopes', ['envelope-invalid'], (pool) => ({
  findings: pool.of('invalid').map(({ path, problem, secret }) =>
    raise('envelope-invalid', {
      subject: path,
      message: `It should be a key or certificate of Cardano, but ${problem}.`,
      severity: secret ? 'critical' : 'warn',
    }),
  ),
}));
