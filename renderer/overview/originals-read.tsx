// When the originals were last read, at the right of the verdict, and reading them again.
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { Button } from '../parts/button.tsx';
import { stepOf } from '../parts/error-steps.ts';
import { Age } from '../parts/quantities.tsx';
import { Status } from '../parts/status.tsx';
import { WithCommands } from '../parts/with-commands.tsx';
import styles from './overview.module.css';

/** How reading the originals again stands. */
export interface Reading {
  /** "12 of 23 items"; null where no job runs. */
  readonly running: string | null;
  readonly failed: ErrorRecord | null;
  readonly onStart: () => void;
  /** Null where it cannot be stopped now. */
  readonly onStop: (() => void) | null;
}

export interface OriginalsReadProps {
  /** Null where those of some set never were. */
  readonly atMs: number | null;
  readonly reading: Reading;
}

export function OriginalsRead({ atMs, reading }: OriginalsReadProps) {
  const { running, failed, onStart, onStop } = reading;
  return (
    <div className={styles['originals']}>
      <div>{atMs === null ? 'Originals not all read yet' : 'Originals read'}</div>
      <div className={styles['readLine']}>
        {running === null ? (
          <>
            {atMs !== null && (
              <strong>
                <Age atMs={atMs} />
              </strong>
            )}
            <Button kind="link" onPress={onStart}>
              {atMs === null ? 'Read them now' : 'Read again'}
            </Button>
          </>
        ) : (
          <>
            <Status name="working" small>
              {running}
            </Status>
            {onStop !== null && (
              <Button kind="link" onPress={onStop}>
                Stop
              </Button>
            )}
          </>
        )}
      </div>
      {failed !== null && (
        <div role="alert">
          <Status name="suspect" small>
            {visibleText(failed.message)}
          </Status>{' '}
          <WithCommands text={stepOf(failed)} />
        </div>
      )}
    </div>
  );
}
