// Own items as a file: to share with others who run the same system, and to take over what they made.
import { useState } from 'react';
import { plural, visibleText } from '../../shared/domain/text.ts';
import type { OwnProfile } from '../../shared/profiles/own-profile.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button, ButtonRow } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Prose, Secondary, Section, Stack } from '../parts/layout.tsx';
import { Mono } from '../parts/mono.tsx';

export interface ProfileFileProps {
  readonly set: string;
  /** Whether what is shown is what is saved: a file is written of that. */
  readonly saved: boolean;
  readonly onRead: (profile: OwnProfile) => void;
}

export function ProfileFile({ set, saved, onRead }: ProfileFileProps) {
  const read = useCall('sets.importProfile');
  const write = useCall('sets.exportProfile');
  const [told, setTold] = useState<{ readonly words: string; readonly path?: string } | null>(null);
  const readIt = async () => {
    setTold(null);
    const answer = await read.run({});
    if (!answer.ok || answer.value.profile === null) return;
    const { profile } = answer.value;
    onRead(profile);
    setTold({
      words: `${visibleText(profile.title)}: ${plural(profile.items.length, 'item')} read. Look at them, then save.`,
    });
  };
  const writeIt = async () => {
    setTold(null);
    const answer = await write.run({ set });
    if (answer.ok && answer.value.path !== null) setTold({ words: 'Written to', path: answer.value.path });
  };
  return (
    <Section title="As a file" note="to share, or to take over from others">
      <Stack space={3}>
        <Prose>
          The file holds names, kinds and ages, no file of yours and no place. What is read from a file takes
          the place of what stands above; nothing is saved by reading it.
        </Prose>
        <ButtonRow>
          <Button busy={read.busy} onPress={() => void readIt()}>
            Read a profile file…
          </Button>
          <Button busy={write.busy} reason={saved ? undefined : 'Save first.'} onPress={() => void writeIt()}>
            Write a profile file…
          </Button>
        </ButtonRow>
        <div role="status">
          {told !== null && (
            <Secondary>
              {told.words} {told.path !== undefined && <Mono>{visibleText(told.path)}</Mono>}
            </Secondary>
          )}
        </div>
        {read.error !== null && (
          <ErrorPanel
            error={read.error}
            title="The profile file was refused."
            stillGood={`${visibleText(read.error.message)} Nothing was changed.`}
          />
        )}
        {write.error !== null && <ErrorPanel error={write.error} stillGood="Your items are as they were." />}
      </Stack>
    </Section>
  );
}
