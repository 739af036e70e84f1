// How a fresh stick is prepared before it is tested: which file system and why, and the exact commands. Nothing is formatted by the app.
import { useState } from 'react';
import { assertNever } from '../../shared/domain/assert-never.ts';
import {
  preparationOf,
  type DesktopSystem,
  type Preparation,
  type PreparationStep,
  type PreparedFileSystem,
} from '../../shared/domain/prepare-medium.ts';
import { WizardShell } from '../app/wizard-shell.tsx';
import { useAppState } from '../bridge/bridge-context.tsx';
import { Button } from '../parts/button.tsx';
import { Columns, Prose, Section, Stack } from '../parts/layout.tsx';
import { Command } from '../parts/mono.tsx';
import { Note } from '../parts/note.tsx';
import { RadioGroup } from '../parts/radio-group.tsx';
import { NumberedList } from '../parts/steps.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { WizardFrame } from '../work/one-job-steps.tsx';

export interface GuideStepProps {
  readonly frame: WizardFrame;
  readonly onPrepared: () => void;
  /** What it will be called. */
  readonly label: string;
  readonly onLabel: (label: string) => void;
}

const systemNames: Readonly<Record<DesktopSystem, string>> = {
  linux: 'Linux',
  macos: 'macOS',
  windows: 'Windows',
};

export function GuideStep({ frame, onPrepared, label, onLabel }: GuideStepProps) {
  const { platform } = useAppState();
  const [fileSystem, setFileSystem] = useState<PreparedFileSystem>('exfat');
  const [system, setSystem] = useState<DesktopSystem>(() => systemOf(platform));
  const preparation = preparationOf({ fileSystem, label });
  return (
    <WizardShell
      {...frame}
      current="guide"
      title="Prepare the stick"
      line="Coldkeep formats nothing. Do this in a terminal, then go on; where the stick has a file system that will do, go on at once."
      next={
        <Button kind="filled" size="bar" onPress={onPrepared}>
          It is prepared, test it…
        </Button>
      }
    >
      <Columns
        aside={
          <Stack space={4}>
            <RadioGroup
              label="File system"
              options={[
                { id: 'exfat', label: 'exFAT', detail: 'Read by Linux, macOS and Windows.' },
                { id: 'ext4', label: 'ext4', detail: 'Read by Linux only, and it keeps a journal.' },
              ]}
              chosen={fileSystem}
              onChange={setFileSystem}
            />
            <TextField
              label="What it will be called"
              optional
              description={`Anyone who finds it can read its label: ${preparation.volumeLabel}.`}
              value={label}
              onChange={onLabel}
              maxLength={120}
            />
            <Section title="Why this file system">
              <Stack space={2}>
                {preparation.why.map((sentence) => (
                  <Prose key={sentence}>{sentence}</Prose>
                ))}
              </Stack>
            </Section>
          </Stack>
        }
      >
        <Stack space={4}>
          <Note tone="warn" status="due" title="What is on the stick is lost by this.">
            Look twice that the name in the command is that of the stick.
          </Note>
          <Ways preparation={preparation} system={system} onSystem={setSystem} />
        </Stack>
      </Columns>
    </WizardShell>
  );
}

interface WaysProps {
  readonly preparation: Preparation;
  readonly system: DesktopSystem;
  readonly onSystem: (system: DesktopSystem) => void;
}

/** A file system that the chosen system cannot make is made on the first that can. */
function Ways({ preparation: { ways }, system, onSystem }: WaysProps) {
  const shown = ways.find((way) => way.system === system) ?? ways[0];
  if (shown === undefined) return null;
  return (
    <Tabs<DesktopSystem>
      label="System"
      chosen={shown.system}
      onChoose={onSystem}
      tabs={ways.map((way) => ({
        id: way.system,
        title: systemNames[way.system],
        content: <NumberedList steps={way.steps.map((step) => drawnStep(step))} />,
      }))}
    />
  );
}

const drawnStep = ({ text, command, erases }: PreparationStep) => (
  <Stack key={text} space={2}>
    <span>
      {text}
      {erases && <strong> Erases the stick.</strong>}
    </span>
    {command !== null && <Command>{command}</Command>}
  </Stack>
);

function systemOf(platform: 'linux' | 'darwin' | 'win32' | 'other'): DesktopSystem {
  switch (platform) {
    case 'darwin':
      return 'macos';
    case 'win32':
      return 'windows';
    case 'linux':
    case 'other':
      return 'linux';
    default:
      return assertNever(platform);
  }
}
