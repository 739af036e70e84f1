// The app has done its part. What is left is done by hand, each part ticked, until the service would run again.
import { useState } from 'react';
import type { DrillReport } from '../../shared/domain/reports.ts';
import { plural } from '../../shared/domain/text.ts';
import { Button, ButtonRow } from '../parts/button.tsx';
import { useClock } from '../parts/clock.tsx';
import { Elapsed } from '../parts/elapsed.tsx';
import { Section, Stack } from '../parts/layout.tsx';
import { Status } from '../parts/status.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useDrill } from './drill-context.ts';
import { DrillFrame } from './drill-frame.tsx';
import { PartsTable } from './parts-table.tsx';
import { RunningClock } from './running-clock.tsx';

export interface CarryStepProps {
  readonly report: DrillReport;
  /** When the part that is under way began. */
  readonly partSinceMs: number;
}

export function CarryStep({ report, partSinceMs }: CarryStepProps) {
  const { state, dispatch } = useDrill();
  const clock = useClock();
  const [title, setTitle] = useState('');
  const tick = () => {
    dispatch({ type: 'part-done', title: title.trim(), nowMs: clock.read() });
    setTitle('');
  };
  return (
    <DrillFrame
      step="rehearse"
      title="What is left to do by hand?"
      line="Carry the files to where they are needed, follow the checklist, tick each part as it is done."
      back={null}
      barNote={<RunningClock />}
      next={
        <Button kind="filled" size="bar" onPress={() => dispatch({ type: 'running-again' })}>
          It would run again
        </Button>
      }
    >
      <Stack space={6}>
        <Status name="verified">{`${plural(report.items, 'item')}, all equal`}</Status>
        <Section title="A part by hand">
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (title.trim() !== '') tick();
            }}
          >
            <Stack>
              <TextField
                label="What was done"
                description="For example: carry to the standby node. Leave it out where nothing is done by hand."
                value={title}
                onChange={setTitle}
                maxLength={120}
                optional
                wide
              />
              <ButtonRow>
                <Button type="submit" reason={title.trim() === '' ? 'Say what was done.' : undefined}>
                  Tick it, after <Elapsed sinceMs={partSinceMs} />
                </Button>
              </ButtonRow>
            </Stack>
          </form>
        </Section>
        <PartsTable parts={state.parts} />
      </Stack>
    </DrillFrame>
  );
}
