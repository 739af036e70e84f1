import { describe, expect, it } from 'vitest';
import { PassphraseDesk } from '../../../electron/core/worker/passphrase-desk.ts';
import { answerPassphraseRequest } from '../../../electron/core/worker/passphrase-port.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text));

describe('the desk of the vault worker', () => {
  it('hands out copies of what was typed, as often as a call needs it', () => {
    const desk = new PassphraseDesk();
    desk.hold(bytes('osprey tundra'));
    desk.take('typed').fill(0);
    expect(desk.take('typed')).toEqual(bytes('osprey tundra'));
  });

  it('takes bytes that were sent with the call as they are', () => {
    const sent = bytes('sent');
    expect(new PassphraseDesk().take(sent)).toBe(sent);
  });

  it('zeroes the one before when another is typed, and the last one when it forgets', () => {
    const desk = new PassphraseDesk();
    const [first, second] = [bytes('first'), bytes('second')];
    desk.hold(first);
    desk.hold(second);
    expect(first).toEqual(new Uint8Array(5));
    expect(desk.take('typed')).toEqual(bytes('second'));
    desk.forget();
    expect(second).toEqual(new Uint8Array(6));
    expect(() => desk.take('typed')).toThrow('nobody typed');
  });
});

describe('the passphrase port', () => {
  it('judges without keeping, and zeroes what it judged', () => {
    const desk = new PassphraseDesk();
    const passphrase = bytes('secret');
    const reply = answerPassphraseRequest(desk, { type: 'judge', id: 7, passphrase });
    expect(reply).toMatchObject({ type: 'judged', id: 7, judgement: { acceptable: false } });
    expect(passphrase).toEqual(new Uint8Array(6));
    expect(() => desk.take('typed')).toThrow(/nobody typed/);
  });

  it('lays a passphrase on the desk and answers without it', () => {
    const desk = new PassphraseDesk();
    const reply = answerPassphraseRequest(desk, { type: 'hold', id: 1, passphrase: bytes('osprey') });
    expect(reply).toEqual({ type: 'held', id: 1 });
    expect(desk.take('typed')).toEqual(bytes('osprey'));
  });

  it('makes up passphrases of seven words', () => {
    const reply = answerPassphraseRequest(new PassphraseDesk(), { type: 'suggest', id: 2 });
    expect(reply).toMatchObject({
      type: 'suggested',
      id: 2,
      passphrase: expect.stringMatching(/^(\S+-){6,}\S+$/),
    });
  });
});
