// All findings of a set, the worst first; what was seen to be right is folded away.
import type { SetView } from '../../shared/domain/set-view-schema.ts';
import { plural, visibleText } from '../../shared/domain/text.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ShieldCheckIcon } from '../parts/icons.ts';
import { Section, Stack } from '../parts/layout.tsx';
import { Status } from '../parts/status.tsx';
import { statusOfSeverity } from '../parts/status-names.ts';
import { FindingNote } from './finding-note.tsx';
import styles from './sets.module.css';
import { openFindings, subjectOf } from './set-words.ts';

/** Findings shown before someone asks for the rest. */
const findingsAtOnce = 100;

export function FindingsTab({ view }: { readonly view: SetView }) {
  const open = openFindings(view.findings);
  const quiet = view.findings.filter((finding) => !open.includes(finding));
  const rest = open.slice(findingsAtOnce);
  const note = (finding: SetView['findings'][number]) => (
    <FindingNote
      key={`${finding.code} ${finding.subject}`}
      finding={finding}
      subject={subjectOf(finding, view)}
    />
  );
  return (
    <Stack space={6}>
      {open.length === 0 ? (
        <EmptyState icon={ShieldCheckIcon} title="Nothing was found that asks for an act.">
          {view.originalsReadAtMs === null
            ? 'The originals were not read yet.'
            : 'Missing, unreadable or misplaced files, and keys that expire, would stand here.'}
        </EmptyState>
      ) : (
        <Section title="To look at">
          <div className={styles['findings']}>
            {open.slice(0, findingsAtOnce).map(note)}
            {rest.length > 0 && (
              <Disclosure title={plural(rest.length, 'more finding')}>{rest.map(note)}</Disclosure>
            )}
          </div>
        </Section>
      )}
      {quiet.length > 0 && (
        <Disclosure
          title={`${plural(quiet.length, 'thing')} seen and in order`}
          startsOpen={quiet.length <= 3}
        >
          <ul className={styles['quiet']}>
            {quiet.map((finding) => (
              <li key={`${finding.code} ${finding.subject}`}>
                <Status name={statusOfSeverity(finding.severity)}>{subjectOf(finding, view)}</Status>
                <div className={styles['detail']}>{visibleText(finding.message)}</div>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Stack>
  );
}
