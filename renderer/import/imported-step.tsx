// The bundle is in the set: how it stands, and what was found.
import { plural, visibleText } from '../../shared/domain/text.ts';
import type { JobResult } from '../../shared/ipc/job.ts';
import { useNavigation } from '../app/navigation.tsx';
import { marksOf } from '../bundles/bundle-words.ts';
import { Conditions } from '../bundles/conditions.tsx';
import { Button } from '../parts/button.tsx';
import { Prose, Section, Stack } from '../parts/layout.tsx';
import { Note } from '../parts/note.tsx';
import { FindingNote } from '../sets/finding-note.tsx';
import { openFindings } from '../sets/set-words.ts';
import { useSettledJobs } from '../work/settled-jobs.ts';
import { useImport } from './import-context.ts';
import { ImportFrame } from './import-frame.tsx';

/** Findings shown here; the set has all of them. */
const atOnce = 5;

export function ImportedStep({
  result: { set, bundle, findings },
}: {
  readonly result: JobResult<'import-bundle'>;
}) {
  const { forget } = useImport();
  const { settle } = useSettledJobs();
  const { go } = useNavigation();
  // A finding says the same and how to mend it.
  const found = new Set(findings.map(({ code }) => code));
  const marks = marksOf(bundle).filter(({ finding }) => finding === null || !found.has(finding));
  const open = openFindings(findings);
  const leave = (to: Parameters<typeof go>[0]) => {
    settle(['inspect-bundle', 'import-bundle']);
    forget();
    go(to);
  };
  return (
    <ImportFrame
      step="result"
      title={`The bundle is part of ${visibleText(set)} now.`}
      status={marksOf(bundle).length === 0 && open.length === 0 ? 'verified' : 'due'}
      line={
        bundle.originConfirmed
          ? 'Its words are those of the host. It is kept sealed on this laptop.'
          : 'It is kept sealed on this laptop. Its origin is not confirmed.'
      }
      back={{ title: 'See the set', onPress: () => leave({ name: 'set', set, tab: 'items' }) }}
      next={
        <Button kind="filled" size="bar" onPress={() => leave({ name: 'export', set })}>
          Export…
        </Button>
      }
    >
      <Stack space={6}>
        {marks.map(({ id, words, meaning }) => (
          <Note key={id} tone="warn" status="due" title={`${words}.`}>
            {meaning} It stays marked so, here and on checklists.
          </Note>
        ))}
        {open.length > 0 && (
          <Section title="To look at" note={plural(open.length, 'finding')}>
            <Stack space={4}>
              {open.slice(0, atOnce).map((finding) => (
                <FindingNote
                  key={`${finding.code} ${finding.subject}`}
                  finding={finding}
                  subject={visibleText(finding.subject)}
                />
              ))}
              {open.length > atOnce && (
                <Prose>{`And ${plural(open.length - atOnce, 'more finding')}.`}</Prose>
              )}
            </Stack>
          </Section>
        )}
        <Section title="What the host says">
          <Conditions conditions={bundle.conditions} />
        </Section>
      </Stack>
    </ImportFrame>
  );
}
