// What the test found: it kept everything, or not; the speeds, and what to do with a medium that did not.
import { formatDuration } from '../../shared/domain/duration.ts';
import type { MediumTest, MediumTestReport } from '../../shared/domain/medium-test.ts';
import { formatBytes, visibleText } from '../../shared/domain/text.ts';
import { WizardShell } from '../app/wizard-shell.tsx';
import { Button } from '../parts/button.tsx';
import { Facts } from '../parts/facts.tsx';
import { Section, Stack } from '../parts/layout.tsx';
import { Callout, Note } from '../parts/note.tsx';
import { NumberedList } from '../parts/steps.tsx';
import type { WizardFrame } from '../work/one-job-steps.tsx';
import { extentWords, speedWords } from './test-words.ts';

export interface TestedStepProps {
  readonly frame: WizardFrame;
  readonly label: string;
  readonly report: MediumTestReport;
  readonly seconds: number | null;
  /** An export is what comes next. */
  readonly guided: boolean;
  readonly onClose: () => void;
  readonly onExport: () => void;
}

export function TestedStep({ frame, label, report, seconds, guided, onClose, onExport }: TestedStepProps) {
  const { test, notes } = report;
  const passed = test.verdict === 'passed';
  const goesOn = guided && passed;
  return (
    <WizardShell
      {...frame}
      current="result"
      status={passed ? 'verified' : 'suspect'}
      title={passed ? `${label} kept everything that was written to it.` : `Do not trust ${label}.`}
      line={lineOf(test, seconds)}
      left={goesOn ? <Button onPress={onClose}>Not now</Button> : <span />}
      next={
        <Button kind="filled" size="bar" onPress={goesOn ? onExport : onClose}>
          {goesOn ? 'Export to it…' : 'Done'}
        </Button>
      }
    >
      <Stack space={6}>
        {test.failures.map((failure) => (
          <Callout key={failure} tone="bad" title={visibleText(failure)} />
        ))}
        {!passed && <WhatToDo label={label} known={report.medium !== null} />}
        {goesOn && report.recorded && (
          <Note title={`It is a medium of this vault now, called ${visibleText(report.label ?? label)}.`}>
            The first copy comes with an export to it, which also asks where it will rest.
          </Note>
        )}
        {notes.length > 0 && (
          <Note tone="warn" status="due" title="To be weighed">
            {notes.map((note) => (
              <p key={note}>{visibleText(note)}</p>
            ))}
          </Note>
        )}
        <Section title="What was measured">
          <Facts facts={factsOf(test)} />
        </Section>
      </Stack>
    </WizardShell>
  );
}

function lineOf(test: MediumTest, seconds: number | null): string {
  const time = seconds === null ? '' : ` It took ${formatDuration(seconds)}.`;
  return test.verdict === 'passed'
    ? `${formatBytes(test.testedBytes)} came back as they were written.${time}`
    : `It does not keep what is written to it.${time}`;
}

const factsOf = (test: MediumTest) => [
  {
    name: 'Tested',
    value: `${formatBytes(test.testedBytes)} of ${formatBytes(test.freeBytes)} free, ${extentWords[test.extent]}`,
  },
  { name: 'Writes', value: speedWords(test.writeBytesPerSecond) },
  { name: 'Reads', value: speedWords(test.readBytesPerSecond) },
  ...(test.estimatedBytes === undefined
    ? []
    : [{ name: 'Really holds', value: `about ${formatBytes(test.estimatedBytes)}` }]),
];

/** `known`: it is a medium, with copies perhaps. */
function WhatToDo({ label, known }: { readonly label: string; readonly known: boolean }) {
  const steps = known
    ? [
        'If copies are on it, verify them now and export the same sets to another medium.',
        'Retire it under Media and places, then destroy it: what was written to it may still be readable.',
      ]
    : ['Give it back or destroy it, so that nobody trusts it by mistake.'];
  return (
    <Section title="What to do">
      <NumberedList steps={[`Write no copy to ${label}, and nothing else that you need.`, ...steps]} />
    </Section>
  );
}
