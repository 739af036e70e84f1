// What a verdict on a set is not complete without: how its bundles were taken, what of its newest copy is too old.
import { visibleText } from '../../shared/domain/text.ts';
import { Note } from '../parts/note.tsx';
import styles from './overview.module.css';

/** Nothing where there is nothing to say. */
export function VerdictWarnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <Note tone="warn" status="due" title="Good as copies, but" small>
      <ul className={styles['warnings']}>
        {warnings.map((warning) => (
          <li key={warning}>{visibleText(warning)}</li>
        ))}
      </ul>
    </Note>
  );
}
