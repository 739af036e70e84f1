// Where media will rest, asked after their first copy: only of those whose place nobody has said, and only what was typed is recorded.
import { describe, expect, it } from 'vitest';
import { TakeAway } from '../../../../renderer/export/take-away.tsx';
import {
  hasNoPlace,
  placeChanges,
  placeGiven,
  placesReducer,
  unsavedPlaces,
  type PlacesGiven,
} from '../../../../renderer/media/place-answers.ts';
import { drawn, textOf } from '../bridge/drawn.tsx';
import { mediumView } from '../export/fixtures.ts';

const blue = mediumView('Blue stick', { location: '', custodian: '' });
const red = mediumView('Red stick', { location: 'Bank Nord, box 214', offsite: true });
const home = { location: 'Home, safe ', custodian: '', offsite: false };
const bar = (given: PlacesGiven) => unsavedPlaces(given, [blue, red]);

const drawnPlaces = (given: PlacesGiven = {}) =>
  drawn(<TakeAway media={[blue, red]} given={given} onGiven={() => {}} />, { 'volumes.list': [] });

describe('places after an export', () => {
  it('are asked for where they are unknown, and named where they are known', () => {
    const html = drawnPlaces();
    const text = textOf(html);
    expect(text).toContain('1 Where will Blue stick rest? Nobody has said so yet');
    expect(text).toContain('2 Red stick to Bank Nord, box 214, off-site. Mira Holm is accountable for it.');
    expect(html.match(/aria-label="Place of /g)).toHaveLength(1);
    expect(html).toContain('aria-label="Place of Blue stick"');
    expect(text).toContain('No place is typed yet. Write it down');
  });

  it('show what was typed, and can be written down then', () => {
    const html = drawnPlaces({ [blue.id]: home });
    expect(html).toContain('value="Home, safe "');
    expect(textOf(html)).not.toContain('No place is typed yet.');
  });
});

describe('what was typed of a place', () => {
  it('keeps one from leaving until it is written down or cleared', () => {
    expect(bar({})).toBeUndefined();
    expect(bar({ [blue.id]: home })).toBe('What you typed of its place is not written down yet.');
    expect(bar({ [blue.id]: { ...home, location: '  ', custodian: 'Mira Holm' } })).toBe(
      'What you typed of its place is not written down yet.',
    );
    expect(bar({ [blue.id]: { location: ' ', custodian: ' ', offsite: false } })).toBeUndefined();
    // Its place is known by now, however that came.
    expect(bar({ [red.id]: home })).toBeUndefined();
  });

  it('is recorded without what is known already', () => {
    expect(placeChanges(blue, home)).toEqual({ location: 'Home, safe' });
    expect(placeChanges(blue, { ...home, offsite: true, custodian: 'Mira Holm' })).toEqual({
      location: 'Home, safe',
      offsite: true,
      custodian: 'Mira Holm',
    });
  });

  it('is kept medium by medium, until it is written down', () => {
    const typed = placesReducer({ other: home }, { medium: blue.id, given: home });
    expect(placeGiven(typed, blue)).toEqual(home);
    expect(placesReducer(typed, { medium: blue.id, given: null })).toEqual({ other: home });
    expect(placeGiven({}, red)).toEqual({
      location: 'Bank Nord, box 214',
      custodian: 'Mira Holm',
      offsite: true,
    });
  });

  it('is asked for of media without a place only', () => {
    expect([blue, red].map(hasNoPlace)).toEqual([true, false]);
  });
});
