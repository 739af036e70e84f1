// Which media are proposed for an export, how they are called, and what is still missing.
import { describe, expect, it } from 'vitest';
import { unnamedMedium, type ExportChoices } from '../../../../renderer/export/export-state.ts';
import {
  chosenVolumes,
  nothingToWrite,
  standingOf,
  targetsOf,
  touchesEveryCopy,
  whatIsMissing,
  writeButton,
} from '../../../../renderer/export/media-choice.ts';
import { day, known, mediumView, nowMs, tokenOf, volume } from './fixtures.ts';

const clock = { trusted: true, atMs: nowMs };
const blue = volume('1', { medium: known('Blue stick') });
const red = volume('2', { medium: known('Red stick') });
const synced = volume('3', { medium: known('Green stick', { freshness: 'in-sync', behindSinceMs: null }) });
const fresh = volume('4');
const reason = (code: string) => ({ code, severity: 'error' as const, sentence: 'It does not fit.' });
const full = volume('5', { fits: false, reasons: [reason('too-small')] });
const choices = (changes: Partial<ExportChoices> = {}): ExportChoices => ({
  set: 'ACME pool',
  ticked: {},
  named: {},
  accepted: {},
  reason: '',
  ...changes,
});
const naming = { [fresh.token]: { ...unnamedMedium, label: ' New stick ', location: 'Bank' } };

describe('proposed media', () => {
  it('are the known ones that are behind', () => {
    expect(chosenVolumes([blue, red, synced, fresh, full], {})).toEqual([blue, red]);
  });
  it('give way to what a person ticked', () => {
    const ticked = { [blue.token]: false, [fresh.token]: true };
    expect(chosenVolumes([blue, red, fresh], ticked)).toEqual([red, fresh]);
  });
  it('are never ones that do not fit or are not there, ticked or not', () => {
    const gone = { ...red, present: false };
    expect(chosenVolumes([full, gone], { [full.token]: true, [gone.token]: true })).toEqual([]);
  });
});

describe('how a medium stands', () => {
  it.each([
    ['behind', blue, 'Behind since 73 days'],
    ['behind since an unknown time', volume('1', { medium: known('B', { behindSinceMs: null }) }), 'Behind'],
    ['up to date', synced, 'Already has this'],
    ['known, without a copy', volume('1', { medium: known('B', { freshness: null }) }), 'Fits'],
    ['new', fresh, 'New, fits'],
    ['too full', full, 'Too full'],
    [
      'a keyboard',
      volume('1', { fits: false, reasons: [reason('too-small'), reason('announces-more')] }),
      'Refused',
    ],
    ['read-only', volume('1', { fits: false, reasons: [reason('read-only')] }), 'Write-protected'],
    ['something else', volume('1', { fits: false, reasons: [reason('unreadable')] }), 'Cannot be used'],
    ['gone', volume('1', { present: false, fits: false }), 'Pulled out'],
  ])('%s', (_, of, word) => {
    expect(standingOf(of, clock).word).toBe(word);
  });

  it('claims no more than is certain where the clock went back', () => {
    expect(standingOf(blue, { trusted: false, atMs: nowMs }).word).toBe('Behind since at least 73 days');
    const today = volume('1', { medium: known('B', { behindSinceMs: nowMs - day / 2 }) });
    expect(standingOf(today, clock).word).toBe('Behind since today');
  });
});

describe('what is missing', () => {
  const label = (words: string) => ({ [fresh.token]: { ...unnamedMedium, label: words, location: 'Bank' } });
  it.each([
    ['a medium', [], choices(), 'No medium is chosen.'],
    ['a name', [fresh], choices(), 'Give “UNTITLED” a name.'],
    [
      'a place',
      [fresh],
      choices({ named: { [fresh.token]: { ...unnamedMedium, label: 'New' } } }),
      'Say where it will rest.',
    ],
    [
      'another name',
      [fresh],
      choices({ named: label('red STICK ') }),
      'Another medium is called “red STICK”.',
    ],
    ['nothing for known media', [blue, red], choices(), null],
    ['nothing for a named one', [blue, fresh], choices({ named: naming }), null],
  ])('%s', (_, chosen, of, sentence) => {
    expect(whatIsMissing(chosen, of, [mediumView('Red stick')])).toBe(sentence);
  });

  it('is a name that no other new medium has', () => {
    const other = volume('6', { name: 'OTHER' });
    const twice = choices({
      named: { ...naming, [other.token]: { ...unnamedMedium, label: 'new stick', location: 'x' } },
    });
    expect(whatIsMissing([fresh, other], twice, [])).toBe('Another medium is called “New stick”.');
  });
});

describe('the words of the screen', () => {
  it('say what will be written to', () => {
    expect(writeButton([], {})).toBe('Write');
    expect(writeButton([blue], {})).toBe('Write to Blue stick');
    expect(writeButton([blue, fresh], naming)).toBe('Write to Blue stick and New stick');
    expect(writeButton([fresh], {})).toBe('Write to “UNTITLED”');
    expect(writeButton([blue, red, synced, fresh], {})).toBe('Write to 4 media');
  });
  it('say who already has everything, only if all do', () => {
    expect(nothingToWrite([synced, fresh, full])).toBe('Green stick already has this.');
    expect(nothingToWrite([synced, blue])).toBeNull();
    expect(nothingToWrite([fresh])).toBeNull();
  });
  it('describe new media only', () => {
    expect(targetsOf([blue, fresh], { named: naming, accepted: { [tokenOf('1')]: 'keyboard' } })).toEqual([
      { volume: tokenOf('1'), words: {}, acceptAnnounced: 'keyboard' },
      {
        volume: tokenOf('4'),
        words: { label: ' New stick ', location: 'Bank', custodian: '', offsite: false, type: 'usb' },
      },
    ]);
  });
});

describe('writing to every copy at once', () => {
  const held = {
    set: 'ACME pool',
    snapshot: 's',
    seq: 1,
    takenAtMs: 0,
    status: 'verified',
    freshness: 'behind',
    verifiedAtMs: 0,
    level: 'cold',
    failures: [],
    parity: true,
  } as const;
  const holding = (label: string, state: 'active' | 'lost' = 'active') =>
    mediumView(label, { state, copies: [{ ...held, failures: [] }] });
  it.each([
    ['all that hold it', [holding('Blue stick'), holding('Red stick')], true],
    ['one stays away', [holding('Blue stick'), holding('Red stick'), holding('Green stick')], false],
    [
      'the one away is lost',
      [holding('Blue stick'), holding('Red stick'), holding('Green stick', 'lost')],
      true,
    ],
    ['only one holds it', [holding('Blue stick')], false],
  ])('%s', (_, media, expected) => {
    expect(touchesEveryCopy([blue, red], media, 'ACME pool')).toBe(expected);
  });
});
