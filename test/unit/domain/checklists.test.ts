import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { byHandCommand } from '../../../shared/domain/by-hand.ts';
import {
  buildChecklist,
  checklistHtml,
  checklistMarkdown,
  type ChecklistInput,
} from '../../../shared/domain/checklists/index.ts';
import type { ChecklistCopy, ChecklistMedium } from '../../../shared/domain/checklists/index.ts';
import type { Item } from '../../../shared/domain/item.ts';
import type { Checklist } from '../../../shared/domain/reports.ts';
import { isSecret } from '../../../shared/domain/words.ts';
import { cardanoSpo } from '../../../shared/profiles/cardano-spo.ts';
import { custom } from '../../../shared/profiles/custom.ts';
import { matchItem } from '../../../shared/profiles/match.ts';

const vaultId = '0f6d2a2e-6f0e-4b4c-9a66-1c2d3e4f5a6b';
const signingKey = 'RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3';
const snapshotId = '20261110T080000Z-aaaaaaaaaaaa';

const item = (path: string, index: number): Item => {
  const known = matchItem(cardanoSpo, { path, envelopeType: null });
  return {
    path,
    type: 'file',
    key: known?.key ?? 'unclassified',
    kind: known?.kind ?? 'data',
    derivable: known?.derivable ?? false,
    size: 100,
    mode: 0o600,
    mtimeSeconds: 0,
    sha256: index.toString(16).padStart(2, '0').repeat(32),
  };
};

const names = [
  'node.skey',
  'node.vkey',
  'node.counter',
  'node.cert',
  'kes.skey',
  'kes.vkey',
  'vrf.skey',
  'vrf.vkey',
  'payment.skey',
  'stake.skey',
  'pool.cert',
  'md.json',
];
const items = names.map((name, index) => item(`pool/${name}`, index + 1));

const medium = (id: string, changes: Partial<ChecklistMedium> = {}): ChecklistMedium => ({
  id: `${id}0000-0000-4000-8000-000000000000`,
  label: `${id} stick`,
  type: 'usb',
  location: 'Home, study',
  custodian: 'Mira Holm',
  offsite: false,
  state: 'active',
  ...changes,
});

const copy = (id: string, changes: Partial<ChecklistCopy> = {}): ChecklistCopy => ({
  medium: `${id}0000-0000-4000-8000-000000000000`,
  snapshot: snapshotId,
  seq: 9,
  status: 'verified',
  freshness: 'in-sync',
  verifiedAtMs: Date.parse('2026-11-19T10:00:00Z'),
  level: 'readback',
  files: ['CHECKSUMS.sha256', 'manifest.age', 'payload.tar.age'],
  ...changes,
});

const pool: ChecklistInput = {
  vault: { id: vaultId, name: 'ACME custody', signingKey },
  set: { name: 'ACME pool', profile: cardanoSpo, sources: [{ label: 'pool', path: '/home/op/pool' }] },
  snapshot: {
    id: snapshotId,
    seq: 9,
    contentDigest: 'c'.repeat(64),
    items: items.length,
    bytes: 12_345,
    capturedAtMs: Date.parse('2026-11-10T08:00:00Z'),
  },
  items,
  media: [
    medium('bbbb'),
    medium('aaaa', {
      label: 'Red disk',
      type: 'hdd',
      location: 'Bank Nord, box 214',
      custodian: 'Jonas Berg',
      offsite: true,
    }),
  ],
  copies: [copy('aaaa'), copy('bbbb')],
  lastPassedDrill: { atMs: Date.parse('2026-11-01T00:00:00Z'), seconds: 754 },
  nowMs: Date.parse('2026-11-21T15:20:00Z'),
  journalHead: 'd'.repeat(64),
};

const files: ChecklistInput = { ...pool, set: { ...pool.set, name: 'Files', profile: custom } };
const scenarios = ['laptop-lost', 'originals-lost'] as const;
const all = (checklist: Checklist): string => JSON.stringify(checklist);
const commands = (checklist: Checklist): string[] => checklist.steps.flatMap((step) => step.commands);
const titles = (checklist: Checklist): string[] => checklist.steps.map(({ title }) => title);

describe('buildChecklist', () => {
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
    const kes = acts.indexOf('KES signing key (pool/kes.skey): service user, 400');
    const cold = acts.indexOf('Cold signing key (pool/node.skey): cold user, 400');
    const payment = acts.indexOf('Payment signing key (pool/payment.skey): cold user, 400');
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

describe('commands', () => {
  const hostile: ChecklistInput = {
    ...pool,
    set: {
      ...pool.set,
      name: "x'; touch /tmp/owned; '",
      sources: [{ label: '$(touch owned)', path: '/home/op/`touch owned` & "x"' }],
    },
    items: [
      item('$(touch owned)/kes.skey', 1),
      { ...item("$(touch owned)/it's\nvrf.skey", 2), key: 'vrf-skey' },
      item('$(touch owned)/-rf.opcert', 3),
    ],
  };

  it.each(scenarios)('of %s parse as shell, on one line each', (scenario) => {
    for (const input of [
      pool,
      files,
      hostile,
      { ...pool, snapshot: null, items: [], media: [], copies: [] },
    ]) {
      for (const command of commands(buildChecklist(scenario, input))) {
        expect(command).not.toContain('\n');
        // Placeholders such as <newest> stand where there is nothing to fill in.
        execFileSync('bash', ['-n', '-c', command.replaceAll(/<[a-z ]+>/g, 'X')]);
      }
    }
  });

  it('do not run what a name says', () => {
    const words = scenarios.flatMap((scenario) => commands(buildChecklist(scenario, hostile)));
    for (const command of words) {
      // Whatever is outside quotes must not hold the payload of the hostile names.
      const bare = command.replaceAll(/\$'(?:[^'\\]|\\.)*'|'[^']*'|\\'/g, '');
      expect(bare).not.toMatch(/touch|owned/);
    }
  });
});

describe('rendering', () => {
  const evil = '<script>alert(1)</script>"\'&`*_[x](javascript:y)|\u202e\n# NEVER\u001b[2J';
  const poisoned = buildChecklist('originals-lost', {
    ...pool,
    vault: { ...pool.vault, name: evil },
    set: { ...pool.set, name: evil },
    items: [{ ...item('pool/node.vkey', 1), path: `pool/${evil}` }],
    media: [medium('bbbb', { label: evil, location: evil, custodian: evil })],
    journalHead: evil,
  });

  it('HTML keeps every text a text', () => {
    const html = checklistHtml(poisoned);
    const tags = new Set(html.match(/<\/?[a-z][a-z0-9]*/g));
    expect(tags.has('<script')).toBe(false);
    expect(html).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
    expect(html).not.toContain(evil.slice(0, 20));
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('HTML loads nothing, runs nothing and has no colour but black and white', () => {
    const html = checklistHtml(buildChecklist('laptop-lost', pool));
    expect(html).not.toMatch(/<script|<link|<img|<iframe|https?:|url\(|@import|\son[a-z]+=|javascript:/i);
    expect(new Set(html.match(/#[0-9a-f]{3,8}\b/gi))).toEqual(new Set(['#fff', '#000']));
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('.steps > li {');
    expect(/\.steps > li \{[^}]*break-inside: avoid/.test(html)).toBe(true);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
  });

  it.each(scenarios)('HTML of %s has a box for every step and every command as typed', (scenario) => {
    const checklist = buildChecklist(scenario, pool);
    const html = checklistHtml(checklist);
    expect(html.match(/class="box"/g)).toHaveLength(checklist.steps.length);
    const text = html
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    for (const command of commands(checklist)) expect(text).toContain(`<code>${command}</code>`);
    for (const opened of ['section', 'table', 'li', 'div', 'p', 'ol', 'ul']) {
      const count = (pattern: string): number => html.match(new RegExp(pattern, 'g'))?.length ?? 0;
      expect([opened, count(`<${opened}[ >]`)]).toEqual([opened, count(`</${opened}>`)]);
    }
  });

  it.each(scenarios)('Markdown of %s has a box for every step and every command as typed', (scenario) => {
    const checklist = buildChecklist(scenario, pool);
    const markdown = checklistMarkdown(checklist);
    expect(markdown.match(/^- \[ \] \*\*/gm)).toHaveLength(checklist.steps.length);
    for (const command of commands(checklist)) expect(markdown).toContain(`\n  ${command}\n`);
    expect(markdown).toContain('| 1 | bbbb stick | USB stick | Home, study | Mira Holm |');
  });

  it('Markdown keeps every text a text', () => {
    const markdown = checklistMarkdown(poisoned);
    expect(markdown.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1);
    expect(markdown).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
    const outsideCode = markdown.replaceAll(/^ *(`{3,})sh\n[\s\S]*?\n *\1$/gm, '');
    expect(outsideCode).not.toMatch(/(?<!\\)<script/);
    expect(outsideCode).not.toMatch(/(?<!\\)\]\(/);
  });

  it('Markdown fences are longer than any backticks in a command', () => {
    const checklist = {
      ...poisoned,
      steps: [{ title: 't', acts: [], commands: ["echo '````'"], mustShow: [], critical: false }],
    };
    expect(checklistMarkdown(checklist)).toContain("  `````sh\n  echo '````'\n  `````");
  });
});
