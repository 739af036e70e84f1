// What to do next: the first act with its button, at most two more below it. Where all is good: the next duties.
import type { Act } from '../../shared/domain/act.ts';
import type { NextAct } from '../../shared/domain/next-acts.ts';
import { Button } from '../parts/button.tsx';
import { Section, Unseen } from '../parts/layout.tsx';
import { Panel } from '../parts/panel.tsx';
import { StatusGlyph } from '../parts/status-glyph.tsx';
import { buttonOfAct, type MediumLabels } from './act-words.ts';
import { Breakable } from './breakable.tsx';
import { isDutyOnly, linesOfAct, statusOfNextAct, wordOfNextAct } from './next-act-words.ts';
import styles from './next-acts.module.css';

export interface NextActsProps {
  readonly acts: readonly NextAct[];
  readonly labels: MediumLabels;
  readonly onAct: (act: Act) => void;
  readonly onAllDuties: () => void;
}

export function NextActs({ acts, labels, onAct, onAllDuties }: NextActsProps) {
  const dutiesOnly = acts.every(isDutyOnly);
  const [first, ...rest] = acts;
  return (
    <Section title={dutiesOnly ? 'Next duties' : 'What to do next'}>
      {first === undefined && <p className={styles['line']}>Nothing is due.</p>}
      {first !== undefined && !dutiesOnly && (
        <Panel tone="act">
          <h3>
            <Breakable>{first.title}</Breakable>
          </h3>
          <p className={styles['line']}>{linesOfAct(first)}</p>
          <div className={styles['button']}>
            <Button kind="filled" size="small" onPress={() => onAct(first.act)}>
              {buttonOfAct(first.act, labels)}
            </Button>
          </div>
        </Panel>
      )}
      <ul className={styles['acts']}>
        {(dutiesOnly ? acts : rest).map((next) => (
          <li key={`${next.act.do} ${next.title}`} className={styles['act']}>
            <StatusGlyph name={statusOfNextAct(next)} />
            <div>
              <h3>
                <Button kind="link" onPress={() => onAct(next.act)}>
                  <Breakable>{next.title}</Breakable>
                </Button>
                <Unseen>{`, ${wordOfNextAct(next)}`}</Unseen>
              </h3>
              <p className={styles['line']}>{linesOfAct(next)}</p>
            </div>
          </li>
        ))}
      </ul>
      {dutiesOnly && (
        <div className={styles['all']}>
          <Button kind="link" onPress={onAllDuties}>
            All duties
          </Button>
        </div>
      )}
    </Section>
  );
}
