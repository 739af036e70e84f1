// Keys that do the same as a button: "Ctrl L".
import styles from './keys.module.css';

export function Keys({ children }: { readonly children: string }) {
  return <kbd className={styles['keys']}>{children}</kbd>;
}
