import { describe, expect, it } from 'vitest';
import { isSecret } from '../../../shared/domain/words.ts';
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
    const flaws = items.flatMap((item) => [
      ...(item.globs.length + (item.envelopeTypes?.length ?? 0) === 0
        ? [`${item.key}: nothing to recognise it by`]
        : []),
      ...(item.alternativeKey !== undefined && !keys.includes(item.alternativeKey)
        ? [`${item.key}: unknown stand-in`]
        : []),
      ...(item.required && (item.ifMissing ?? '') === '' ? [`${item.key}: no remedy`] : []),
      ...(isSecret(item.kind) && !/[46]00$/.test(item.ownerMode) ? [`${item.key}: open to others`] : []),
    ]);
    expect(flaws).toEqual([]);
    expect(scenarios.map(({ id, title }) => `${id}: ${title}`).toSorted()).toEqual([
      'laptop-lost: The laptop is lost',
      'originals-lost: The originals are lost',
    ]);
  });
});
