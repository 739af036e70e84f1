// One instruction with its drawing: pull it out, plug it in again, that was another one, leave it plugged in while it is read.
import { useEffect, useRef, useState } from 'react';
import { assertNever } from '../../shared/domain/assert-never.ts';
import { visibleText } from '../../shared/domain/text.ts';
import type { Volume } from '../../shared/ipc/views.ts';
import { useJob } from '../bridge/use-job.ts';
import { Instruction } from '../parts/layout.tsx';
import { useAnnounce } from '../parts/live-region.tsx';
import { ShortId } from '../parts/mono.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { MountButton } from '../volumes/mount-button.tsx';
import { PretendPlug } from '../volumes/pretend-plug.tsx';
import { ReleaseButton } from '../volumes/release-button.tsx';
import { canBeMounted } from '../volumes/volume-state.ts';
import type { ColdMedium } from './cold-state.ts';
import { coldActOf, presentTokens, readingLine, volumeOfMedium, type ColdAct } from './cold-watch.ts';
import styles from './export.module.css';
import { volumeName } from './media-choice.ts';
import { StickDrawing } from './stick-drawing.tsx';

export interface ColdInstructionProps {
  readonly current: ColdMedium;
  readonly volumes: readonly Volume[];
}

export function ColdInstruction({ current, volumes }: ColdInstructionProps) {
  const { medium, label, outcome } = current;
  const job = useJob(outcome.name === 'under-way' ? outcome.job : null, 'cold-read');
  const [before] = useState(() => presentTokens(volumes));
  const progress = job?.progress ?? [];
  const act = coldActOf(medium, volumes, before, progress);
  const name = visibleText(label);
  const words = instructionOf(act, name);
  const reading = readingLine(progress);
  useSaid(words.instruction);

  return (
    <div className={styles['cold']}>
      <StickDrawing label={label} plugged={act.name === 'reading'} />
      <div>
        <Instruction>{words.instruction}</Instruction>
        <p className={styles['explain']}>
          {words.explanation}
          {act.name !== 'reading' && (
            <>
              {' '}
              Any port will do. Coldkeep knows it by its own id, <ShortId id={medium} />, not by the port.
            </>
          )}
        </p>
        {act.name === 'reading' && reading !== null && (
          <div className={styles['line']}>
            <ProgressBar label={`Reading ${name} cold`} amount={reading} detail="read from the medium" />
          </div>
        )}
        <div className={styles['actions']}>
          <PretendPlug volume={volumeOfMedium(volumes, medium)} />
          {(act.name === 'pull' || act.name === 'plug') && (
            <ReleaseButton volume={volumeOfMedium(volumes, medium)} name={name} />
          )}
          {act.name === 'plug' &&
            volumes.filter(canBeMounted).map((volume) => <MountButton key={volume.token} volume={volume} />)}
        </div>
      </div>
    </div>
  );
}

interface Words {
  readonly instruction: string;
  readonly explanation: string;
}

function instructionOf(act: ColdAct, name: string): Words {
  switch (act.name) {
    case 'pull':
      return { instruction: `Pull out ${name}, count to five, plug it in again.`, explanation: '' };
    case 'pulled-other':
      return {
        instruction: `That was ${volumeName(act.other)}. Pull out ${name}.`,
        explanation: `${volumeName(act.other)} may be plugged in again.`,
      };
    case 'plug':
      return { instruction: `Plug ${name} in again.`, explanation: 'It is out, or switched off.' };
    case 'plugged-other':
      return {
        instruction: `This is ${volumeName(act.other)}. Waiting for ${name}.`,
        explanation: 'Nothing is read from it.',
      };
    case 'reading':
      return {
        instruction: `Leave ${name} plugged in.`,
        explanation: 'Every file is read from the medium now.',
      };
    default:
      return assertNever(act);
  }
}

/** A new instruction is spoken: nobody looks at the screen while pulling a stick. */
function useSaid(instruction: string): void {
  const announce = useAnnounce();
  const last = useRef(instruction);
  useEffect(() => {
    if (last.current === instruction) return;
    last.current = instruction;
    announce(instruction);
  }, [announce, instruction]);
}
