import { describe, expect, it } from 'vitest';
import { asksAboutNetwork } from '../../../../renderer/start/network-answer.ts';
import { startOfStart, startReducer, type StartState } from '../../../../renderer/start/start-state.ts';

describe('before a vault is open', () => {
  it('creating keeps the name that is typed', () => {
    const state = startReducer(startReducer(startOfStart, { type: 'create' }), {
      type: 'name',
      name: 'ACME',
    });
    expect(state).toEqual({ at: 'create', name: 'ACME' });
  });

  it.each(['adopt', 'visit'] as const)('%s begins without a medium and keeps the chosen one', (purpose) => {
    const asked = startReducer(startOfStart, { type: 'carrier', purpose });
    expect(asked).toEqual({ at: 'carrier', purpose, volume: null });
    expect(startReducer(asked, { type: 'volume', volume: 'volume-1' })).toEqual({
      at: 'carrier',
      purpose,
      volume: 'volume-1',
    });
  });

  it('going back forgets what was chosen', () => {
    const state: StartState = { at: 'carrier', purpose: 'adopt', volume: 'volume-1' };
    expect(startReducer(state, { type: 'back' })).toEqual(startOfStart);
  });

  it('an act of another step changes nothing', () => {
    const creating: StartState = { at: 'create', name: 'ACME' };
    expect(startReducer(creating, { type: 'volume', volume: 'volume-1' })).toBe(creating);
    expect(startReducer(startOfStart, { type: 'name', name: 'late' })).toBe(startOfStart);
  });
});

const failed = (code: 'confirmation-needed' | 'vault-in-use') => ({
  ok: false as const,
  error: { code, message: '', hint: '' },
});

describe('the question about the network', () => {
  it('is asked for its own error only', () => {
    expect(asksAboutNetwork(failed('confirmation-needed'))).toBe(true);
    expect(asksAboutNetwork(failed('vault-in-use'))).toBe(false);
    expect(asksAboutNetwork({ ok: true, value: {} })).toBe(false);
  });
});
