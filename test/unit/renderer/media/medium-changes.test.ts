// What counts as a change of a medium's words, and which labels it may not have.
import { describe, expect, it } from 'vitest';
import { changedWords, labelProblem, wordsOfMedium } from '../../../../renderer/media/medium-changes.ts';
import { mediumView } from '../export/fixtures.ts';

const blue = mediumView('Blue stick');
const red = mediumView('Red stick');

describe('changes', () => {
  it('are only what differs, trimmed', () => {
    const given = { ...wordsOfMedium(blue), label: ' Blue stick ', location: ' Bank ', offsite: true };
    expect(changedWords(blue, given)).toEqual({ location: 'Bank', offsite: true });
    expect(changedWords(blue, wordsOfMedium(blue))).toEqual({});
  });
  it('may empty a place and a custodian', () => {
    const given = { ...wordsOfMedium(blue), location: '', custodian: ' ', type: 'ssd' as const };
    expect(changedWords(blue, given)).toEqual({ location: '', custodian: '', type: 'ssd' });
  });
});

describe('a label', () => {
  it.each([
    ['its own', 'BLUE stick', undefined],
    ['a new one', 'White stick', undefined],
    ['none', '  ', 'A medium needs a name.'],
    ['that of another', ' red stick', 'Another medium is called “red stick”.'],
  ])('%s', (_, label, problem) => {
    expect(labelProblem(label, blue, [blue, red])).toBe(problem);
  });
});
