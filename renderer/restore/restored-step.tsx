// What came back, what did not, and what to do with it now.
import type { RestoreReport } from '../../shared/domain/reports.ts';
import { plural, visibleText } from '../../shared/domain/text.ts';
import { useNavigation } from '../app/navigation.tsx';
import { Button } from '../parts/button.tsx';
import { FailureTable } from '../work/failure-table.tsx';
import { Facts } from '../parts/facts.tsx';
import { Section, Stack } from '../parts/layout.tsx';
import { Mono } from '../parts/mono.tsx';
import { Note } from '../parts/note.tsx';
import { statusOfSeverity } from '../parts/status-names.ts';
import { NumberedList } from '../parts/steps.tsx';
import { useRestore } from './restore-context.ts';
import { RestorePlan } from './restore-plan.tsx';
import { RestoreFrame } from './restore-frame.tsx';

export function RestoredStep({ report }: { readonly report: RestoreReport }) {
  const { forget } = useRestore();
  const { go } = useNavigation();
  const good = report.failures.length === 0;
  const shown = report.findings.filter(({ severity }) => severity !== 'good');
  return (
    <RestoreFrame
      step="compare"
      status={good ? 'verified' : 'suspect'}
      title={
        good
          ? `${plural(report.items, 'item')} came back, all equal.`
          : `${plural(report.failures.length, 'item')} did not come back.`
      }
      line={
        good
          ? 'Each one was compared with what was captured when the snapshot was taken.'
          : `${plural(report.items, 'item')} came back and are equal to what was captured. Try another medium for the rest.`
      }
      back={null}
      next={
        <Button
          kind="filled"
          size="bar"
          onPress={() => {
            forget();
            go({ name: 'overview' });
          }}
        >
          Done
        </Button>
      }
    >
      <Stack space={6}>
        <Facts
          facts={[
            { name: 'Set', value: visibleText(report.set) },
            { name: 'Snapshot', value: <Mono>{report.snapshot}</Mono> },
            { name: 'Folder', value: <Mono>{visibleText(report.into)}</Mono> },
          ]}
        />
        {!good && <FailureTable failures={report.failures} />}
        {shown.map(({ code, subject, severity, message, fix }) => (
          <Note
            key={`${code} ${subject}`}
            tone={severity === 'critical' ? 'bad' : severity === 'warn' ? 'warn' : 'info'}
            status={statusOfSeverity(severity)}
            title={visibleText(message)}
          >
            {visibleText(fix)}
          </Note>
        ))}
        <RestorePlan set={report.set} plan={report.plan} warnings={report.warnings} />
        <Section title="What to do now">
          <NumberedList
            steps={[
              report.plan.length === 0
                ? 'Follow the printed checklist: it says which file goes where, with which owner and mode.'
                : 'Put the items back in the order above, with their owner and mode. The printed checklist of the set says the same.',
              'Compare the public values with those on the sheet before anything is started.',
              'When the service runs, destroy this folder: the secrets in it are in the clear.',
            ]}
          />
        </Section>
      </Stack>
    </RestoreFrame>
  );
}
