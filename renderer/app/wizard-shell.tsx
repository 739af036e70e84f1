// The frame of a Do: its steps with each answer given so far, the body, and the bar with the one filled button.
import { useEffect, type ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { classNames } from '../parts/class-names.ts';
import type { Icon } from '../parts/icon.tsx';
import { ScreenTitle, TitleFocusProvider } from '../parts/screen-title.tsx';
import { SkipLink } from '../parts/skip-link.tsx';
import { StepList } from '../parts/steps.tsx';
import type { StatusName } from '../parts/status-names.ts';
import { Verdict } from '../parts/verdict.tsx';
import column from './column.module.css';
import { ColumnFoot } from './column-foot.tsx';
import { useLeaveQuestion, useNavigation, type LeaveQuestion } from './navigation.tsx';
import { PracticeMark } from './vault-head.tsx';
import { stepsOf, type WizardStep } from './wizard-steps.ts';
import styles from './wizard-shell.module.css';

export interface WizardShellProps {
  /** "Export", with its icon: what is being done. */
  readonly name: string;
  readonly icon: Icon;
  readonly steps: readonly WizardStep[];
  /** Id of the step that is now. */
  readonly current: string;
  /** The question or the instruction of this step: the h1. */
  readonly title: string;
  /** The shape beside the h1, where the step is a result. */
  readonly status?: StatusName;
  readonly line?: ReactNode;
  readonly children: ReactNode;
  /** Where one goes from here without going on. Without it: "Cancel", which leaves the wizard. Null: nothing. */
  readonly back?: { readonly title: string; readonly onPress: () => void } | null;
  /** More buttons at the left, instead of Back. */
  readonly left?: ReactNode;
  /** Text beside the filled button: "2 media chosen, 212 MB each, about 1 min". */
  readonly barNote?: ReactNode;
  /** The filled button, `<Button kind="filled" size="bar">`, and outline ones before it. */
  readonly next?: ReactNode;
  /** Asked before the screen is left while a job runs: by Esc, Alt and a digit, or Cancel. Keep it stable with useMemo. */
  readonly leaveQuestion?: LeaveQuestion | null;
}

export function WizardShell(props: WizardShellProps) {
  const { name, icon: Drawing, steps, current, title, status, line, children } = props;
  const { back, left, barNote, next, leaveQuestion = null } = props;
  const navigation = useNavigation();
  useLeaveQuestion(leaveQuestion);
  useEscape(navigation.back);
  const leave = back === undefined ? { title: 'Cancel', onPress: navigation.back } : back;

  return (
    <div className={classNames(column['frame'], column['wizardFrame'])}>
      <SkipLink target="content" />
      <header className={classNames(column['column'], column['wizardColumn'])}>
        <div className={column['wizardTitle']}>
          <Drawing />
          <span>{name}</span>
        </div>
        <PracticeMark />
        <nav aria-label={`Steps of ${name}`} className={styles['steps']}>
          <StepList label={`Steps of ${name}`} steps={stepsOf(steps, current)} />
        </nav>
        <ColumnFoot wizard />
      </header>
      <TitleFocusProvider focusKey={`${navigation.visit} ${current} ${title}`}>
        <div className={styles['right']}>
          <main id="content" className={classNames(column['content'], styles['body'])} tabIndex={-1}>
            <div className={styles['inner']}>
              {status === undefined ? (
                <header className={styles['head']}>
                  <ScreenTitle windowTitle={`${title.replace(/\.$/, '')}, ${name}`}>{title}</ScreenTitle>
                  {line !== undefined && <p>{line}</p>}
                </header>
              ) : (
                <Verdict status={status} sentence={title} line={line} />
              )}
              {children}
            </div>
          </main>
          <footer className={styles['bar']}>
            <div className={styles['barInner']}>
              {left ?? (leave !== null && <Button onPress={leave.onPress}>{leave.title}</Button>)}
              <span className={styles['barEnd']}>
                {barNote !== undefined && <span className={styles['barNote']}>{barNote}</span>}
                {next}
              </span>
            </div>
          </footer>
        </div>
      </TitleFocusProvider>
    </div>
  );
}

/** Esc leaves, unless something on the screen took it: a dialog, an open list. */
function useEscape(leave: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) leave();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [leave]);
}
