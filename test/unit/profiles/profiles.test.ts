import { describe, expect, it } from 'vitest';
import { profileById, profiles } from '../../../shared/profiles/index.ts';

describe('every profile', () => {
  it('is found by its id, and nothing else is', () => {
    for (const profile of profiles) expect(profileById(profile.id)).toBe(profile);
    expect(profiles.map(({ id }) => id).toSorted()).toEqual(['cardano-spo', 'custom']);
    expect(profileById('toString')).toBeNull();
  });

  it.each(profiles)('$id is consistent in itself', ({ items, scenarios }) => {
    const keys = items.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).not.toContain('unclassified');
    for (const item of items) {
      expect(item.globs.length + (item.envelopeTypes?.length ?? 0), item.key).toBeGreaterThan(0);
      if (item.alternativeKey !== undefined) expect(keys).toContain(item.alternativeKey);
      if (item.required) expect(item.ifMissing?.fix ?? '', item.key).not.toBe('');
      if (item.kind === 'secret-cold' || item.kind === 'secret-hot')
        expect(item.ownerMode, item.key).toMatch(/[46]00$/);
    }
    expect(scenarios.map(({ id, title }) => [id, title]).toSorted()).toEqual([
      ['laptop-lost', 'The laptop is lost'],
      ['originals-lost', 'The originals are lost'],
    ]);
  });
});
