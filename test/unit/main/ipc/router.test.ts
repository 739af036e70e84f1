import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { route } from '../../../../electron/main/ipc/router.ts';
import { ColdkeepError } from '../../../../shared/domain/errors.ts';
import type { Answer } from '../../../../shared/ipc/call.ts';

interface FakeEvent {
  readonly from: 'window' | 'stranger';
}

const ours: FakeEvent = { from: 'window' };
const secret = 'osprey-tundra-lantern';

const contract = {
  keys: {
    read: {
      input: z.strictObject({ name: z.string() }),
      output: z.strictObject({ size: z.int(), inner: z.strictObject({ label: z.string() }) }),
      errors: ['set-unknown'],
    },
  },
} as const;

/** The answer of `keys.read` over a fake port, and what was reported meanwhile. */
function routed(read: (input: { name: string }) => unknown) {
  const channels = new Map<string, (event: FakeEvent, input: unknown) => Promise<Answer<unknown>>>();
  const reports: string[] = [];
  route(
    contract,
    { keys: { read } },
    {
      port: { handle: (channel, answer) => void channels.set(channel, answer) },
      isOurs: (event: FakeEvent) => event.from === 'window',
      report: (line) => void reports.push(line),
    },
  );
  const ask = (input: unknown, event: FakeEvent = ours) => {
    const answer = channels.get('coldkeep:keys.read');
    if (answer === undefined) throw new Error('the channel is not registered');
    return answer(event, input);
  };
  return { ask, reports, channels: [...channels.keys()] };
}

const good = () => ({ size: 3, inner: { label: 'Blue stick' } });

describe('the router', () => {
  it('registers every call of the contract and refuses a contract without a handler', () => {
    expect(routed(good).channels).toEqual(['coldkeep:keys.read']);
    const options = { port: { handle: () => {} }, isOurs: () => true, report: () => {} };
    expect(() => route(contract, { keys: {} }, options)).toThrow('coldkeep:keys.read');
  });

  it('answers with a value in an envelope', async () => {
    const { ask, reports } = routed(good);
    expect(await ask({ name: 'keys' })).toEqual({ ok: true, value: good() });
    expect(reports).toEqual([]);
  });

  it('does not let a foreign sender reach a handler', async () => {
    let reached = false;
    const { ask, reports } = routed(() => {
      reached = true;
      return good();
    });
    expect(await ask({ name: 'keys' }, { from: 'stranger' })).toMatchObject({
      ok: false,
      error: { code: 'bad-input' },
    });
    expect(reached).toBe(false);
    expect(reports).toHaveLength(1);
  });

  it.each([
    ['an extra field', { name: 'keys', [secret]: secret }],
    ['a missing field', {}],
    ['a field of another type', { name: [secret] }],
    ['no object', secret],
    ['nothing', undefined],
  ])('refuses %s in an input, without repeating what was given', async (_what, input) => {
    let reached = false;
    const { ask, reports } = routed(() => {
      reached = true;
      return good();
    });
    const answer = await ask(input);
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(reached).toBe(false);
    expect(JSON.stringify(answer)).not.toContain(secret);
    expect(reports).toHaveLength(1);
    expect(reports.join()).not.toContain(secret);
  });

  it.each([
    ['at the top', { ...good(), passphrase: secret }, 'passphrase'],
    ['further in', { size: 3, inner: { label: 'Blue stick', identity: secret } }, 'inner.identity'],
    ['of another type', { size: secret, inner: { label: 'Blue stick' } }, 'size'],
  ])('holds back an output with a field that the contract does not name: %s', async (_where, value, path) => {
    const { ask, reports } = routed(() => value);
    const answer = await ask({ name: 'keys' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain(secret);
    expect(reports.join()).toContain(path);
    expect(reports.join()).not.toContain(secret);
  });

  it('tells nobody the text of a bug', async () => {
    for (const bug of [new TypeError(`cannot read ${secret}\n  at ${secret}`), secret, null]) {
      const { ask, reports } = routed(() => {
        throw bug;
      });
      const answer = await ask({ name: 'keys' });
      expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
      expect(JSON.stringify(answer)).not.toContain(secret);
      expect(reports).toHaveLength(1);
      expect(reports.join()).not.toContain(secret);
    }
  });

  it('says where a bug came from', async () => {
    const { ask, reports } = routed(() => {
      throw new TypeError('x');
    });
    await ask({ name: 'keys' });
    expect(reports.join()).toContain('TypeError');
    expect(reports.join()).toContain('router.test.ts');
  });

  it('passes an expected failure on as code, message and hint', async () => {
    const { ask, reports } = routed(() => {
      throw new ColdkeepError('set-unknown', 'There is no set "keys".', { hint: 'Look at the list.' });
    });
    expect(await ask({ name: 'keys' })).toEqual({
      ok: false,
      error: { code: 'set-unknown', message: 'There is no set "keys".', hint: 'Look at the list.' },
    });
    expect(reports).toEqual([]);
  });

  it('passes an expected failure on that the contract forgot, and says so', async () => {
    const { ask, reports } = routed(() => {
      throw new ColdkeepError('medium-full', 'Blue stick is full.');
    });
    expect(await ask({ name: 'keys' })).toMatchObject({ ok: false, error: { code: 'medium-full' } });
    expect(reports).toEqual(['coldkeep:keys.read: ended in medium-full, which the contract does not name']);
  });

  it('does not pass a bug on that comes dressed as an expected failure', async () => {
    const { ask } = routed(() => {
      throw new ColdkeepError('internal', secret);
    });
    expect(JSON.stringify(await ask({ name: 'keys' }))).not.toContain(secret);
  });
});
