// What a scan found before an export: the worst first, what is in order folded away. Critical ones ask for a reason.
import { plural, visibleText } from '../../shared/domain/text.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import type { Contents } from '../../shared/ipc/views.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { Secondary, Section, Stack } from '../parts/layout.tsx';
import { Callout, Note } from '../parts/note.tsx';
import { statusOfSeverity } from '../parts/status-names.ts';
import { Status } from '../parts/status.tsx';
import { TextField } from '../parts/text-field.tsx';
import { byWeight, criticalFindings } from './contents-summary.ts';
import { useExport } from './export-context.ts';

/** What stops the export until a reason is typed; nothing where no finding is critical. */
export function CriticalFindings({ contents }: { readonly contents: Contents }) {
  const { state, dispatch } = useExport();
  const critical = criticalFindings(contents);
  if (critical.length === 0) return null;
  return (
    <Section title={`${plural(critical.length, 'critical finding')} to mend, or to accept with a reason`}>
      <Stack space={4}>
        {critical.map((finding) => (
          <Callout key={`${finding.code} ${finding.subject}`} tone="bad" title={visibleText(finding.message)}>
            {wordsOf(finding)}
          </Callout>
        ))}
        <TextField
          label="Why may it go on all the same?"
          description="A copy of something broken is a broken copy: mending it first is better. The journal keeps the reason."
          value={state.choices.reason}
          onChange={(reason) => dispatch({ type: 'reason-typed', reason })}
          maxLength={400}
          wide
        />
      </Stack>
    </Section>
  );
}

/** What else was found: warnings in sight, what is in order folded away. */
export function OtherFindings({ contents }: { readonly contents: Contents }) {
  const findings = byWeight(contents.findings);
  const warnings = findings.filter(({ severity }) => severity === 'warn');
  const quiet = findings.filter(({ severity }) => severity === 'good' || severity === 'info');
  if (warnings.length + quiet.length === 0) {
    return criticalFindings(contents).length > 0 ? null : (
      <Secondary>
        A critical finding, for example a key that does not fit its certificate, would stop here until you say
        why it may go on.
      </Secondary>
    );
  }
  return (
    <Section title="What was found">
      <Stack space={4}>
        {warnings.map((finding) => (
          <Note
            key={`${finding.code} ${finding.subject}`}
            tone="warn"
            status={statusOfSeverity(finding.severity)}
            title={visibleText(finding.message)}
          >
            {wordsOf(finding)}
          </Note>
        ))}
        {quiet.length > 0 && (
          <Disclosure title={quietTitle(quiet)} startsOpen={quiet.length <= 2}>
            <Stack space={2}>
              {quiet.map(({ code, subject, severity, message }) => (
                <Status key={`${code} ${subject}`} name={statusOfSeverity(severity)}>
                  {visibleText(message)}
                </Status>
              ))}
            </Stack>
          </Disclosure>
        )}
      </Stack>
    </Section>
  );
}

/** "3 things in order", "3 things in order, 1 to know". */
function quietTitle(quiet: readonly Finding[]): string {
  const good = quiet.filter(({ severity }) => severity === 'good').length;
  const notes = quiet.length - good;
  if (good === 0) return `${plural(notes, 'thing')} to know`;
  return `${plural(good, 'thing')} in order${notes === 0 ? '' : `, ${notes} to know`}`;
}

const wordsOf = ({ fix, subject }: Finding): string => visibleText(fix === '' ? subject : fix);
