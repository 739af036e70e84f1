import { beforeEach, describe, expect, it } from 'vitest';
import { Catalogue } from '../../../electron/core/catalogue/catalogue.ts';
import {
  attributes,
  exampleCatalogue,
  installation,
  item,
  mediumId,
  recordCopy,
  setId,
  sha256,
  snapshotId,
  startMs,
  takeSnapshot,
  uuid,
  vaultId,
  writtenFiles,
} from '../../support/catalogue.ts';

let catalogue: Catalogue;

beforeEach(() => {
  catalogue = exampleCatalogue();
});

const reopened = (): Catalogue => Catalogue.fromBytes(catalogue.serialize());

const changeMedium = (said: object): void => {
  catalogue.append({ kind: 'medium-changed', body: { medium: mediumId, ...said } }, startMs + 9000);
};

const verify = (
  status: 'verified' | 'suspect' | 'missing',
  level: 'cached' | 'opened',
  atMs: number,
): void => {
  const failures = status === 'verified' ? [] : [{ path: 'manifest.age', reason: 'differs' }];
  const body = { medium: mediumId, snapshot: snapshotId(1), status, level, failures };
  catalogue.transaction(() => catalogue.append({ kind: 'copy-verified', body }, atMs));
};

describe('a catalogue', () => {
  it('says what the vault is, also after it was stored and opened again', () => {
    expect(Catalogue.createNew({ installation }).vault()).toBeNull();
    const vault = {
      id: vaultId,
      name: 'ACME',
      recipient: 'age1example',
      signingKey: 'RWexample',
      createdAtMs: startMs,
    };
    expect(catalogue.vault()).toEqual(vault);
    expect(reopened().vault()).toEqual(vault);
  });

  it('lists sets by name and forgets removed ones, whose name stays known', () => {
    const sources = [{ label: 'a', path: '/a' }];
    catalogue.transaction(() => {
      catalogue.append(
        { kind: 'set-added', body: { set: uuid(9), name: 'AAA', profile: 'custom', sources } },
        startMs,
      );
    });
    expect(catalogue.sets().map((set) => set.name)).toEqual(['AAA', 'ACME pool']);
    expect(catalogue.setByName('AAA')).toMatchObject({ id: uuid(9), sources, removedAtMs: null });
    catalogue.transaction(() =>
      catalogue.append({ kind: 'set-removed', body: { set: uuid(9) } }, startMs + 5),
    );
    expect(catalogue.setByName('AAA')).toBeNull();
    expect(catalogue.setById(uuid(9))).toMatchObject({ name: 'AAA', removedAtMs: startMs + 5 });
  });

  it('keeps of a medium what was said last of each attribute', () => {
    catalogue.transaction(() => {
      changeMedium({ location: 'Bank', offsite: false });
      changeMedium({ location: '' });
    });
    expect(catalogue.medium(mediumId)).toEqual({
      id: mediumId,
      ...attributes,
      location: '',
      offsite: false,
      enrolledAtMs: startMs + 2000,
    });
    expect(catalogue.media()).toHaveLength(1);
    expect(catalogue.medium(uuid(77))).toBeNull();
  });

  it('knows snapshots by id, set and seq', () => {
    expect(catalogue.newestSnapshot(setId)).toBeNull();
    expect(catalogue.highestSeq()).toBe(0);
    takeSnapshot(catalogue, 1, [item('keys/a')]);
    takeSnapshot(catalogue, 2, [item('keys/a')], { set: uuid(9) });
    takeSnapshot(catalogue, 10, [item('keys/a')]);
    expect(catalogue.newestSnapshot(setId)).toMatchObject({ id: snapshotId(10), seq: 10 });
    expect(catalogue.snapshot(snapshotId(1))).toMatchObject({
      set: setId,
      capturedAtMs: startMs,
      recordedAtMs: startMs + 10_000,
    });
    expect(catalogue.snapshots().map(({ seq }) => seq)).toEqual([1, 2, 10]);
    expect(catalogue.highestSeq()).toBe(10);
  });

  it('takes the seq of an adopted medium as reached and its time as witnessed', () => {
    expect(catalogue.newestTimeMs()).toBe(startMs + 2000);
    const body = { medium: null, seq: 41, asOfMs: startMs + 99_000 };
    catalogue.transaction(() => catalogue.append({ kind: 'vault-adopted', body }, startMs));
    expect(catalogue.highestSeq()).toBe(41);
    expect(catalogue.newestTimeMs()).toBe(startMs + 99_000);
    expect(Catalogue.createNew({ installation }).newestTimeMs()).toBeNull();
  });

  it('keeps every scan and says which was the last', () => {
    const finding = {
      code: 'missing-required',
      severity: 'warn' as const,
      subject: 'x',
      message: 'gone',
      fix: '',
    };
    expect(catalogue.lastScan(setId)).toBeNull();
    catalogue.transaction(() => {
      for (const [number, digest] of ['one', 'two'].entries()) {
        catalogue.append(
          {
            kind: 'scanned',
            body: { set: setId, contentDigest: sha256(digest), items: 1, bytes: 5, findings: [finding] },
          },
          startMs + number,
        );
      }
    });
    expect(catalogue.scans(setId).map(({ contentDigest }) => contentDigest)).toEqual(
      ['one', 'two'].map(sha256),
    );
    expect(catalogue.lastScan(setId)).toEqual(catalogue.scans(setId)[1]);
    expect(catalogue.lastScan(setId)?.findings).toEqual([finding]);
  });

  it('keeps drills and the vault-level files of a medium', () => {
    const identitySha256 = sha256('identity');
    catalogue.transaction(() => {
      for (const seconds of [1.5, 2]) {
        catalogue.append(
          {
            kind: 'drilled',
            body: {
              medium: null,
              set: setId,
              snapshot: snapshotId(1),
              status: 'passed',
              seconds,
              items: 3,
              failures: [],
            },
          },
          startMs,
        );
      }
      for (const files of [[], writtenFiles(1)]) {
        catalogue.append(
          { kind: 'vault-files-written', body: { medium: mediumId, identitySha256, files } },
          startMs + 7,
        );
      }
    });
    expect(catalogue.drills(setId).map(({ seconds }) => seconds)).toEqual([1.5, 2]);
    expect(catalogue.vaultFiles(mediumId)).toEqual({
      files: writtenFiles(1),
      identitySha256,
      atMs: startMs + 7,
    });
    expect(catalogue.vaultFiles(uuid(77))).toBeNull();
  });

  it('replaces the known hashes of one set only', () => {
    const known = {
      path: 'keys/big',
      size: 5_000_000_000,
      mtimeNs: '1700000000123456789',
      ctimeNs: '1700000000123456790',
      inode: '18446744073709551615',
      device: '66306',
      sha256: sha256('big'),
    };
    catalogue.transaction(() => {
      catalogue.replaceKnownHashes(setId, [{ ...known, path: 'keys/old' }]);
      catalogue.replaceKnownHashes(uuid(9), [known]);
      catalogue.replaceKnownHashes(setId, [known, known]);
    });
    expect(reopened().knownHashes(setId)).toEqual([known, known]);
    expect(reopened().knownHashes(uuid(9))).toEqual([known]);
  });

  it('names sets and media for the journal, unknown ones by their id', () => {
    const names = catalogue.names();
    expect(names.set(setId)).toBe('ACME pool');
    expect(names.medium(mediumId)).toBe('Blue stick');
    expect(names.set(uuid(50))).toBe(uuid(50));
  });
});

describe('the state of a copy', () => {
  beforeEach(() => {
    takeSnapshot(catalogue, 1, [item('keys/a')]);
    recordCopy(catalogue, 1, startMs + 20_000);
  });

  it('is verified, with the level of its read-back, once it is recorded', () => {
    expect(catalogue.copies()).toEqual([
      {
        medium: mediumId,
        snapshot: snapshotId(1),
        set: setId,
        seq: 1,
        path: `COLDKEEP/${vaultId}/snapshots/${snapshotId(1)}`,
        status: 'verified',
        level: 'readback',
        verifiedAtMs: startMs + 20_000,
        recordedAtMs: startMs + 20_000,
        files: writtenFiles(1),
      },
    ]);
  });

  it('follows the last verification; its level and time are those of the last good one', () => {
    verify('verified', 'opened', startMs + 30_000);
    expect(catalogue.copies()[0]).toMatchObject({
      status: 'verified',
      level: 'opened',
      verifiedAtMs: startMs + 30_000,
    });
    verify('suspect', 'cached', startMs + 40_000);
    expect(catalogue.copies()[0]).toMatchObject({
      status: 'suspect',
      level: 'opened',
      verifiedAtMs: startMs + 30_000,
    });
    verify('missing', 'cached', startMs + 50_000);
    expect(catalogue.copies()[0]).toMatchObject({ status: 'missing' });
    verify('verified', 'cached', startMs + 60_000);
    expect(catalogue.copies()[0]).toMatchObject({
      status: 'verified',
      level: 'cached',
      verifiedAtMs: startMs + 60_000,
    });
    expect(catalogue.verifications(mediumId, snapshotId(1)).map(({ status }) => status)).toEqual([
      'verified',
      'suspect',
      'missing',
      'verified',
    ]);
  });

  it('stays retired until the copy is written anew', () => {
    const body = { medium: mediumId, snapshot: snapshotId(1), why: 'it made room' };
    catalogue.transaction(() => catalogue.append({ kind: 'copy-retired', body }, startMs + 30_000));
    verify('verified', 'opened', startMs + 31_000);
    expect(catalogue.copies()[0]).toMatchObject({ status: 'retired' });
    recordCopy(catalogue, 1, startMs + 40_000);
    expect(catalogue.copies()).toHaveLength(1);
    expect(catalogue.copies()[0]).toMatchObject({
      status: 'verified',
      level: 'readback',
      recordedAtMs: startMs + 40_000,
      verifiedAtMs: startMs + 40_000,
    });
  });

  it('is kept apart for each medium', () => {
    recordCopy(catalogue, 1, startMs + 21_000, uuid(5));
    verify('suspect', 'cached', startMs + 30_000);
    expect(catalogue.copies().map(({ medium, status }) => [medium, status])).toEqual([
      [mediumId, 'suspect'],
      [uuid(5), 'verified'],
    ]);
  });

  it('cannot begin with a snapshot that was never recorded', () => {
    expect(() => recordCopy(catalogue, 2, startMs)).toThrow(/must be recorded before a copy/);
  });

  it('does not begin with a verification of a copy that was never recorded', () => {
    const body = {
      medium: uuid(6),
      snapshot: snapshotId(1),
      status: 'verified' as const,
      level: 'cached' as const,
      failures: [],
    };
    catalogue.transaction(() => catalogue.append({ kind: 'copy-verified', body }, startMs));
    expect(catalogue.copies().map(({ medium }) => medium)).toEqual([mediumId]);
  });
});

describe('a transaction', () => {
  const note = { kind: 'noted' as const, body: { what: 'seen' } };

  it('leaves nothing when it fails', () => {
    const before = catalogue.facts();
    expect(() =>
      catalogue.transaction(() => {
        catalogue.append(note, startMs);
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(catalogue.facts()).toEqual(before);
  });

  it('is refused to be asynchronous, and leaves nothing then', () => {
    const before = catalogue.facts();
    expect(() =>
      catalogue.transaction(() => {
        catalogue.append(note, startMs);
        return Promise.resolve();
      }),
    ).toThrow(/synchronous/);
    expect(catalogue.facts()).toEqual(before);
  });

  it('is needed to record anything', () => {
    expect(() => catalogue.append(note, startMs)).toThrow(/inside a transaction/);
    expect(() => catalogue.replaceKnownHashes(setId, [])).toThrow(/inside a transaction/);
  });

  it('refuses a body that the kind of fact does not allow', () => {
    const wrong = { kind: 'noted' as const, body: { what: 'seen', more: 1 } };
    expect(() => catalogue.transaction(() => catalogue.append(wrong, startMs))).toThrow(/more/);
    expect(() => catalogue.transaction(() => catalogue.append(note, 0.5))).toThrow(/int/);
  });
});
