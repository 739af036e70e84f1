// Something is under way and nothing can be said of how far it is.
import styles from './loading.module.css';
import { StatusGlyph } from './status-glyph.tsx';

/** A ring and what is being waited for: "Reading the catalogue". Spoken politely. */
export function Loading({ children }: { readonly children: string }) {
  return (
    <div className={styles['loading']} role="status">
      <StatusGlyph name="working" />
      <span>{children}</span>
    </div>
  );
}
