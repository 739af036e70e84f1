// What kind of system it is: the profiles that fit, best first, each with its reasons.
import { plural } from '../../shared/domain/text.ts';
import type { JobResult } from '../../shared/ipc/job.ts';
import { RadioRows } from '../parts/row-list.tsx';
import { Status } from '../parts/status.tsx';
import type { AddSetEvent } from './add-set-state.ts';
import styles from './add-set.module.css';

export interface ProfileStepProps {
  readonly proposals: JobResult<'propose'>;
  readonly chosen: string | null;
  readonly dispatch: (event: AddSetEvent) => void;
}

export function ProfileStep({ proposals: { files, proposals }, chosen, dispatch }: ProfileStepProps) {
  return (
    <RadioRows
      label="Profiles"
      chosen={chosen}
      onChange={(profile) => dispatch({ kind: 'profile-chosen', profile })}
      rows={proposals.map(({ profile, title, recognised, reasons }, index) => ({
        id: profile,
        title,
        ...(index === 0 && recognised > 0 && { status: <Status name="met">Fits best</Status> }),
        line: `${recognised} of ${plural(files, 'file')} recognised`,
        detail: (
          <ul className={styles['reasons']}>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        ),
      }))}
    />
  );
}
