// What a scan found before an export: the worst first, what is in order folded away. Critical ones ask for a reason.
import { plural, visibleText } from '../../shared/domain/text.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import type { Contents } from '../../shared/ipc/views.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { Secondary, Stack } from '../parts/layout.tsx';
import { Callout, Note, type NoteTone } from '../parts/note.tsx';
import { statusOfSeverity } from '../parts/status-names.ts';
import { Status } from '../parts/status.tsx';
import { TextField } from '../parts/text-field.tsx';
import { byWeight, criticalFindings } from './contents-summary.ts';
import { useExport } from './export-context.ts';

export function ContentsFindings({ contents }: { readonly contents: Contents }) {
  const { state, dispatch } = useExport();
  const critical = criticalFindings(contents);
  const findings = byWeight(contents.findings);
  const loud = findings.filter(({ severity }) => severity === 'warn' || severity === 'critical');
  const quiet = findings.filter(({ severity }) => severity === 'good' || severity === 'info');

  return (
    <Stack space={4}>
      {critical.length > 0 && (
        <Callout
          tone="bad"
          title={`${plural(critical.length, 'critical finding')} must be mended, or accepted with a reason.`}
        >
          A copy of something broken is a broken copy. Mending it first is better.
        </Callout>
      )}
      {loud.map((finding) => (
        <FindingNote key={`${finding.code} ${finding.subject}`} finding={finding} />
      ))}
      {critical.length > 0 && (
        <TextField
          label="Why may it go on all the same?"
          description="The journal keeps the reason together with the findings."
          value={state.choices.reason}
          onChange={(reason) => dispatch({ type: 'reason-typed', reason })}
          lines="several"
          maxLength={400}
        />
      )}
      {quiet.length > 0 && (
        <Disclosure title={`${plural(quiet.length, 'thing')} in order`} startsOpen={quiet.length <= 2}>
          <Stack space={2}>
            {quiet.map(({ code, subject, severity, message }) => (
              <Status key={`${code} ${subject}`} name={statusOfSeverity(severity)}>
                {visibleText(message)}
              </Status>
            ))}
          </Stack>
        </Disclosure>
      )}
      {critical.length === 0 && loud.length === 0 && (
        <Secondary>
          A critical finding, for example a key that does not fit its certificate, would stop here until you
          say why it may go on.
        </Secondary>
      )}
    </Stack>
  );
}

const toneOf = (finding: Finding): NoteTone => (finding.severity === 'critical' ? 'bad' : 'warn');

function FindingNote({ finding }: { readonly finding: Finding }) {
  return (
    <Note
      tone={toneOf(finding)}
      status={statusOfSeverity(finding.severity)}
      title={visibleText(finding.message)}
    >
      {finding.fix === '' ? visibleText(finding.subject) : visibleText(finding.fix)}
    </Note>
  );
}
