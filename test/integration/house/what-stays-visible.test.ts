// What a stranger with a medium or the vault folder can read: nothing that names anybody or anything, and no contents.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passphraseText, practiceFiles, readTree, World } from '../../support/world.ts';

/** Everything that must not be found, in the clear or as base64 or hexadecimal of its beginning. */
const secrets = [
  ...'Test vault|registry of deeds|blue stick|bank vault, Bern|Ada Lovelace'.split('|'),
  ...'cold.skey|notes.txt|data.bin|StakePoolSigningKey|AGE-SECRET-KEY|cardano|custom'.split('|'),
  passphraseText,
  ...Object.values(practiceFiles).filter((contents) => contents !== ''),
];

const formsOf = (secret: string): string[] => {
  const bytes = Buffer.from(secret).subarray(0, 24);
  return [bytes.toString('latin1'), bytes.toString('hex'), bytes.toString('base64').slice(0, -4)].filter(
    (form) => form.length >= 6,
  );
};

const visibleIn = (files: ReadonlyMap<string, string>): string[] =>
  [...files].flatMap(([name, contents]) =>
    secrets
      .filter((secret) => formsOf(secret).some((form) => `${name}\n${contents}`.includes(form)))
      .map((secret) => `${name}: ${secret.slice(0, 24)}`),
  );

describe('what stays visible', () => {
  const world = new World();
  let at = '';

  beforeAll(async () => {
    const vault = await world.create();
    const source = world.write('keys', practiceFiles);
    await vault.addSet({ name: 'registry of deeds', profile: 'custom', sources: [source] });
    at = world.medium('blue');
    await vault.export('registry of deeds', {
      to: [at],
      attributes: { label: 'blue stick', location: 'bank vault, Bern', custodian: 'Ada Lovelace' },
    });
    await vault.verify({ at, open: true });
    await vault.drill({ at });
  });
  afterAll(() => world.end());

  it('names nothing on the medium', () => {
    const files = readTree(at);
    expect(files.size).toBe(13);
    // The README is the same on every medium and mentions formats and commands; it cannot know anything of this vault.
    const own = new Map([...files].filter(([name]) => !name.endsWith('README.txt')));
    expect(own.size).toBe(12);
    expect(visibleIn(own)).toEqual([]);
  });

  it('has no other names on the medium than those of the format', () => {
    const patterns = [
      /^COLDKEEP\/(README\.txt|medium\.json)$/,
      /^COLDKEEP\/[0-9a-f-]{36}\/(identity|identity-2|catalogue)\.age$/,
      /^COLDKEEP\/[0-9a-f-]{36}\/VAULT\.sha256(\.minisig)?$/,
      /^COLDKEEP\/[0-9a-f-]{36}\/snapshots\/\d{8}T\d{6}Z-[0-9a-f]{12}\/(manifest\.age|payload\.tar\.age|CHECKSUMS\.sha256(\.minisig)?)$/,
      /^COLDKEEP\/[0-9a-f-]{36}\/parity\/\d{8}T\d{6}Z-[0-9a-f]{12}\/parity(\.vol\d+\+\d+)?\.par2$/,
    ];
    expect(
      [...readTree(at).keys()].filter((name) => !patterns.some((pattern) => pattern.test(name))),
    ).toEqual([]);
  });

  it('names nothing in the vault folder', () => {
    const files = readTree(world.path('home'));
    expect([...files.keys()]).toEqual(expect.arrayContaining(['catalogue.age', 'identity.age']));
    expect(visibleIn(files)).toEqual([]);
  });

  it('would be found if it were there', () => {
    expect(visibleIn(readTree(world.path('keys'))).length).toBeGreaterThan(3);
    expect(visibleIn(new Map([['x', Buffer.from('-- Ada Lovelace').toString('hex')]]))).toEqual([
      'x: Ada Lovelace',
    ]);
  });
});
