// The screens of sets as they are drawn: the list, one set with its tabs, what is empty, what cannot be read.
import { describe, expect, it } from 'vitest';
import type { SetTab } from '../../../../renderer/app/routes.ts';
import { failing, type FakeAnswers } from '../../../../renderer/bridge/fake-bridge.ts';
import { SetScreen } from '../../../../renderer/sets/set-screen.tsx';
import { SetsScreen } from '../../../../renderer/sets/sets-screen.tsx';
import type { Finding } from '../../../../shared/domain/finding.ts';
import { overviewOf } from '../../../../shared/domain/overview.ts';
import { planOf } from '../../../../shared/domain/policy-plan.ts';
import { setFactsView } from '../../../../electron/main/ipc/views/set-facts-view.ts';
import { noKnowledge } from '../../../../shared/domain/set-knowledge.ts';
import { setViewOf } from '../../../../shared/domain/set-view.ts';
import type { SetLine } from '../../../../shared/ipc/views.ts';
import { cardanoSpo } from '../../../../shared/profiles/cardano-spo.ts';
import type { Profile } from '../../../../shared/profiles/profile.ts';
import { item, items } from '../../domain/checklist-input.ts';
import { blue } from '../../domain/policy-input.ts';
import { onlySet, staleRed, viewInput, type Wishes } from '../../domain/view-fixture.ts';
import { drawn, textOf } from '../bridge/drawn.tsx';

const finding: Finding = {
  code: 'duplicate-conflict',
  severity: 'warn',
  subject: 'pool/kes.skey',
  message: 'There are two of them.',
  fix: 'Keep the right one.',
};

function answersFor(wishes: Wishes, now = items, held = items): FakeAnswers {
  const vault = viewInput(wishes);
  const set = onlySet(vault);
  return {
    'sets.read': setViewOf({
      set,
      sources: [{ label: 'pool', path: '/home/mira/acme-cold' }],
      items: now,
      heldItems: held,
      derived: [],
      vault,
    }),
    'overview.plan': planOf(vault, set),
    'sets.knowledge': setFactsView('ACME pool', cardanoSpo, noKnowledge),
    'bundles.list': [],
    'checklists.list': [
      { set: 'ACME pool', scenarios: [{ id: 'laptop-lost', title: 'The laptop is lost' }] },
    ],
  };
}
const draw = (tab: SetTab, answers: FakeAnswers) => drawn(<SetScreen set="ACME pool" tab={tab} />, answers);
/** The profile of a set that demands cold readings. */
const withCold: Profile = {
  ...cardanoSpo,
  policy: { ...cardanoSpo.policy, verificationLevel: 'cold' },
};
/** The value of the one radio that is chosen. */
const chosenRadio = (html: string): string | undefined =>
  /<input[^>]*type="radio"[^>]*checked=""[^>]*value="([^"]*)"/.exec(html)?.[1];
const filledButtons = (html: string): number => html.match(/class="[^"]*filled[^"]*"/g)?.length ?? 0;
const behind: Wishes = { copies: [blue, staleRed], change: { findings: [finding] } };

describe('one set', () => {
  it('says where it is, how it stands and what is behind each tab', () => {
    const text = textOf(draw('items', answersFor(behind)));
    expect(text).toContain('Sets ACME pool');
    expect(text).toMatch(/\d rules? unmet/);
    expect(text).toContain('Cardano stake pool from /home/mira/acme-cold');
    expect(text).toContain(`Items ${items.length}`);
    expect(text).toContain('Due: Findings 1');
    expect(text).toContain('Behind: Copies 2');
    expect(text).toContain('Unmet: Policy 6');
    expect(text).toContain('Checklists 1');
  });

  it('groups its items and tells the findings beside them with their remedy', () => {
    const text = textOf(draw('items', answersFor(behind)));
    expect(text).toContain('KES set , only good together');
    expect(text).toContain('Cold keys , irreplaceable');
    expect(text).toContain('There are two of them. To mend it: Keep the right one.');
    expect(text).not.toContain('Filter the items');
  });

  it('marks a bundle that came from a running service, and from nobody knows where', () => {
    const bundle = {
      id: 'a'.repeat(32),
      sha256: 'a'.repeat(64),
      bytes: 9,
      label: 'node-1',
      importedAtMs: 2,
      originConfirmed: false,
      conditions: {
        system: 'cardano-spo',
        host: 'node-1',
        startedAtMs: 1,
        endedAtMs: 2,
        serviceStopped: false,
        clockOffsetSeconds: null,
        versions: [],
        notes: [],
      },
    };
    const text = textOf(draw('items', { ...answersFor(behind), 'bundles.list': [bundle] }));
    expect(text).toContain('Origin not confirmed');
    expect(text).toContain('Taken from a running service');
  });

  it('tells of a finding why it matters and what follows from it', () => {
    const grave = {
      ...finding,
      why: 'Only one of them is right.',
      consequences: ['The pool id is not sure.'],
    };
    const text = textOf(draw('findings', answersFor({ ...behind, change: { findings: [grave] } })));
    expect(text).toContain('There are two of them. Only one of them is right. Because of it:');
    expect(text).toContain('The pool id is not sure. To mend it: Keep the right one.');
  });

  it('shows the first of many items and offers a filter', () => {
    const many = [...items, ...Array.from({ length: 900 }, (_, index) => item(`pool/block-${index}.bin`, 1))];
    const html = draw('items', answersFor({}, many, many));
    expect(textOf(html)).toContain('Filter the items');
    expect(textOf(html)).toContain('first 200 of 900');
    expect(html.match(/<tr/g)?.length).toBeLessThan(260);
  });

  it('has one filled button on every tab', () => {
    const tabs: readonly SetTab[] = ['items', 'findings', 'copies', 'policy', 'snapshots', 'checklists'];
    expect(tabs.map((tab) => filledButtons(draw(tab, answersFor(behind))))).toEqual(tabs.map(() => 1));
    expect(filledButtons(draw('policy', answersFor({})))).toBe(1);
  });

  it('shows the rules, the open ones first, and the cheapest way', () => {
    const text = textOf(draw('policy', answersFor(behind)));
    expect(text.indexOf('One in-sync copy off-site')).toBeLessThan(text.indexOf('Drilled in 180 days'));
    expect(text).toContain('Cheapest way to all met');
    expect(text).toContain('Without the trip');
    expect(textOf(draw('policy', answersFor({})))).toContain('Every rule is met');
  });

  it('asks below the rules which reading counts, and shows what was said of it', () => {
    const html = draw('policy', answersFor(behind));
    expect(textOf(html)).toMatch(
      /As the profile says Its profile counts any verification\. Any verification/,
    );
    expect(textOf(html)).toContain('Nothing is changed yet. Record it');
    expect(chosenRadio(html)).toBe('as-profile-says');
    const cold = setFactsView('ACME pool', withCold, { ...noKnowledge, verificationLevel: 'cold' });
    const said = draw('policy', { ...answersFor(behind), 'sets.knowledge': cold });
    expect(chosenRadio(said)).toBe('cold');
    expect(textOf(said)).toContain('Its profile counts any verification.');
  });

  it('never prints a command of the command line', () => {
    const tabs: readonly SetTab[] = ['items', 'findings', 'copies', 'policy', 'snapshots', 'checklists'];
    for (const tab of tabs)
      expect(draw(tab, answersFor(behind))).not.toMatch(/coldkeep (export|verify|media)/);
  });

  it('says what a set without a copy lacks', () => {
    const wishes: Wishes = { copies: [], change: { snapshots: [], scans: [], drills: [] } };
    const answers = { ...answersFor(wishes), 'sets.read': onlyEmpty(wishes) };
    expect(textOf(draw('copies', answers))).toContain('No copy yet.');
    expect(textOf(draw('snapshots', answers))).toContain('No snapshot yet.');
    expect(textOf(draw('items', answers))).toContain('No item is known yet.');
    expect(textOf(draw('findings', answers))).toContain('Nothing was found that asks for an act.');
  });

  it('has a heading and a way on where it cannot be read', () => {
    const html = draw('items', {
      'sets.read': failing('set-unknown', 'There is no set called "ACME pool".'),
    });
    expect(html).toMatch(/<h1[^>]*>ACME pool<\/h1>/);
    expect(textOf(html)).toContain('Try again');
  });
});

function onlyEmpty(wishes: Wishes) {
  const vault = viewInput(wishes);
  return setViewOf({ set: onlySet(vault), sources: [], items: [], heldItems: null, derived: [], vault });
}

const overview = overviewOf(viewInput(behind));

const line = (name: string, more: Partial<SetLine> = {}): SetLine => ({
  name,
  profile: 'cardano-spo',
  profileTitle: 'Cardano stake pool',
  sources: ['/home/mira/acme-cold'],
  items: 23,
  bytes: 212_000_000,
  overall: 'good',
  verdict: 'Everything is safe.',
  freshness: 'in-sync',
  readAtMs: null,
  findings: { good: 1, info: 0, warn: 0, critical: 0 },
  ...more,
});

describe('the list of sets', () => {
  it('says of each how it stands, the worst first', () => {
    const text = textOf(
      drawn(<SetsScreen />, {
        'overview.read': overview,
        'sets.list': [
          line('Tip bot'),
          line('ACME pool', {
            overall: 'danger',
            verdict: 'The copy at the bank is behind.',
            findings: { good: 0, info: 0, warn: 2, critical: 1 },
          }),
        ],
      }),
    );
    expect(text.indexOf('ACME pool')).toBeLessThan(text.indexOf('Tip bot'));
    expect(text).toContain('The copy at the bank is behind.');
    expect(text).toContain('3 to look at');
    expect(text).not.toContain('Filter the sets');
  });

  it('is filtered where it is long', () => {
    const sets = Array.from({ length: 40 }, (_, index) => line(`Validator ${index}`));
    expect(textOf(drawn(<SetsScreen />, { 'overview.read': overview, 'sets.list': sets }))).toContain(
      'Filter the sets 40 of 40 sets',
    );
  });

  it('offers the one act that changes an empty one', () => {
    const html = drawn(<SetsScreen />, { 'sets.list': [] });
    expect(textOf(html)).toContain('No set yet.');
    expect(filledButtons(html)).toBe(1);
  });
});
