// What screen readers and the keyboard find in the parts, as far as HTML alone tells.
import { describe, expect, it } from 'vitest';
import { Button } from '../../../../renderer/parts/button.tsx';
import { whatIsMissing } from '../../../../renderer/parts/dialog.tsx';
import { ErrorPanel } from '../../../../renderer/parts/error-panel.tsx';
import { ProgressBar } from '../../../../renderer/parts/progress-bar.tsx';
import { CheckRows } from '../../../../renderer/parts/row-list.tsx';
import { windowTitleOf } from '../../../../renderer/parts/screen-title.tsx';
import { Status } from '../../../../renderer/parts/status.tsx';
import { statusNames, toneOf, wordOf } from '../../../../renderer/parts/status-names.ts';
import { StepList } from '../../../../renderer/parts/steps.tsx';
import { Table } from '../../../../renderer/parts/table.tsx';
import { Verdict } from '../../../../renderer/parts/verdict.tsx';
import { drawn, textOf } from '../bridge/drawn.tsx';

describe('a status', () => {
  it.each(statusNames)('%s is a hidden shape and a word', (name) => {
    const html = drawn(<Status name={name} />);
    expect(html).toContain('aria-hidden="true"');
    expect(textOf(html)).toBe(wordOf[name]);
  });

  it('is never green for a copy that was not read back', () => {
    expect(toneOf.written).not.toBe('good');
    expect(toneOf.planned).not.toBe('good');
    expect(toneOf.unknown).not.toBe('good');
  });
});

describe('a button', () => {
  it('that is disabled is described by its reason, which stands beside it', () => {
    const html = drawn(<Button reason="No medium is chosen yet.">Verify</Button>);
    const [, id = ''] = /aria-describedby="([^"]+)"/.exec(html) ?? [];
    expect(id).not.toBe('');
    expect(html).toMatch(new RegExp(`id="${id}"[^>]*>No medium is chosen yet\\.`));
    expect(html).toMatch(/<button[^>]* disabled=""/);
  });

  it('that can be pressed has no reason', () => {
    const html = drawn(<Button>Verify</Button>);
    expect(html).not.toContain('aria-describedby');
    expect(html).not.toMatch(/<button[^>]* disabled=""/);
  });
});

describe('a table', () => {
  const html = drawn(
    <Table
      label="Copies"
      rowId={(row) => row.name}
      columns={[
        { id: 'name', title: 'Medium', rowHeader: true, cell: (row) => row.name },
        { id: 'size', title: 'Size', align: 'end', cell: (row) => row.size },
      ]}
      groups={[{ id: 'home', title: 'Home', note: ', on-site', rows: [{ name: 'Blue stick', size: 3 }] }]}
    />,
  );

  it('has a name, and headers for columns, groups and rows', () => {
    expect(html).toContain('aria-label="Copies"');
    expect(html.match(/scope="col"/g)).toHaveLength(2);
    expect(html).toMatch(/<th scope="rowgroup" colSpan="2">/);
    expect(html).toMatch(/<th scope="row"[^>]*>Blue stick<\/th>/);
  });

  it('repeats the title of a column for rows that become blocks', () => {
    expect(html).toMatch(/data-title="Size"/);
  });
});

describe('rows to choose', () => {
  const html = drawn(
    <CheckRows
      label="Media"
      chosen={['blue']}
      onChange={() => {}}
      rows={[
        { id: 'blue', title: 'Blue stick', line: '28 GB free' },
        { id: 'full', title: 'Holiday', line: '11.2 MB free. This export needs 212 MB.', refused: true },
      ]}
    />,
  );

  it('are boxes in a named group, described by their lines', () => {
    expect(html).toContain('role="group"');
    expect(html.match(/type="checkbox"/g)).toHaveLength(2);
    expect(html).toContain('This export needs 212 MB.');
  });

  it('keep in sight what cannot be chosen', () => {
    const inputs = html.match(/<input[^>]*>/g) ?? [];
    expect(inputs.map((input) => input.includes('disabled=""'))).toEqual([false, true]);
  });
});

describe('steps', () => {
  it('say which is now, and what has become of the others', () => {
    const html = drawn(
      <StepList
        label="Steps of Export"
        steps={[
          { id: 'set', title: 'Set', state: 'done', lines: ['ACME pool'] },
          { id: 'media', title: 'Media', state: 'now' },
          { id: 'write', title: 'Write', state: 'later' },
        ]}
      />,
    );
    expect(html.match(/aria-current="step"/g)).toHaveLength(1);
    expect(textOf(html)).toContain('Set , done ACME pool');
    expect(textOf(html)).toContain('Write , to come');
  });
});

describe('progress', () => {
  it('has its value in words and in percent', () => {
    const amount = { done: 136e6, total: 212e6, unit: 'bytes', perSecond: 21e6, secondsLeft: 4 } as const;
    const html = drawn(<ProgressBar label="Reading back Blue stick" amount={amount} />);
    expect(html).toContain('aria-valuenow="64"');
    expect(html).toContain('aria-valuetext="136 of 212 MB"');
    expect(textOf(html)).toContain('about 4 s left');
  });
});

describe('an error', () => {
  const error = {
    code: 'medium-removed',
    message: 'Red stick was pulled out.',
    hint: 'Plug it in again.',
  } as const;

  it('says what happened, what is still good and what to do, in this order', () => {
    const text = textOf(drawn(<ErrorPanel error={error} stillGood="Blue stick is verified." />));
    const places = [
      'Red stick was pulled out.',
      'Blue stick is verified.',
      'Plug it in again.',
      'medium-removed',
    ].map((part) => text.indexOf(part));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('interrupts, and on a screen of its own has the heading', () => {
    expect(drawn(<ErrorPanel error={error} />)).toContain('role="alert"');
    expect(drawn(<ErrorPanel error={error} place="screen" />)).toMatch(
      /<h1[^>]*>Red stick was pulled out\.<\/h1>/,
    );
  });
});

describe('the sentence of a screen', () => {
  it('is its heading, and can take the focus', () => {
    expect(drawn(<Verdict status="unmet" sentence="The copy at the bank is behind." />)).toMatch(
      /<h1 tabindex="-1">The copy at the bank is behind\.<\/h1>/i,
    );
  });

  it('is the title of the window, without its full stop', () => {
    expect(windowTitleOf('Everything is safe.')).toBe('Everything is safe · Coldkeep');
  });
});

describe('what has to be typed to insist', () => {
  it.each([
    ['ACME pool', '', null, 'It is not typed yet.'],
    ['ACME pool', 'acme pool', null, 'It is not typed yet.'],
    ['ACME pool', ' ACME pool ', null, null],
    ['ACME pool', 'ACME pool', 'no', 'The reason is not given yet.'],
    ['ACME pool', 'ACME pool', 'The newer one is lost.', null],
  ])('%j typed as %j with reason %j lacks %j', (name, typed, reason, missing) => {
    expect(whatIsMissing(name, typed, reason)).toBe(missing);
  });
});
