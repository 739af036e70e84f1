// What will be written: kinds, what changed, what was found. A critical finding stops here until a reason is typed.
import { formatDate } from '../../shared/domain/ages.ts';
import { formatBytes, visibleText } from '../../shared/domain/text.ts';
import type { Contents } from '../../shared/ipc/views.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Columns, Secondary, Stack } from '../parts/layout.tsx';
import { cutMiddle } from '../parts/long-text.ts';
import { LongName, Mono } from '../parts/mono.tsx';
import { Table } from '../parts/table.tsx';
import { changesSentence, criticalFindings, isUnchanged, whatStopsContents } from './contents-summary.ts';
import { kindNames } from '../../shared/domain/type-names.ts';
import { CriticalFindings, OtherFindings } from './contents-findings.tsx';
import { useExport } from './export-context.ts';
import { ExportFrame } from './export-frame.tsx';
import styles from './export.module.css';
import { Retires } from './retires.tsx';

export function ContentsStep() {
  const { state, dispatch } = useExport();
  const { contents } = state;
  if (contents === null) throw new Error('The contents are shown before they were read.');
  const stopped = whatStopsContents(contents, state.choices.reason);

  return (
    <ExportFrame
      step="contents"
      title={titleOf(contents)}
      line={
        <>
          Read from <Sources set={contents.set} /> just now. {changesSentence(contents)}
        </>
      }
      back={{ title: 'Back', onPress: () => dispatch({ type: 'went-back' }) }}
      next={
        <Button
          kind="filled"
          size="bar"
          reason={stopped ?? undefined}
          onPress={() => dispatch({ type: 'went-on' })}
        >
          Choose media
        </Button>
      }
    >
      <Stack space={6}>
        <CriticalFindings contents={contents} />
        {hasChanges(contents) ? (
          <Columns aside={<Changes contents={contents} />}>
            <Kinds contents={contents} />
          </Columns>
        ) : (
          <Kinds contents={contents} />
        )}
        <Retires retires={contents.retires} />
        <OtherFindings contents={contents} />
      </Stack>
    </ExportFrame>
  );
}

const hasChanges = ({ changedSinceMs, changes }: Contents): boolean =>
  changedSinceMs !== null && changes.length > 0;

function titleOf(contents: Contents): string {
  if (criticalFindings(contents).length > 0) return 'Something critical was found.';
  return isUnchanged(contents) ? 'Nothing changed since the newest copy.' : 'This is what will be written.';
}

function Sources({ set }: { readonly set: string }) {
  const { state } = useQuery('sets.list', {});
  const sources =
    state.status === 'ready' ? (state.value.find(({ name }) => name === set)?.sources ?? []) : [];
  const [first] = sources;
  if (first === undefined) return 'the originals';
  return (
    <>
      <Mono>{cutMiddle(visibleText(first), 60)}</Mono>
      {sources.length > 1 && ` and ${sources.length - 1} more`}
    </>
  );
}

interface KindRow {
  readonly id: string;
  readonly name: string;
  readonly items: number;
  readonly bytes: number;
  readonly examples: string;
}

function Kinds({ contents }: { readonly contents: Contents }) {
  const rows = contents.kinds.map(({ kind, items, bytes, examples }): KindRow => {
    const names = examples.map((name) => cutMiddle(visibleText(name), 24)).join(', ');
    return {
      id: kind,
      name: kindNames[kind],
      items,
      bytes,
      examples: items > examples.length ? `${names} …` : names,
    };
  });
  return (
    <Table<KindRow>
      label="What will be written, by kind"
      columns={[
        { id: 'kind', title: 'Kind', rowHeader: true, cell: ({ name }) => name },
        { id: 'items', title: 'Items', align: 'end', cell: ({ items }) => items },
        { id: 'size', title: 'Size', align: 'end', cell: ({ bytes }) => formatBytes(bytes) },
        {
          id: 'examples',
          title: 'Some of them',
          titleUnseen: true,
          cell: ({ examples }) => <Secondary>{examples}</Secondary>,
        },
      ]}
      rows={rows}
      rowId={({ id }) => id}
      foot={{ id: 'all', name: 'All', items: contents.items, bytes: contents.bytes, examples: '' }}
    />
  );
}

/** Rows of changes in sight; the others unfold. */
const mostChanges = 6;

function Changes({ contents: { changes, changedSinceMs } }: { readonly contents: Contents }) {
  if (changedSinceMs === null) return null;
  const more = changes.slice(mostChanges);
  return (
    <section aria-labelledby="changed">
      <h2 id="changed" className={styles['asideTitle']}>
        Changed since {formatDate(changedSinceMs)}
      </h2>
      <ChangeList changes={changes.slice(0, mostChanges)} />
      {more.length > 0 && (
        <Disclosure title={`${more.length} more`}>
          <ChangeList changes={more} />
        </Disclosure>
      )}
    </section>
  );
}

const changeWords = { added: 'Added', changed: 'Changed', removed: 'Removed' } as const;

function ChangeList({ changes }: { readonly changes: Contents['changes'] }) {
  return (
    <dl className={styles['changes']}>
      {changes.map(({ path, change, detail }) => (
        <div key={path} className={styles['change']}>
          <dt>
            <LongName name={path} atMost={26} mono />
          </dt>
          <dd>{detail === '' ? changeWords[change] : visibleText(detail)}</dd>
        </div>
      ))}
    </dl>
  );
}
