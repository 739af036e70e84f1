import { describe, expect, it } from 'vitest';
import { DraftStore, useDraft } from '../../../../renderer/app/drafts.tsx';
import { drawn } from '../bridge/drawn.tsx';

function Counter() {
  const { state } = useDraft('count', (count: number, by: number) => count + by, 3);
  return <p>{state}</p>;
}

describe('drafts', () => {
  it('are kept by key until they are forgotten', () => {
    const store = new DraftStore();
    store.keep('export ACME', { step: 'media' });
    expect(store.read('export ACME')).toEqual({ step: 'media' });
    expect(store.read('export Tip bot')).toBeUndefined();
    store.forget('export ACME');
    expect(store.read('export ACME')).toBeUndefined();
  });

  it('are all forgotten with another vault', () => {
    const store = new DraftStore();
    store.keep('verify', 1);
    store.keep('drill', 2);
    store.forgetAll();
    expect([store.read('verify'), store.read('drill')]).toEqual([undefined, undefined]);
  });

  it('begin with the initial state', () => {
    expect(drawn(<Counter />)).toBe('<p>3</p>');
  });
});
