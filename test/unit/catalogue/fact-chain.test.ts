import { describe, expect, it } from 'vitest';
import { Catalogue } from '../../../electron/core/catalogue/catalogue.ts';
import {
  factHash,
  noPredecessor,
  verifyFacts,
  type FactRow,
} from '../../../electron/core/catalogue/fact-chain.ts';
import { exampleCatalogue, installation, startMs, uuid } from '../../support/catalogue.ts';

/** A journal of one installation, as its rows would be. */
function journal(length: number): FactRow[] {
  const rows: FactRow[] = [];
  for (let number = 1; number <= length; number++) {
    const body = JSON.stringify({ what: `event ${number}` });
    const previous = rows.at(-1)?.hash ?? noPredecessor;
    const fact = {
      installation,
      number,
      at_ms: startMs + number,
      kind: 'noted',
      body,
      previous_hash: previous,
    };
    rows.push({ position: number, ...fact, hash: factHash(fact) });
  }
  return rows;
}

/** What someone does who knows how hashes are made: the row is whole in itself. */
const rehashed = (row: FactRow): FactRow => ({ ...row, hash: factHash(row) });

const edited = (rows: readonly FactRow[], index: number, change: Partial<FactRow>): FactRow[] =>
  rows.map((row, at) => (at === index ? { ...row, ...change } : row));

describe('the hash of a fact', () => {
  it('is SHA-256 over seven lines', () => {
    // printf '%s\n%s\n%s\n%s\n%s\n%s\n%s' 'coldkeep fact 1' 00000000-0000-4000-8000-000000000001 1 1767225600000 noted \
    //   0000000000000000000000000000000000000000000000000000000000000000 '{"what":"seen"}' | sha256sum
    const fact = { installation, number: 1, at_ms: startMs, kind: 'noted', body: '{"what":"seen"}' };
    expect(factHash({ ...fact, previous_hash: noPredecessor })).toBe(
      'e5d43c1cac86980c4951d68661b1ad1a66a29cffb3d385ae6879938c2d5fd0bd',
    );
  });

  it('tells facts apart whose fields run together', () => {
    const fact = {
      installation,
      number: 1,
      at_ms: 23,
      kind: 'noted',
      body: '{}',
      previous_hash: noPredecessor,
    };
    expect(factHash({ ...fact, number: 12, at_ms: 3 })).not.toBe(factHash({ ...fact, number: 1, at_ms: 23 }));
  });
});

describe('the chain', () => {
  const rows = journal(5);

  it('is intact as it was recorded, and when nothing was', () => {
    expect(verifyFacts(rows)).toEqual({ chain: 'intact' });
    expect(verifyFacts([])).toEqual({ chain: 'intact' });
  });

  const third = rows[2];
  if (third === undefined) throw new Error('the journal is shorter than five');
  const alien = rehashed({ ...third, number: 6, position: 6, previous_hash: noPredecessor });
  const swapped = [rows[0], rows[1], rows[3], rows[2], rows[4]].filter((row) => row !== undefined);

  it.each<[string, readonly FactRow[], number, string]>([
    [
      'a changed body',
      edited(rows, 2, { body: '{"what":"else"}' }),
      3,
      'fact 3 was changed after it was recorded',
    ],
    ['a changed time', edited(rows, 2, { at_ms: 1 }), 3, 'fact 3 was changed after it was recorded'],
    ['a changed kind', edited(rows, 2, { kind: 'restored' }), 3, 'fact 3 was changed after it was recorded'],
    [
      'a changed body with a hash to match',
      rows.map((row, at) => (at === 2 ? rehashed({ ...row, body: '{}' }) : row)),
      4,
      'fact 4 does not follow its predecessor',
    ],
    ['a missing fact', rows.toSpliced(2, 1), 4, 'fact 3 is missing'],
    [
      'a missing fact whose gap in the positions was closed',
      rows.toSpliced(2, 1).map((row, at) => ({ ...row, position: at + 1 })),
      4,
      'fact 3 is missing',
    ],
    ['a missing beginning', rows.slice(1), 2, 'fact 1 is missing'],
    ['swapped facts', swapped, 4, 'fact 3 is missing'],
    [
      'swapped facts that took each other’s number',
      edited(edited(swapped, 2, { number: 3 }), 3, { number: 4 }),
      3,
      'position 3 is missing',
    ],
    ['a fact that is there twice', [...rows, { ...third, position: 6 }], 3, 'fact 3 is not in its place'],
    ['a fact that was put at the end', [...rows, alien], 6, 'fact 6 does not follow its predecessor'],
    [
      'a chain that begins elsewhere',
      edited(rows, 0, { previous_hash: 'f'.repeat(64) }),
      1,
      'fact 1 was changed after it was recorded',
    ],
  ])('is broken by %s', (_, forged, number, reason) => {
    expect(verifyFacts(forged)).toEqual({ chain: 'broken', installation, number, reason });
  });

  it('is broken by a further installation that follows nothing that is known', () => {
    const stranger = rehashed({
      ...third,
      installation: uuid(8),
      number: 1,
      position: 6,
      previous_hash: 'a'.repeat(64),
    });
    expect(verifyFacts([...rows, stranger])).toMatchObject({ chain: 'broken', installation: uuid(8) });
    const second = rehashed({
      ...third,
      installation: uuid(8),
      number: 1,
      position: 6,
      previous_hash: noPredecessor,
    });
    expect(verifyFacts([...rows, second])).toMatchObject({ chain: 'broken', installation: uuid(8) });
  });
});

const note = (catalogue: Catalogue): void => {
  catalogue.transaction(() =>
    catalogue.append({ kind: 'noted', body: { what: 'seen\nin two lines' } }, startMs),
  );
};

describe('a catalogue', () => {
  it('records an intact chain and knows its head', () => {
    const catalogue = exampleCatalogue();
    note(catalogue);
    expect(catalogue.verifyChain()).toEqual({ chain: 'intact' });
    const last = catalogue.facts().at(-1);
    expect(catalogue.journalHead()).toEqual({ installation, number: 4, hash: last?.hash });
    expect(Catalogue.createNew({ installation }).journalHead()).toBeNull();
  });

  it('goes on where it stopped after it was stored', () => {
    const again = Catalogue.fromBytes(exampleCatalogue().serialize());
    note(again);
    expect(again.facts().map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(again.verifyChain()).toEqual({ chain: 'intact' });
  });

  it('lets a new installation follow what was adopted, and counts from 1 again', () => {
    const adopted = Catalogue.fromBytes(exampleCatalogue().serialize(), { installation: uuid(8) });
    const head = adopted.journalHead();
    note(adopted);
    adopted.beginInstallation(uuid(9));
    note(adopted);
    note(adopted);
    expect(
      adopted
        .facts()
        .slice(3)
        .map((fact) => [fact.installation, fact.number]),
    ).toEqual([
      [uuid(8), 1],
      [uuid(9), 1],
      [uuid(9), 2],
    ]);
    expect(adopted.facts()[3]?.previousHash).toBe(head?.hash);
    expect(adopted.verifyChain()).toEqual({ chain: 'intact' });
    expect(Catalogue.fromBytes(adopted.serialize()).installation).toBe(uuid(9));
  });

  it('cannot be opened while it is empty unless the installation is named', () => {
    const empty = Catalogue.createNew({ installation }).serialize();
    expect(() => Catalogue.fromBytes(empty)).toThrow(/name the installation/);
    expect(Catalogue.fromBytes(empty, { installation }).facts()).toEqual([]);
  });
});
