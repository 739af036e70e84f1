import { describe, expect, it } from 'vitest';
import { changedSettings, defaultSettings, settingsSchema } from '../../../shared/domain/settings.ts';

describe('settings', () => {
  it('of a file that an older version wrote get the defaults of what is missing', () => {
    const older = { coldkeep: 1, identityOnMedia: false, catalogueOnMedia: 'none' };
    expect(settingsSchema.parse(older)).toEqual({
      coldkeep: 1,
      identityOnMedia: false,
      catalogueOnMedia: 'none',
      idleMinutes: 10,
      theme: 'system',
      coldReading: true,
      parityPercent: 20,
      replaceAfterYears: 3,
      neverOffer: [],
      lastOpenedMs: null,
      practice: false,
    });
  });

  it.each([
    { more: 1 },
    { idleMinutes: 0 },
    { idleMinutes: 241 },
    { idleMinutes: 1.5 },
    { theme: 'pink' },
    { practice: 'yes' },
  ])('refuse %j', (wrong) => {
    expect(settingsSchema.safeParse(wrong).success).toBe(false);
  });

  it('change in what was named and nothing else', () => {
    const settings = { ...defaultSettings, theme: 'dark' as const, practice: true };
    expect(changedSettings(settings, { idleMinutes: 5 })).toEqual({ ...settings, idleMinutes: 5 });
    expect(changedSettings(settings, {})).toEqual(settings);
  });

  it.each([{ idleMinutes: 0 }, { practice: false }, { coldkeep: 2 }, { theme: undefined }])(
    'do not change to %j',
    (changes) => {
      const wrong = changes as Parameters<typeof changedSettings>[1];
      expect(() => changedSettings(defaultSettings, wrong)).toThrow(/cannot have this value/);
    },
  );
});
