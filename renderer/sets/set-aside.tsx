// Beside the items: the worst findings, the newest snapshots and where they are, and what changed since.
import type { ChangeView, SetView } from '../../shared/domain/set-view-schema.ts';
import { andList, formatBytes, plural } from '../../shared/domain/text.ts';
import { Recognised } from '../about-set/what-it-is.tsx';
import { RouteLink } from '../app/route-link.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { BundleMarks } from '../bundles/bundle-marks.tsx';
import { marksOf, nameOfBundle } from '../bundles/bundle-words.ts';
import { Secondary, Section, Stack } from '../parts/layout.tsx';
import { LongName } from '../parts/mono.tsx';
import { Moment } from '../parts/quantities.tsx';
import { FindingNote } from './finding-note.tsx';
import styles from './sets.module.css';
import { openFindings, subjectOf } from './set-words.ts';

const atOnce = { derived: 6, findings: 3, snapshots: 3, changes: 6, bundles: 3 } as const;

export function SetAside({ view }: { readonly view: SetView }) {
  const open = openFindings(view.findings);
  return (
    <Stack space={6}>
      <Section title="What this is">
        <Stack space={2}>
          <Recognised derived={view.derived} atMost={atOnce.derived} />
          <RouteLink to={{ name: 'about-set', set: view.name }}>About this set</RouteLink>
        </Stack>
      </Section>
      <Section title="Findings">
        <Stack space={3}>
          {open.slice(0, atOnce.findings).map((finding) => (
            <FindingNote
              key={`${finding.code} ${finding.subject}`}
              finding={finding}
              subject={subjectOf(finding, view)}
              small
            />
          ))}
        </Stack>
        {open.length === 0 && <Secondary>Nothing that asks for an act.</Secondary>}
        {open.length > atOnce.findings && (
          <p className={styles['all']}>
            <RouteLink to={{ name: 'set', set: view.name, tab: 'findings' }}>
              {`All ${open.length} findings`}
            </RouteLink>
          </p>
        )}
      </Section>
      <FromHosts set={view.name} />
      {view.changes.length > 0 && <Changes changes={view.changes} />}
      {view.snapshots.length > 0 && <NewestSnapshots view={view} />}
    </Stack>
  );
}

/** Bundles of the intake, how they were taken, newest first; nothing where there is none. */
function FromHosts({ set }: { readonly set: string }) {
  const { state } = useQuery('bundles.list', { set });
  const bundles = state.status === 'ready' ? state.value : [];
  if (bundles.length === 0) return null;
  return (
    <Section title="From hosts" note={plural(bundles.length, 'bundle')}>
      <Stack space={3}>
        {bundles.slice(0, atOnce.bundles).map((bundle) => (
          <div key={bundle.id}>
            <Secondary>{nameOfBundle(bundle)}</Secondary>
            <BundleMarks marks={marksOf(bundle)} />
          </div>
        ))}
        {bundles.length > atOnce.bundles && (
          <RouteLink to={{ name: 'about-set', set }}>{`All ${bundles.length} bundles`}</RouteLink>
        )}
      </Stack>
    </Section>
  );
}

function Changes({ changes }: { readonly changes: readonly ChangeView[] }) {
  const shown = changes.slice(0, atOnce.changes);
  return (
    <Section title="Changed since the newest copy" note={plural(changes.length, 'item')}>
      <ul className={styles['changes']}>
        {shown.map((change) => (
          <li key={change.path}>
            <LongName name={change.name} atMost={30} mono />
            <Secondary>{changeInWords(change)}</Secondary>
          </li>
        ))}
      </ul>
      {changes.length > shown.length && (
        <Secondary>{`and ${plural(changes.length - shown.length, 'more item')}`}</Secondary>
      )}
    </Section>
  );
}

/** "changed, 212 bytes → 340 bytes", "added, 340 bytes", "removed". */
export function changeInWords({ change, from, to }: ChangeView): string {
  if (change === 'removed' || to === null) return 'removed';
  if (from === null) return `added, ${formatBytes(to.size)}`;
  return from.size === to.size
    ? `changed, ${formatBytes(to.size)} as before`
    : `changed, ${formatBytes(from.size)} → ${formatBytes(to.size)}`;
}

function NewestSnapshots({ view }: { readonly view: SetView }) {
  return (
    <Section title="Newest snapshots">
      <table className={styles['small']} aria-label={`Newest snapshots of ${view.name}`}>
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">Taken</th>
            <th scope="col">On</th>
          </tr>
        </thead>
        <tbody>
          {view.snapshots.slice(0, atOnce.snapshots).map(({ id, seq, capturedAtMs, on }) => (
            <tr key={id}>
              <th scope="row">{seq}</th>
              <td>
                <Moment atMs={capturedAtMs} show="day" />
              </td>
              <td>
                {on.length === 0 ? (
                  'no medium'
                ) : (
                  <LongName name={andList(on.map(({ label }) => label))} atMost={40} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Secondary>Items of two snapshots never go into one restore.</Secondary>
    </Section>
  );
}
