// Every profile is whole: what an operator is told on the worst day is there for each item, check and scenario.
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { findingWords } from '../../../shared/domain/findings/registry.ts';
import { isSecret } from '../../../shared/domain/words.ts';
import { profileById, profiles } from '../../../shared/profiles/index.ts';
import type { ProfileScenario, ScenarioStep } from '../../../shared/profiles/profile.ts';
import { bracedNames, derivedNames } from '../../../shared/profiles/scenario-names.ts';
import { laptopLost, originalsLost } from '../../../shared/profiles/scenarios.ts';
import { projectRoot } from '../../support/import-graph.ts';

/** A sentence; it may end in a command to be typed. */
const sentence = /^[A-Z"].{10,}$/su;
const stepsOf = ({ first, steps }: ProfileScenario): ScenarioStep[] => [...first, ...steps];
const textsOf = (step: ScenarioStep): string[] => [
  step.title,
  ...step.acts,
  ...(step.commands ?? []),
  ...(step.mustShow ?? []),
];

describe('the profiles', () => {
  it('are six, each found by its id, and nothing else is', () => {
    for (const profile of profiles) expect(profileById(profile.id)).toBe(profile);
    expect(profiles.map(({ id }) => id)).toEqual([
      'cardano-spo',
      'loom-node',
      'aleph-ccn',
      'qrl-tipbot',
      'openspp',
      'custom',
    ]);
    expect(profileById('toString')).toBeNull();
  });
});

describe.each(profiles)('the profile $id', (profile) => {
  const { items, scenarios, generations, options } = profile;
  const keys = items.map(({ key }) => key);
  const own = scenarios.filter((scenario) => scenario !== laptopLost && scenario !== originalsLost);

  it('names every key once, and none as what is not recognised', () => {
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).not.toContain('unclassified');
    expect(keys.filter((key) => !/^[a-z0-9-]+$/.test(key))).toEqual([]);
  });

  it('recognises each item by something, except what is in no file', () => {
    const signs = items.map(({ key, globs, envelopeTypes, contents, attested }) => ({
      key,
      attested,
      signs: globs.length + (envelopeTypes?.length ?? 0) + contents.length,
    }));
    expect(signs.filter(({ attested, signs: count }) => attested !== (count === 0))).toEqual([]);
  });

  it('says of each item how and with what care it is put back', () => {
    const flaws = items.flatMap((item) => [
      ...(sentence.test(item.restoreStep) ? [] : [`${item.key}: no restore step`]),
      ...(item.restoreWarning === null || sentence.test(item.restoreWarning)
        ? []
        : [`${item.key}: warning is no sentence`]),
      ...(item.ownerMode === '' ? [`${item.key}: no owner`] : []),
      ...(item.changes === '' ? [`${item.key}: nothing said of what changes it`] : []),
      ...(isSecret(item.kind) && !item.attested && !/[46]00$/.test(item.ownerMode)
        ? [`${item.key}: open to others`]
        : []),
      ...(item.attested && item.kind !== 'secret-cold' ? [`${item.key}: attested, but no secret`] : []),
    ]);
    expect(flaws).toEqual([]);
  });

  it('says of each required item what to do when it is missing, and has a remedy for every finding', () => {
    const flaws = items.flatMap((item) => [
      ...(item.required && !sentence.test(item.ifMissing ?? '') ? [`${item.key}: no remedy`] : []),
      ...item.checks
        .filter((code) => findingWords[code].fix.length === 0 || findingWords[code].why.length === 0)
        .map((code) => `${item.key}: ${code} has no remedy`),
    ]);
    expect(flaws).toEqual([]);
  });

  it('refers to what it has: stand-ins, generations, options, scenarios', () => {
    const generationIds = generations.map(({ id }) => id);
    const unknown = [
      ...items.flatMap(({ alternativeKey }) => (alternativeKey === undefined ? [] : [alternativeKey])),
      ...options.flatMap(({ waives }) => waives),
      ...scenarios.flatMap(({ items: needed }) => needed),
    ].filter((key) => !keys.includes(key));
    expect(unknown).toEqual([]);
    expect(
      items.filter(({ generation }) => generation !== undefined && !generationIds.includes(generation)),
    ).toEqual([]);
    for (const { id, why } of generations) {
      expect(sentence.test(why)).toBe(true);
      expect(items.filter(({ generation }) => generation === id).length).toBeGreaterThan(1);
    }
    const ids = [...options, ...scenarios, ...generations].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(options.filter(({ id, waives }) => keys.includes(id) || waives.length === 0)).toEqual([]);
  });

  it('brings every required item back in some scenario of its own', () => {
    const needed = new Set(own.flatMap(({ items: each }) => each));
    const required = items.filter((item) => item.required).map(({ key }) => key);
    expect(required.filter((key) => !needed.has(key))).toEqual([]);
  });

  it('has the two scenarios that every set has, and steps that can be done in the others', () => {
    expect(scenarios).toContain(laptopLost);
    expect(scenarios).toContain(originalsLost);
    for (const scenario of own) {
      expect(sentence.test(scenario.when)).toBe(true);
      expect(scenario.steps.length).toBeGreaterThan(0);
      expect(scenario.fromMedium && scenario.items.length === 0).toBe(false);
      for (const step of stepsOf(scenario)) {
        expect(step.acts.length + (step.mustShow?.length ?? 0)).toBeGreaterThan(0);
        expect([...step.acts, ...(step.mustShow ?? [])].filter((text) => text === '')).toEqual([]);
      }
    }
  });

  it('fills in only what is known to exist', () => {
    const names = own.flatMap(stepsOf).flatMap(textsOf).flatMap(bracedNames);
    const unknown = names.filter((name) =>
      'value' in name ? !derivedNames.some((known) => known === name.value) : !keys.includes(name.fileOf),
    );
    expect(unknown).toEqual([]);
    expect(
      own
        .flatMap(stepsOf)
        .flatMap(textsOf)
        .filter((text) => /\{\{|\}\}/.test(text.replaceAll(/\{\{[a-z0-9:-]+\}\}/g, ''))),
    ).toEqual([]);
    expect(scenarios.filter(({ title, when }) => /[{}]/.test(title + when))).toEqual([]);
  });

  it('keeps more than nothing, and says what must never be done', () => {
    const { newest, hourly, daily, weekly, monthly } = profile.retention;
    expect(newest).toBeGreaterThan(0);
    expect(Math.min(hourly, daily, weekly, monthly)).toBeGreaterThanOrEqual(0);
    expect(profile.never.filter((line) => !/^Never .*\.$/.test(line))).toEqual([]);
    expect(profile.never.length > 0).toBe(profile.id !== 'custom');
  });
});

describe('names in braces', () => {
  it.each(derivedNames)('%s is what some check works out', (name) => {
    const found = execFileSync('grep', ['-rlE', `name: '${name}'`, 'electron/core/capture/checks'], {
      cwd: projectRoot,
      encoding: 'utf8',
    });
    expect(found).not.toBe('');
  });
});
