// Which set, and which medium: drawn by chance, because on the worst day nobody chooses.
import { useEffect } from 'react';
import { visibleText } from '../../shared/domain/text.ts';
import { useNavigation } from '../app/navigation.tsx';
import { Asked } from '../bridge/asked.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button, ButtonRow } from '../parts/button.tsx';
import { useClock } from '../parts/clock.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ArrowsClockwiseIcon, StackIcon, UsbIcon } from '../parts/icons.ts';
import { Section, Stack } from '../parts/layout.tsx';
import { cutMiddle } from '../parts/long-text.ts';
import { iconOfMedium } from '../parts/medium-icon.tsx';
import { Age } from '../parts/quantities.tsx';
import { RadioRows } from '../parts/row-list.tsx';
import { Select } from '../parts/select.tsx';
import { Status } from '../parts/status.tsx';
import { TextField } from '../parts/text-field.tsx';
import { drawMedium, mediaToDraw, type DrillMedium } from './draw-medium.ts';
import { useDrill } from './drill-context.ts';
import { DrillFrame } from './drill-frame.tsx';
import { PastDrills } from './past-drills.tsx';

export function ChooseStep() {
  const { state, dispatch } = useDrill();
  const clock = useClock();
  const sets = useQuery('sets.list', {});
  const media = useQuery('media.list', {});
  const { set, medium } = state;
  return (
    <DrillFrame
      step="medium"
      title="Rehearse a restore"
      line="Everything on one medium is decrypted and compared, against the clock. Nothing is left on this laptop's disk."
      next={
        <Button
          kind="filled"
          size="bar"
          reason={set === null ? 'No set is chosen.' : medium === null ? 'No medium is chosen.' : undefined}
          onPress={() => dispatch({ type: 'clock-started', nowMs: clock.read() })}
        >
          Start the clock
        </Button>
      }
    >
      <Asked query={sets} waiting="Reading the sets">
        {(lines) => (
          <Asked query={media} waiting="Reading the media">
            {(views) => (
              <Choices
                names={lines.map(({ name }) => name)}
                media={set === null ? [] : mediaToDraw(views, set)}
              />
            )}
          </Asked>
        )}
      </Asked>
    </DrillFrame>
  );
}

interface ChoicesProps {
  readonly names: readonly string[];
  /** Media that can bring the chosen set back. */
  readonly media: readonly DrillMedium[];
}

function Choices({ names, media }: ChoicesProps) {
  const { state, dispatch } = useDrill();
  const { go } = useNavigation();
  const { set } = state;
  const [only, ...others] = names;

  useEffect(() => {
    if (set === null && only !== undefined && others.length === 0)
      dispatch({ type: 'set-chosen', set: only });
  }, [dispatch, set, only, others.length]);

  if (only === undefined) {
    return (
      <EmptyState
        icon={StackIcon}
        title="No set yet, so nothing to rehearse."
        action={<Button onPress={() => go({ name: 'add-set' })}>Add a set…</Button>}
      />
    );
  }
  return (
    <Stack space={6}>
      {others.length > 0 && (
        <Select
          label="Set"
          options={names.map((name) => ({ id: name, label: cutMiddle(visibleText(name), 60) }))}
          chosen={set}
          onChange={(name) => dispatch({ type: 'set-chosen', set: name })}
        />
      )}
      {set !== null && <DrawnMedium set={set} media={media} />}
      <TextField
        label="Who rehearses"
        value={state.by}
        onChange={(by) => dispatch({ type: 'person-typed', by })}
        maxLength={120}
        optional
      />
      {set !== null && <PastDrills set={set} />}
    </Stack>
  );
}

function DrawnMedium({ set, media }: { readonly set: string; readonly media: readonly DrillMedium[] }) {
  const { state, dispatch, medium: wanted } = useDrill();
  const { go } = useNavigation();
  const { medium: drawn } = state;

  useEffect(() => {
    if (media.some(({ id }) => id === drawn)) return;
    const next = media.find(({ id }) => id === wanted) ?? drawMedium(media, Math.random());
    if (next !== null) dispatch({ type: 'medium-chosen', medium: next.id, label: next.label });
  }, [dispatch, drawn, media, wanted]);

  const choose = (next: DrillMedium | null | undefined) => {
    if (next !== null && next !== undefined)
      dispatch({ type: 'medium-chosen', medium: next.id, label: next.label });
  };
  if (media.length === 0) {
    return (
      <EmptyState
        icon={UsbIcon}
        title={`No medium holds a verified copy of ${visibleText(set)}.`}
        action={<Button onPress={() => go({ name: 'export', set })}>Export it…</Button>}
      >
        There is nothing yet that a restore could be rehearsed from.
      </EmptyState>
    );
  }
  return (
    <Section title="Drawn by chance" note="take this one, wherever it is">
      <Stack>
        <RadioRows
          label="Medium to rehearse from"
          chosen={drawn}
          onChange={(id) => choose(media.find((each) => each.id === id))}
          rows={media.map(({ id, label, type, location, verifiedAtMs, volume }) => ({
            id,
            icon: iconOfMedium(type),
            title: cutMiddle(visibleText(label), 60),
            status:
              volume === null ? undefined : (
                <Status name="info" small>
                  plugged in
                </Status>
              ),
            line: (
              <>
                {location === '' ? 'No place known' : `At ${cutMiddle(visibleText(location), 60)}`}. Last
                verified <Age atMs={verifiedAtMs} />.
              </>
            ),
          }))}
        />
        {media.length > 1 && (
          <ButtonRow>
            <Button
              icon={ArrowsClockwiseIcon}
              onPress={() => choose(drawMedium(media, Math.random(), drawn))}
            >
              Draw another
            </Button>
          </ButtonRow>
        )}
      </Stack>
    </Section>
  );
}
