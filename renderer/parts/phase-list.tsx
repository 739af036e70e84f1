// The phases of one medium in a line: ticked, turning, to come, or where it broke.
import styles from './phase-list.module.css';
import { classNames } from './class-names.ts';
import { StatusGlyph } from './status-glyph.tsx';
import type { StatusName } from './status-names.ts';
import { Unseen } from './layout.tsx';

export type PhaseState = 'done' | 'now' | 'later' | 'failed';

export interface Phase {
  readonly id: string;
  readonly title: string;
  readonly state: PhaseState;
}

const shapeOf: Readonly<Record<PhaseState, StatusName>> = {
  done: 'met',
  now: 'working',
  later: 'planned',
  failed: 'unmet',
};
const spoken: Readonly<Record<PhaseState, string>> = {
  done: 'done',
  now: 'now',
  later: 'to come',
  failed: 'failed',
};

export function PhaseList({ phases, label }: { readonly phases: readonly Phase[]; readonly label: string }) {
  return (
    <ol className={styles['phases']} aria-label={label}>
      {phases.map(({ id, title, state }) => (
        <li key={id} className={classNames(styles['phase'], styles[state])}>
          <StatusGlyph name={shapeOf[state]} />
          <span>
            {title}
            <Unseen>{`, ${spoken[state]}`}</Unseen>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** A phase that a medium goes through: the engine's word for it, and the words while it lasts and after. */
export interface PhaseWords {
  readonly phase: string;
  readonly doing: string;
  readonly done: string;
}

/**
 * Phases with their states, from a job's progress: those in `past` are done, `phase` is now, the others are to come. `ended`:
 * all of them were passed; `failed`: it broke in the one that is now.
 */
export function phasesOf(
  words: readonly PhaseWords[],
  progress: { readonly phase: string; readonly past: readonly string[] } | undefined,
  outcome: 'running' | 'ended' | 'failed' = 'running',
): Phase[] {
  const stateOf = (phase: string): PhaseState => {
    if (outcome === 'ended' || progress?.past.includes(phase) === true) return 'done';
    if (progress?.phase !== phase) return 'later';
    return outcome === 'failed' ? 'failed' : 'now';
  };
  return words.map(({ phase, doing, done }) => {
    const state = stateOf(phase);
    return { id: phase, title: state === 'now' ? doing : done, state };
  });
}
