// The media while they are written: each with its bar, its speed, its six phases. It can be stopped until it commits.
import { useEffect, useMemo, useRef, useState } from 'react';
import { andList, visibleText } from '../../shared/domain/text.ts';
import type { JobOf } from '../../shared/ipc/job.ts';
import { useCall } from '../bridge/use-call.ts';
import { useJob } from '../bridge/use-job.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/dialog.tsx';
import { Elapsed } from '../parts/elapsed.tsx';
import { Facts } from '../parts/facts.tsx';
import { Stack } from '../parts/layout.tsx';
import { useAnnounce, useProgressAnnouncements } from '../parts/live-region.tsx';
import { Loading } from '../parts/loading.tsx';
import { ShortKey } from '../parts/mono.tsx';
import { Note } from '../parts/note.tsx';
import { numberWord } from './copy-results.ts';
import { useExport } from './export-context.ts';
import { ExportFrame } from './export-frame.tsx';
import { WritingPanel } from './writing-panel.tsx';
import { writingLines } from './writing.ts';

const committing = 'It is being recorded and cannot be stopped now.';

export function WritingStep({ job: id }: { readonly job: string }) {
  const { state } = useExport();
  const job = useJob(id, 'export');
  const cancel = useCall('jobs.cancel');
  const [asking, setAsking] = useState(false);
  const { targets } = state;
  const lines =
    job === null
      ? []
      : writingLines(
          job,
          targets.map(({ label }) => label),
        );
  useProgressAnnouncements(job?.progress ?? []);
  useFailureSaid(lines.filter(({ failed }) => failed).map(({ subject }) => subject));

  const stop = () => void cancel.run({ job: id });
  const leaveQuestion = useMemo(
    () => ({
      title: 'Leave while the export runs?',
      text: 'It goes on writing. You find it again under Export.',
      leave: 'Leave it running',
      stay: 'Stay here',
    }),
    [],
  );

  return (
    <ExportFrame
      step="write"
      title={titleOf(lines.length)}
      line={`Leave ${lines.length > 1 ? (lines.length === 2 ? 'both' : 'all of them') : 'it'} plugged in. The copies already there stay untouched until the new ${lines.length > 1 ? 'ones are' : 'one is'} verified.`}
      leaveQuestion={leaveQuestion}
      left={<StopButton job={job} onPress={() => setAsking(true)} />}
      barNote={
        job !== null && (
          <>
            It goes on by itself. Elapsed <Elapsed sinceMs={job.startedAtMs} />
          </>
        )
      }
    >
      {lines.length === 0 ? (
        <Loading>Reading the originals once more</Loading>
      ) : (
        <Stack space={6}>
          <Stack space={4}>
            {lines.map((line) => (
              <WritingPanel
                key={line.subject}
                line={line}
                target={targets.find(({ label }) => label === line.subject)}
              />
            ))}
          </Stack>
          <Note title={lines.length > 1 ? 'If a stick comes out now' : 'If it comes out now'}>
            Only that copy ends. When it is back, the writing goes on with the files that arrived whole.
            {lines.length > 1 && ' The others are not touched by it.'}
          </Note>
          <WhatIsWritten />
        </Stack>
      )}
      <Confirm
        open={asking && job?.cancellable === true}
        title="Stop the export?"
        act="Stop the export"
        cancel="Go on writing"
        destructive
        onAct={() => {
          setAsking(false);
          stop();
        }}
        onClose={() => setAsking(false)}
      >
        The new {lines.length > 1 ? 'copies' : 'copy'} on{' '}
        {andList(lines.map(({ subject }) => visibleText(subject)))} will not count. Copies that were there
        before stay as they are.
      </Confirm>
    </ExportFrame>
  );
}

/** A failure is spoken at once, each of them once. */
function useFailureSaid(failed: readonly string[]): void {
  const announce = useAnnounce();
  const said = useRef(new Set<string>());
  useEffect(() => {
    for (const subject of failed.filter((each) => !said.current.has(each))) {
      said.current.add(subject);
      announce(`${visibleText(subject)} failed. The others go on.`, 'assertive');
    }
  }, [announce, failed]);
}

const titleOf = (count: number): string =>
  count === 0 ? 'Writing' : `Writing to ${numberWord(count)} ${count === 1 ? 'medium' : 'media'}`;

function StopButton({
  job,
  onPress,
}: {
  readonly job: JobOf<'export'> | null;
  readonly onPress: () => void;
}) {
  if (job === null || job.endedAtMs !== null) return null;
  if (job.state === 'cancelling') return <Button busy>Stopping</Button>;
  return (
    <Button reason={job.cancellable ? undefined : committing} onPress={onPress}>
      Stop the export…
    </Button>
  );
}

function WhatIsWritten() {
  const { state } = useExport();
  const keys = useQuery('vault.keys', {});
  const recipient = keys.state.status === 'ready' ? keys.state.value.recipient : null;
  const { set } = state.choices;
  return (
    <Facts
      facts={[
        ...(set === null ? [] : [{ name: 'Set', value: visibleText(set) }]),
        ...(recipient === null ? [] : [{ name: 'Encrypted to', value: <ShortKey value={recipient} /> }]),
      ]}
    />
  );
}
