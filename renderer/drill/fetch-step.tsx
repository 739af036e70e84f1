// The clock runs: the medium is fetched and plugged in.
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { useBridge } from '../bridge/bridge-context.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../parts/button.tsx';
import { useClock } from '../parts/clock.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Instruction, Prose, Stack } from '../parts/layout.tsx';
import { Loading } from '../parts/loading.tsx';
import { Status } from '../parts/status.tsx';
import { AddFolder } from '../volumes/add-folder.tsx';
import { PretendPlug } from '../volumes/pretend-plug.tsx';
import { useDrill } from './drill-context.ts';
import { DrillFrame } from './drill-frame.tsx';
import { RunningClock } from './running-clock.tsx';

export function FetchStep({ refused }: { readonly refused: ErrorRecord | null }) {
  const { state, dispatch } = useDrill();
  const bridge = useBridge();
  const clock = useClock();
  const volumes = useQuery('volumes.list', { set: state.set });
  const found =
    volumes.state.status === 'ready'
      ? (volumes.state.value.find(({ medium }) => medium?.id === state.medium) ?? null)
      : null;
  const present = found?.present === true ? found : null;
  const name = visibleText(state.label);

  const start = async () => {
    if (present === null || state.set === null) return;
    dispatch({ type: 'fetched', nowMs: clock.read(), volume: present.token });
    const answer = await bridge.ask('drills.start', { volume: present.token, set: state.set });
    dispatch(
      answer.ok
        ? { type: 'started', job: answer.value.job }
        : { type: 'refused', error: answer.error, nowMs: clock.read() },
    );
  };

  return (
    <DrillFrame
      step="rehearse"
      title={`Fetch ${name} and plug it in.`}
      line="As on the worst day: from where it really is."
      left={<Button onPress={() => dispatch({ type: 'began-anew' })}>Stop the drill</Button>}
      barNote={<RunningClock />}
      next={
        <Button
          kind="filled"
          size="bar"
          busy={state.stage.name === 'starting'}
          reason={present === null ? `Waiting for ${name}.` : undefined}
          onPress={() => void start()}
        >
          Decrypt and compare
        </Button>
      }
    >
      <Stack space={6}>
        {refused !== null && (
          <ErrorPanel error={refused} stillGood="The clock goes on. Nothing was changed." />
        )}
        {present === null ? (
          <Loading>{`Watching for ${name}`}</Loading>
        ) : (
          <Status name="met">{`${name} is plugged in`}</Status>
        )}
        <PretendPlug volume={found} />
        {present === null && <AddFolder onAdded={() => {}} />}
        <Instruction>Take the printed checklist, too.</Instruction>
        <Prose>
          Follow it as if the laptop were gone. What you miss on the sheet is what this drill is for: note it
          down.
        </Prose>
      </Stack>
    </DrillFrame>
  );
}
