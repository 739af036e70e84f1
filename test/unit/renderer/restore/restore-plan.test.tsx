// The plan of a restore as it is drawn: order, owner and mode, what it takes, and what must be kept to before.
import { describe, expect, it } from 'vitest';
import { RestorePlan } from '../../../../renderer/restore/restore-plan.tsx';
import { drawn, textOf } from '../bridge/drawn.tsx';

const step = {
  order: 1,
  key: 'kes-skey',
  title: 'KES signing key',
  paths: ['pool/kes.skey', 'pool/a', 'pool/b', 'pool/c', 'pool/d'],
  owner: 'service user',
  mode: '400',
  step: 'Put it beside its certificate.',
  warning: 'Never without its opcert.',
  commands: ["chmod 400 'pool/kes.skey'"],
};

describe('the plan of a restore', () => {
  it('says what to do in which order, and what to keep to before', () => {
    const text = textOf(
      drawn(<RestorePlan set="ACME pool" plan={[step]} warnings={['Never run two producers.']} />),
    );
    expect(text).toContain('Before anything is started Never run two producers.');
    expect(text).toContain('1 KES signing key service user, 400 Never without its opcert.');
    expect(text).toContain('Put it beside its certificate. pool/kes.skey pool/a pool/b and 2 more files');
    expect(text).toContain("chmod 400 'pool/kes.skey'");
  });

  it('shows what would break a line as what it is', () => {
    const html = drawn(
      <RestorePlan
        set="x"
        plan={[{ ...step, paths: ['a\u202eb'], commands: ["chmod 400 'a\u202eb'"] }]}
        warnings={[]}
      />,
    );
    expect(html).not.toContain('\u202e');
  });

  it('is not there where nothing is known of an order', () => {
    expect(drawn(<RestorePlan set="x" plan={[]} warnings={[]} />)).toBe('');
  });
});
