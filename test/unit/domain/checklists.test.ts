import { describe, expect, it } from 'vitest';
import { byHandCommand } from '../../../shared/domain/by-hand.ts';
import {
  buildChecklist,
  checklistHtml,
  checklistMarkdown,
  type ChecklistCopy,
  type ChecklistMedium,
} from '../../../shared/domain/checklists/index.ts';
import { isSecret } from '../../../shared/domain/words.ts';
import {
  vaultId,
  signingKey,
  snapshotId,
  items,
  medium,
  copy,
  pool,
  files,
  scenarios,
  all,
  commands,
  titles,
} from './checklist-input.ts';

describe('buildChecklist', () => {
  it.each(scenarios)('%s ends with a cold reading where the policy counts no other', (scenario) => {
    const policy = { ...pool.set.profile.policy, verificationLevel: 'cold' as const };
    const strict = { ...pool, set: { ...pool.set, profile: { ...pool.set.profile, policy } } };
    const cold = (input: typeof pool) =>
      buildChecklist(scenario, input).steps.filter(({ commands: lines }) =>
        lines.some((line) => line.endsWith(' --cold')),
      );
    expect(cold(strict).map(({ title }) => title)).toEqual(['Have enough copies again']);
    expect(cold(pool)).toEqual([]);
  });

  it.each(scenarios)('%s is filled in with this vault', (scenario) => {
    const checklist = buildChecklist(scenario, pool);
    expect(checklist).toMatchObject({
      set: 'ACME pool',
      scenario,
      title: scenario === 'laptop-lost' ? 'The laptop is lost' : 'The originals are lost',
      foot: {
        vault: `ACME custody (${vaultId})`,
        seq: 9,
        printedAt: '2026-11-21T15:20:00.000Z',
        journalHead: 'd'.repeat(64),
      },
    });
    expect(checklist.media).toEqual([
      {
        label: 'bbbb stick',
        type: 'usb',
        location: 'Home, study',
        custodian: 'Mira Holm',
        note: 'bbbb0000. Seq 9. Verified 19 Nov 2026, read back.',
      },
      {
        label: 'Red disk',
        type: 'hdd',
        location: 'Bank Nord, box 214',
        custodian: 'Jonas Berg',
        note: 'aaaa0000. Seq 9. Verified 19 Nov 2026, read back. Off-site.',
      },
    ]);
    expect(commands(checklist)).toContain(byHandCommand({ signingKey, parts: 1, sliced: false }));
    expect(commands(checklist)).toContain(
      "coldkeep restore --at /mnt/coldkeep --set 'ACME pool' --into ~/restored",
    );
    expect(all(checklist)).toContain(`/dev/shm/COLDKEEP/${vaultId}/snapshots/${snapshotId}`);
  });

  it.each(scenarios)('%s prints the values of public items, and nothing of secret ones', (scenario) => {
    const checklist = buildChecklist(scenario, pool);
    const values = new Map(checklist.values.map(({ name, value }) => [name, value]));
    expect(values.get('Signing key')).toBe(signingKey);
    expect(values.get('Seq')).toBe('9');
    expect(values.get('Content digest')).toBe(Array.from({ length: 16 }, () => 'cccc').join(' '));
    const printed = `${all(checklist)}${checklistHtml(checklist)}${checklistMarkdown(checklist)}`.replaceAll(
      ' ',
      '',
    );
    for (const { path, kind, sha256 } of items) {
      expect([path, printed.includes(sha256)]).toEqual([path, !isSecret(kind)]);
      expect(values.has(path)).toBe(!isSecret(kind));
    }
  });

  it('brings the vault back before anything else is done with the laptop gone', () => {
    const order = titles(buildChecklist('laptop-lost', pool));
    const places = [
      'Fetch the medium',
      'Prepare a machine',
      'Install',
      'Attach',
      'Bring the vault back',
      'Verify the copy',
      'Restore',
      'Compare',
      'Put the originals',
      'Have enough copies',
    ].map((start) => order.findIndex((title) => title.startsWith(start)));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('stops the old producer before anything is restored, and puts the three hot files in their place', () => {
    const checklist = buildChecklist('originals-lost', pool);
    const order = titles(checklist);
    const stop = order.indexOf('Make sure that the old producer is off');
    expect(stop).toBeGreaterThan(0);
    expect(checklist.steps[stop]?.critical).toBe(true);
    expect(stop).toBeLessThan(order.indexOf('Restore'));
    expect(stop).toBeLessThan(order.indexOf('Producer: put the three hot files in their place'));
    const place = checklist.steps.find(
      ({ title }) => title === 'Producer: put the three hot files in their place',
    );
    expect(place?.commands).toContain('sudo chmod 400 "$KEYS"/kes.skey "$KEYS"/vrf.skey "$KEYS"/node.cert');
    expect(checklist.never[0]).toContain('two block producers');
    expect(all(checklist)).toContain('cardano-cli query kes-period-info --mainnet --op-cert-file node.cert');
    expect(all(checklist)).toContain('node new-counter');
  });

  it('puts items back in the order of the profile, with owner and mode', () => {
    const place = buildChecklist('originals-lost', pool).steps.find(({ title }) =>
      title.startsWith('Put the originals'),
    );
    const acts = place?.acts ?? [];
    const placeOf = (line: string): number => acts.findIndex((act) => act.includes(`. ${line}`));
    const kes = placeOf('KES signing key (pool/kes.skey): service user, 400. Put it onto the one producer');
    const cold = placeOf('Cold signing key (pool/node.skey): cold user, 400.');
    const payment = placeOf('Payment signing key (pool/payment.skey): cold user, 400.');
    expect(acts[cold]).toContain('Beware: It never goes onto a machine with a network.');
    expect([kes > 0, kes < cold, cold < payment]).toEqual([true, true, true]);
    expect(place?.commands).toEqual([
      'sudo mkdir -p /home/op/pool && sudo cp -a ~/restored/pool/. /home/op/pool/',
      'sudo chmod 400 /home/op/pool/node.skey /home/op/pool/kes.skey /home/op/pool/vrf.skey /home/op/pool/payment.skey /home/op/pool/stake.skey',
    ]);
  });

  it('says nothing of Cardano to another set', () => {
    for (const scenario of scenarios)
      expect(all(buildChecklist(scenario, files))).not.toMatch(/cardano|producer|opcert/i);
  });

  it('is readable where nothing was exported yet', () => {
    for (const scenario of scenarios) {
      const checklist = buildChecklist(scenario, {
        ...pool,
        snapshot: null,
        items: [],
        media: [],
        copies: [],
        lastPassedDrill: null,
      });
      expect(checklist.media).toEqual([]);
      expect(checklist.foot.seq).toBe(0);
      expect(titles(checklist)).toContain('Look for any medium of this vault');
      expect(checklistHtml(checklist)).toContain('No medium held a copy');
      expect(all(checklist)).not.toMatch(/undefined|null|NaN/);
    }
  });

  it('refuses a scenario that the profile does not have', () => {
    for (const id of ['house-burns', 'toString', '']) {
      expect(() => buildChecklist(id, pool)).toThrow(expect.objectContaining({ code: 'scenario-unknown' }));
    }
  });

  it('prints the command for the parts and slices of the medium to take', () => {
    const cut = { files: ['payload-001.tar.age', 'payload-002.tar.age.000', 'payload-002.tar.age.001'] };
    const checklist = buildChecklist('laptop-lost', { ...pool, copies: [copy('aaaa'), copy('bbbb', cut)] });
    expect(commands(checklist)).toContain(byHandCommand({ signingKey, parts: 2, sliced: true }));
  });
});

const labelsInOrder = (media: ChecklistMedium[], copies: ChecklistCopy[]): string[] =>
  buildChecklist('laptop-lost', { ...pool, media, copies }).media.map(({ label }) => label.slice(0, 4));

describe('which medium to take', () => {
  const both = [medium('aaaa'), medium('bbbb')];

  it.each<[string, ChecklistMedium[], ChecklistCopy[], string[]]>([
    [
      'in sync before behind',
      both,
      [copy('aaaa', { freshness: 'behind', seq: 8 }), copy('bbbb')],
      ['bbbb', 'aaaa'],
    ],
    [
      'verified before written',
      both,
      [copy('aaaa', { status: 'written' }), copy('bbbb', { freshness: 'behind', seq: 8 })],
      ['bbbb', 'aaaa'],
    ],
    [
      'suspect last',
      both,
      [copy('aaaa', { status: 'suspect' }), copy('bbbb', { status: 'written' })],
      ['bbbb', 'aaaa'],
    ],
    ['missing never', both, [copy('aaaa', { status: 'missing' }), copy('bbbb')], ['bbbb']],
    [
      'near before far',
      [medium('aaaa', { offsite: true }), medium('bbbb')],
      [copy('aaaa', { level: 'opened' }), copy('bbbb')],
      ['bbbb', 'aaaa'],
    ],
    [
      'thoroughly read before cached',
      both,
      [copy('aaaa', { level: 'cached' }), copy('bbbb', { level: 'cold' })],
      ['bbbb', 'aaaa'],
    ],
    [
      'lately read before long ago',
      both,
      [copy('aaaa', { verifiedAtMs: 1 }), copy('bbbb')],
      ['bbbb', 'aaaa'],
    ],
    [
      'lost ones never',
      [medium('aaaa', { state: 'lost' }), medium('bbbb')],
      [copy('aaaa'), copy('bbbb')],
      ['bbbb'],
    ],
    [
      'by the best copy on it',
      both,
      [
        copy('aaaa', { freshness: 'behind', seq: 7 }),
        copy('aaaa'),
        copy('bbbb', { freshness: 'behind', seq: 8 }),
      ],
      ['aaaa', 'bbbb'],
    ],
  ])('%s', (_, media, copies, expected) => {
    expect(labelsInOrder(media, copies)).toEqual(expected);
  });
});
