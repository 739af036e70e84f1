// What was found in the files of the set to be: seen now, while mending it is cheap.
import { baseName } from '../../shared/domain/copy-standing.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import { plural } from '../../shared/domain/text.ts';
import { severities } from '../../shared/domain/words.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ShieldCheckIcon } from '../parts/icons.ts';
import { Section, Stack } from '../parts/layout.tsx';
import { Callout } from '../parts/note.tsx';
import { FindingNote } from '../sets/finding-note.tsx';
import { openFindings } from '../sets/set-words.ts';

/** Findings shown before someone asks for the rest. */
const findingsAtOnce = 50;

export function FindingsStep({ findings }: { readonly findings: readonly Finding[] }) {
  const ordered = openFindings(findings).toSorted(
    (a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity),
  );
  const quiet = findings.filter((finding) => !ordered.includes(finding));
  const rest = ordered.slice(findingsAtOnce);
  const critical = ordered.filter(({ severity }) => severity === 'critical').length;
  return (
    <Stack space={4}>
      {critical > 0 && (
        <Callout tone="bad" title={`${plural(critical, 'finding is', 'findings are')} critical.`}>
          The set can be added. Every export asks for a reason until this is mended.
        </Callout>
      )}
      {ordered.length === 0 && (
        <EmptyState icon={ShieldCheckIcon} title="Nothing was found that asks for an act.">
          Missing, unreadable or misplaced files would stand here.
        </EmptyState>
      )}
      {ordered.length > 0 && (
        <Section title="To look at">
          <Stack space={3}>{ordered.slice(0, findingsAtOnce).map(noteOf)}</Stack>
        </Section>
      )}
      {rest.length > 0 && (
        <Disclosure title={plural(rest.length, 'more finding')}>{rest.map(noteOf)}</Disclosure>
      )}
      {quiet.length > 0 && (
        <Disclosure title={`${plural(quiet.length, 'thing')} seen and in order`}>
          <Stack space={3}>{quiet.map(noteOf)}</Stack>
        </Disclosure>
      )}
    </Stack>
  );
}

const noteOf = (finding: Finding) => (
  <FindingNote
    key={`${finding.code} ${finding.subject}`}
    finding={finding}
    subject={baseName(finding.subject)}
  />
);
