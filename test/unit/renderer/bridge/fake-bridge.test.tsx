import { describe, expect, it } from 'vitest';
import { Asked } from '../../../../renderer/bridge/asked.tsx';
import { useAppState } from '../../../../renderer/bridge/bridge-context.tsx';
import { failing, fakeBridge, stateOf } from '../../../../renderer/bridge/fake-bridge.ts';
import { useQuery } from '../../../../renderer/bridge/use-query.ts';
import { drawn, textOf } from './drawn.tsx';

const settings = {
  theme: 'dark',
  idleMinutes: 10,
  identityOnMedia: true,
  catalogueOnMedia: 'full',
  coldReading: true,
  parityPercent: 20,
  replaceAfterYears: 3,
  neverOffer: [] as string[],
} as const;

describe('the fake of the bridge', () => {
  it('fails loudly where the test gives no answer', async () => {
    await expect(fakeBridge().ask('sets.list', {})).rejects.toThrow('does not answer sets.list');
  });

  it('refuses an input that the main process would refuse', async () => {
    await expect(
      fakeBridge({ 'sets.scan': { job: '1' } }).ask('sets.scan', JSON.parse('{"set":"a","path":"/etc"}')),
    ).rejects.toThrow('path');
  });

  it('refuses an answer that the main process could not give', async () => {
    const leaking = JSON.parse('{"job":"1","passphrase":"x"}') as { job: string };
    await expect(fakeBridge({ 'sets.scan': leaking }).ask('sets.scan', { set: 'a' })).rejects.toThrow(
      'passphrase',
    );
  });

  it('refuses a failure that the contract does not name', async () => {
    const bridge = fakeBridge({ 'sets.scan': failing('medium-full', 'full') });
    await expect(bridge.ask('sets.scan', { set: 'a' })).rejects.toThrow('medium-full');
  });

  it('answers, fails and remembers what was asked', async () => {
    const bridge = fakeBridge({
      'sets.scan': ({ set }) =>
        set === 'a' ? { job: '1' } : failing('set-unknown', `There is no set ${set}.`),
    });
    expect(await bridge.ask('sets.scan', { set: 'a' })).toEqual({ ok: true, value: { job: '1' } });
    expect(await bridge.ask('sets.scan', { set: 'b' })).toMatchObject({
      ok: false,
      error: { code: 'set-unknown' },
    });
    expect(bridge.asked.map(({ name }) => name)).toEqual(['sets.scan', 'sets.scan']);
  });
});

function Theme() {
  const query = useQuery('settings.read', {});
  const { vault } = useAppState();
  return (
    <Asked query={query} waiting="Reading the settings" stillGood="Nothing was changed.">
      {({ theme }) => `${vault.name ?? ''} is ${theme}`}
    </Asked>
  );
}

describe('a question on a screen', () => {
  it('is drawn with the answer', () => {
    expect(drawn(<Theme />, { 'settings.read': settings })).toBe('ACME vault is dark');
  });

  it('is drawn with the error in its usual order, and a way to ask again', () => {
    const text = textOf(
      drawn(<Theme />, { 'settings.read': failing('bad-input', 'settings.json is damaged.') }),
    );
    expect(text).toMatch(/settings\.json is damaged\. Nothing was changed\. What to do .* Try again/);
  });

  it('sees the state that the test gives', () => {
    const state = stateOf({ vault: { ...stateOf().vault, name: 'Other' } });
    expect(drawn(<Theme />, { 'app.state': state, 'settings.read': settings })).toContain('Other');
  });
});
