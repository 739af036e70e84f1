// The journal: everything that happened, newest first, and whether its chain of hashes is whole.
import { useState } from 'react';
import { formatClock } from '../../shared/domain/ages.ts';
import { plural, visibleText } from '../../shared/domain/text.ts';
import { Asked } from '../bridge/asked.tsx';
import type { CallOutput } from '../bridge/calls.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button, ButtonRow } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ScrollIcon } from '../parts/icons.ts';
import { Columns, Page, Secondary, Section, Stack } from '../parts/layout.tsx';
import { Hex, Mono } from '../parts/mono.tsx';
import { Callout, Note } from '../parts/note.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { Status } from '../parts/status.tsx';
import { Table } from '../parts/table.tsx';
import { TextField } from '../parts/text-field.tsx';
import { byDays, matching, named } from './journal-days.ts';
import { Breakable } from '../overview/breakable.tsx';

type Journal = CallOutput<'journal.read'>;

export function JournalScreen() {
  const journal = useQuery('journal.read', {});
  return (
    <Page>
      <Asked query={journal} waiting="Reading the journal" stillGood="Nothing is ever taken out of it.">
        {(value) => <Read journal={value} />}
      </Asked>
    </Page>
  );
}

function Read({ journal }: { readonly journal: Journal }) {
  const intact = journal.chain === 'intact';
  return (
    <Stack space={6}>
      <PageHeader
        title="Journal"
        status={
          <Status name={intact ? 'verified' : 'suspect'}>{intact ? 'Chain intact' : 'Chain broken'}</Status>
        }
        line="Added to, never changed. Each entry carries the hash of the one before it."
      />
      {!intact && (
        <Callout tone="bad" title="The journal does not fit together." urgent>
          An entry was altered or taken out. The copies are judged by their own signatures and are not
          affected. Adopt the vault from the newest medium into a new folder, and compare.
        </Callout>
      )}
      <Columns aside={<Head journal={journal} />}>
        <Events events={journal.events} />
      </Columns>
    </Stack>
  );
}

/** The words that are on every printed sheet: equal words, equal journal. */
function Head({ journal: { head, headWords } }: { readonly journal: Journal }) {
  const [first = '', second = ''] = headWords.split('  ');
  return (
    <Section title="Journal head">
      <Stack space={2}>
        <div>
          <Mono>{first}</Mono>
          <br />
          <Mono>{second}</Mono>
        </div>
        <Hex hex={head.slice(0, 16)} />
        <Secondary>
          A sheet that carries the same eight words was printed from exactly this journal. Other words: it is
          older, print it again.
        </Secondary>
      </Stack>
    </Section>
  );
}

const pageSize = 200;

function Events({ events }: { readonly events: Journal['events'] }) {
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(pageSize);
  const found = matching(named(events), typed);
  const days = byDays(found.slice(0, shown));
  return (
    <Stack>
      <TextField
        label="Find"
        description={
          typed === ''
            ? plural(events.length, 'event')
            : `${found.length} of ${plural(events.length, 'event')}`
        }
        value={typed}
        onChange={setTyped}
        wide
      />
      {found.length === 0 ? (
        <EmptyState icon={ScrollIcon} title="Nothing in the journal has these words." />
      ) : (
        <Table
          label="Events, newest first"
          rowHeight="dense"
          rowId={({ id }) => id}
          groups={days.map(({ day, events: ofDay }) => ({ id: day, title: day, rows: ofDay }))}
          columns={[
            { id: 'at', title: 'UTC', cell: ({ atMs }) => <Secondary>{formatClock(atMs)}</Secondary> },
            {
              id: 'what',
              title: 'What happened',
              rowHeader: true,
              cell: ({ what }) => <Breakable>{visibleText(what)}</Breakable>,
            },
          ]}
        />
      )}
      {found.length > shown && (
        <Note title={`${found.length - shown} older events are not shown.`}>
          <ButtonRow>
            <Button size="small" onPress={() => setShown(shown + pageSize)}>
              Show {Math.min(pageSize, found.length - shown)} more
            </Button>
          </ButtonRow>
        </Note>
      )}
    </Stack>
  );
}
