// The screen about a set as it is drawn: what was derived, what was said, what is not recognised, what is kept, what came from hosts.
import { describe, expect, it } from 'vitest';
import { AboutScreen } from '../../../../renderer/about-set/about-screen.tsx';
import { failing, type FakeAnswers } from '../../../../renderer/bridge/fake-bridge.ts';
import { KitScreen } from '../../../../renderer/kit/kit-screen.tsx';
import { OwnItemsScreen } from '../../../../renderer/own-items/own-items-screen.tsx';
import { setFactsView } from '../../../../electron/main/ipc/views/set-facts-view.ts';
import { dayMs } from '../../../../shared/domain/ages.ts';
import { noKnowledge, type SetKnowledge } from '../../../../shared/domain/set-knowledge.ts';
import { setViewOf } from '../../../../shared/domain/set-view.ts';
import { cardanoSpo } from '../../../../shared/profiles/cardano-spo.ts';
import { custom } from '../../../../shared/profiles/custom.ts';
import type { Profile } from '../../../../shared/profiles/profile.ts';
import { item, items } from '../../domain/checklist-input.ts';
import { onlySet, viewInput } from '../../domain/view-fixture.ts';
import { drawn, nowMs, textOf } from '../bridge/drawn.tsx';

const set = 'ACME pool';
const derived = [
  {
    name: 'pool-id',
    title: 'Pool id',
    value: 'pool1abcdefghijklmnopqrstuvwxyz',
    subject: 'pool/node.skey',
    note: '',
  },
  {
    name: 'kes-expires',
    title: 'KES key expires',
    value: '11 Dec 2026',
    subject: 'pool/node.cert',
    note: 'By this clock.',
  },
];

function answersFor(knowledge: Partial<SetKnowledge> = {}, profile: Profile = cardanoSpo): FakeAnswers {
  const vault = viewInput();
  return {
    'sets.knowledge': setFactsView(set, profile, { ...noKnowledge, ...knowledge }),
    'sets.read': setViewOf({
      set: onlySet(vault),
      sources: [],
      items: [...items, item('pool/minutes.bin', 1)],
      heldItems: null,
      derived,
      vault,
    }),
    'sets.retention': {
      set,
      rules: ['The 2 newest verified ones are kept.'],
      carriers: [
        {
          id: 'm',
          label: 'Blue stick',
          generations: [
            { id: 'a', name: 'seq 9', takenAtMs: nowMs, keeps: true, why: 'one of the newest' },
            {
              id: 'b',
              name: 'seq 2',
              takenAtMs: nowMs - 400 * dayMs,
              keeps: false,
              why: 'no tier asks for it',
            },
          ],
        },
      ],
    },
    'bundles.list': [],
  };
}
const about = (answers: FakeAnswers) => textOf(drawn(<AboutScreen set={set} />, answers));

describe('about a set', () => {
  it('shows what was worked out, with where it comes from and the clock', () => {
    const text = about(answersFor());
    expect(text).toContain('Pool id pool1abcdefghijklmnopqrstuvwxyz From pool/node.skey');
    expect(text).toContain('KES key expires 11 Dec 2026 By this clock. From pool/node.cert');
    expect(text).toContain('21 Nov 2026, 14:05 UTC. Every date here hangs on it. The time is right');
  });

  it('asks for the chain of a pool, and for nothing of it elsewhere', () => {
    expect(about(answersFor())).toContain('Current slot as seen online');
    const other = about(answersFor({}, custom));
    expect(other).not.toContain('Current slot');
    expect(other).toContain('Your own items');
  });

  it('says what was recorded', () => {
    const text = about(
      answersFor({
        seenSlot: { slot: 203_881_440, atMs: nowMs - 2 * dayMs },
        onChainCounter: { number: null, atMs: nowMs },
        assignments: [{ path: 'pool/notes.txt', key: 'node-config' }],
      }),
    );
    expect(text).toMatch(/Recorded: slot 203\s881\s440, seen 2 days ago/);
    expect(text).toContain('Recorded: the pool made no block yet');
    expect(text).toContain('pool/notes.txt You said:');
  });

  it('lists what is not recognised, and what would go', () => {
    const text = about(answersFor());
    expect(text).toContain('pool/minutes.bin');
    expect(text).toContain('Blue stick , 1 kept, 1 would go');
    expect(text).toContain('Goes: no tier asks for it');
  });

  it('tells an attestation that is due from one that has time', () => {
    const attested = cardanoSpo.items.find((each) => each.attested);
    const key = attested?.key ?? '';
    const said = (lookedAtMs: number) =>
      about(answersFor({ attestations: [{ key, place: 'Bank', custodian: 'Mira Holm', lookedAtMs }] }));
    expect(said(nowMs)).toContain('Look again by');
    expect(said(nowMs - (attested?.verifyDays ?? 0) * dayMs)).toContain('Due since 21 Nov 2026');
    expect(about(answersFor())).toContain('Nobody said where it is.');
  });

  it('says what is still good where it cannot be read', () => {
    const text = about({
      ...answersFor(),
      'sets.knowledge': failing('set-unknown', 'There is no such set.'),
    });
    expect(text).toContain('Nothing was changed.');
  });
});

describe('own items', () => {
  it('begin with nothing, and cannot be saved so', () => {
    const text = textOf(drawn(<OwnItemsScreen set={set} />, answersFor({}, custom)));
    expect(text).toContain('An item is one file');
    expect(text).toContain('Nothing was changed. Save');
  });
});

describe('making a kit', () => {
  const kits: FakeAnswers = {
    'sets.list': [],
    'kits.systems': [{ id: 'loom-node', title: 'Loom node' }],
    'kits.describe': {
      system: 'loom-node',
      title: 'a Loom node',
      copies: [{ title: 'Validator key', why: 'Signs blocks.', sealedOnly: true }],
      order: ['Stops the node.'],
      needs: ['age.'],
      limits: ['Never two validators.'],
    },
  };
  it('says what it copies and why, in which order, and what to keep to', () => {
    const text = textOf(drawn(<KitScreen set={null} />, kits));
    expect(text).toContain('Validator key Signs blocks. sealed only');
    expect(text).toContain('In this order 1 Stops the node.');
    expect(text).toContain('To keep to Never two validators.');
  });
});
