// Some media failed, the others are done: first what is safe, then what to do, and the failed ones once more.
import { formatMoment } from '../../shared/domain/ages.ts';
import { andList, visibleText } from '../../shared/domain/text.ts';
import type { CopyReport } from '../../shared/domain/reports.ts';
import type { Volume } from '../../shared/ipc/views.ts';
import { useJobs } from '../bridge/use-job.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../parts/button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { stepOf } from '../parts/error-steps.ts';
import { Section, Stack } from '../parts/layout.tsx';
import { Loading } from '../parts/loading.tsx';
import { Mono } from '../parts/mono.tsx';
import { NumberedList } from '../parts/steps.tsx';
import { WhatToType } from '../parts/with-commands.tsx';
import { failuresLine, failuresTitle, hasFailed, isGone, nameOf, volumeOfCopy } from './copy-results.ts';
import { useExport } from './export-context.ts';
import { ExportFrame } from './export-frame.tsx';
import { targetsOf, withAccepted } from './media-choice.ts';
import { useStartExport } from './use-start-export.ts';
import { volumeNote } from './volume-words.ts';
import { WaitingVolumes } from '../volumes/waiting-volumes.tsx';
import { Warnings } from './export-warnings.tsx';
import { ResultPanel } from './writing-panel.tsx';

export function FailuresStep() {
  const { state, dispatch } = useExport();
  const start = useStartExport();
  const { copies, targets, choices } = state;
  const query = useQuery('volumes.list', { set: choices.set });
  const volumes = query.state.status === 'ready' ? withAccepted(query.state.value, choices.accepted) : [];
  const failed = copies.filter(hasFailed);
  const good = copies.filter((copy) => !hasFailed(copy));
  const back = failed.map((copy) => ({ copy, volume: volumeOfCopy(copy, volumes) }));
  const gone = back.filter(({ volume }) => volume?.present !== true).map(({ copy }) => copy);

  const writeAgain = () => {
    const again = back.flatMap(({ volume }) => volume ?? []);
    const shown = again.map((volume) => targetOf(volume, copies));
    void start({ shown, targets: targetsOf(again, choices) });
  };

  return (
    <ExportFrame
      step="write"
      status="suspect"
      title={failuresTitle(copies)}
      line={failuresLine(copies)}
      left={
        <Button onPress={() => dispatch({ type: 'finished-without-failed' })}>
          {good.length === 0 ? 'Finish without a copy' : `Finish with ${andList(good.map(nameOf))} only`}
        </Button>
      }
      next={
        choices.set !== null && (
          <Button
            kind="filled"
            size="bar"
            reason={gone.length === 0 ? undefined : `${andList(gone.map(nameOf))} is not plugged in.`}
            onPress={writeAgain}
          >
            {writeAgainWords(failed)}
          </Button>
        )
      }
    >
      <Stack space={6}>
        <Stack space={4}>
          {copies.map((copy) => (
            <ResultPanel
              key={copy.to}
              copy={copy}
              target={targets.find(({ label }) => label === copy.label)}
              stopped={state.stopped.find(({ subject }) => subject === copy.label)}
            />
          ))}
        </Stack>
        <Warnings copies={copies} />
        <Section title="What to do">
          <NumberedList
            steps={adviceFor(failed, good).map((step) => (
              <WhatToType key={step} text={step} />
            ))}
          />
        </Section>
        <WaitingVolumes volumes={volumes} />
        {gone.length > 0 && <Loading>{`Watching the USB ports for ${andList(gone.map(nameOf))}`}</Loading>}
        {failed.map((copy) => (
          <ReportLine key={copy.to} copy={copy} />
        ))}
      </Stack>
    </ExportFrame>
  );
}

const targetOf = (volume: Volume, copies: readonly CopyReport[]) => ({
  label: copies.find((copy) => volumeOfCopy(copy, [volume]) !== null)?.label ?? volume.name,
  type: volume.type,
  note: volumeNote(volume, ''),
});

/** "Continue on Red stick" where all that failed was pulled out; else the writing begins anew. */
const writeAgainWords = (failed: readonly CopyReport[]): string =>
  failed.every(isGone)
    ? `Continue on ${andList(failed.map(nameOf))}`
    : `Write to ${andList(failed.map(nameOf))} again`;

/** Every next step once; for a medium that was pulled out, what to do with it. */
function adviceFor(failed: readonly CopyReport[], good: readonly CopyReport[]): string[] {
  const left =
    good.length === 0
      ? ''
      : ` ${andList(good.map(nameOf))} ${good.length === 1 ? 'is left as it is' : 'are left as they are'}.`;
  const steps = failed.map((copy) =>
    isGone(copy)
      ? `Plug ${nameOf(copy)} in again, then write to it again: files that arrived whole stay, the rest is written.${left}`
      : copy.error === undefined
        ? ''
        : stepOf(copy.error),
  );
  const gone = failed.some(isGone);
  return [
    ...new Set(steps.filter((step) => step !== '')),
    gone
      ? 'If it does not appear within ten seconds, try another port, then another stick.'
      : 'If it fails again, take another medium.',
  ];
}

function ReportLine({ copy }: { readonly copy: CopyReport }) {
  const jobs = useJobs();
  const endedAtMs = jobs.findLast(({ kind }) => kind === 'export')?.endedAtMs ?? null;
  if (copy.error === undefined) return null;
  return (
    <Disclosure
      title={
        <>
          For a report: {nameOf(copy)}, code <Mono>{copy.error.code}</Mono>
          {endedAtMs !== null && `, ${formatMoment(endedAtMs)}`}
        </>
      }
    >
      <p>{visibleText(copy.error.message)}</p>
      <p>{visibleText(copy.error.hint)}</p>
    </Disclosure>
  );
}
