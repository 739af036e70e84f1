// The newest copies of this vault on what is plugged in: which, how each stands, when it was verified.
import { levelWords } from '../../shared/domain/copies-by-place.ts';
import { plural } from '../../shared/domain/text.ts';
import type { Volume } from '../../shared/ipc/views.ts';
import { useClock } from '../parts/clock.tsx';
import { LongName } from '../parts/mono.tsx';
import { ageOf } from '../parts/quantities.tsx';
import { statusOfCopy, wordOf } from '../parts/status-names.ts';
import { Status } from '../parts/status.tsx';
import styles from './volume-details.module.css';

type Copy = Volume['copies'][number];

/** More stand on the page of the medium. */
const copiesShown = 4;

export function CopiesOnVolume({ volume }: { readonly volume: Volume }) {
  const { copies } = volume;
  if (copies.length === 0) return 'none of this vault';
  return (
    <ul className={styles['list']}>
      {copies.slice(0, copiesShown).map((copy) => (
        <li key={copy.snapshot} className={styles['copy']}>
          <span>
            <LongName name={copy.set ?? 'A set that is not known'} atMost={24} />
            {copy.seq !== null && `, number ${copy.seq}`}
          </span>
          <Standing copy={copy} />
        </li>
      ))}
      {copies.length > copiesShown && (
        <li>{`and ${plural(copies.length - copiesShown, 'older copy', 'older copies')}`}</li>
      )}
    </ul>
  );
}

function Standing({ copy: { status, level, verifiedAtMs, onMedium } }: { readonly copy: Copy }) {
  const clock = useClock();
  if (status === null) {
    return (
      <Status name="unknown" small>
        Not known to this vault
      </Status>
    );
  }
  const name = statusOfCopy(status);
  const when = status !== 'verified' || verifiedAtMs === null ? '' : ` ${ageOf(verifiedAtMs, clock)}`;
  const how = status !== 'verified' || level === null ? '' : `, ${levelWords[level]}`;
  return (
    <Status name={onMedium ? name : 'missing'} small>
      {onMedium ? `${wordOf[name]}${when}${how}` : 'Recorded, not found on it'}
    </Status>
  );
}
