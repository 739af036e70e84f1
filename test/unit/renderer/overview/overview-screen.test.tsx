// The overview as it is drawn: behind, good, empty, several sets, being read, not readable.
import { describe, expect, it } from 'vitest';
import { OverviewScreen } from '../../../../renderer/overview/overview-screen.tsx';
import { failing, stateOf } from '../../../../renderer/bridge/fake-bridge.ts';
import { overviewOf } from '../../../../shared/domain/overview.ts';
import { blue, now, red } from '../../domain/policy-input.ts';
import { staleRed, viewInput, type Wishes } from '../../domain/view-fixture.ts';
import { drawn, textOf } from '../bridge/drawn.tsx';

const draw = (wishes: Wishes) =>
  drawn(<OverviewScreen />, { 'overview.read': overviewOf(viewInput(wishes)) });

const filledButtons = (html: string): number => html.match(/class="[^"]*filled[^"]*"/g)?.length ?? 0;

describe('the overview', () => {
  it('names the thing that is behind, and offers one filled button', () => {
    const html = draw({ copies: [blue, staleRed] });
    expect(html).toMatch(/<h1[^>]*>The copy on Red disk \(Bank Nord\) is behind\.<\/h1>/);
    expect(textOf(html)).toContain('Off-site: 0 of 1, unmet.');
    expect(textOf(html)).toContain('What to do next');
    expect(textOf(html)).toContain('Behind since 73 days');
    expect(filledButtons(html)).toBe(1);
  });

  it('says that everything is safe only where it is, and shows duties instead of acts', () => {
    const text = textOf(draw({}));
    expect(text).toContain('Everything is safe.');
    expect(text).toContain('Next duties');
    expect(text).toContain('All duties');
    expect(text).not.toContain('What to do next');
  });

  it('shows an empty stair and three steps to a new vault', () => {
    const html = draw({ vault: { sets: [] } });
    const text = textOf(html);
    expect(text).toContain('Nothing is protected yet.');
    expect(text).toContain('Start here');
    expect(text).toContain('Add a set…');
    expect(text).not.toContain('0 of');
    expect(filledButtons(html)).toBe(1);
  });

  it('shows the worst set and names the other', () => {
    const text = textOf(
      draw({ sets: [{ name: 'Tip bot' }, { name: 'ACME pool', copies: [blue, staleRed] }] }),
    );
    expect(text).toContain('ACME pool 23 items, 212 MB, Cardano stake pool.');
    expect(text).toContain('Other set: Tip bot, all good');
  });

  it('counts many other sets', () => {
    const sets = Array.from({ length: 40 }, (_, index) => ({ name: `Validator ${index}` }));
    expect(textOf(draw({ sets }))).toContain('39 other sets: 39 all good');
  });

  it('shows a hostile label as text', () => {
    const html = draw({ copies: [{ ...blue, label: '<img src=x>\u202Egpj' }, red] });
    expect(html).not.toContain('<img');
    expect(html).toContain('\\u{202e}');
  });

  it('says how far reading the originals is, and offers to stop it', () => {
    const job = {
      id: 'r1',
      kind: 'read-originals' as const,
      title: 'Reading all originals',
      startedAtMs: now,
      endedAtMs: null,
      cancellable: true,
      state: 'running' as const,
      error: null,
      result: null,
      progress: [
        {
          subject: '',
          phase: 'reading sources',
          past: [],
          done: 12,
          total: 23,
          unit: 'items' as const,
          perSecond: null,
          secondsLeft: null,
        },
      ],
    };
    const text = textOf(
      drawn(<OverviewScreen />, {
        'app.state': stateOf({ jobs: [job] }),
        'overview.read': overviewOf(viewInput()),
      }),
    );
    expect(text).toContain('Reading, 12 of 23 items');
    expect(text).toContain('Stop');
    expect(text).not.toContain('Read again');
  });

  it('has a heading and a way on where it cannot be read', () => {
    const html = drawn(<OverviewScreen />, {
      'overview.read': failing('vault-missing', 'There is no vault in this folder.'),
    });
    expect(html).toMatch(/<h1[^>]*>Overview<\/h1>/);
    expect(textOf(html)).toContain('There is no vault in this folder.');
    expect(textOf(html)).toContain('Try again');
  });
});
