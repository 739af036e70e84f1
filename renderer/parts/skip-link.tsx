// The first stop of the Tab key: past the column, to the content.
import styles from './skip-link.module.css';

export function SkipLink({ target }: { readonly target: string }) {
  return (
    <a
      className={styles['skip']}
      href={`#${target}`}
      onClick={(event) => {
        // The address stays as it is: navigation is denied, and a hash would be one.
        event.preventDefault();
        document.getElementById(target)?.focus();
      }}
    >
      Skip to the content
    </a>
  );
}
