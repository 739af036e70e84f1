// Buttons: filled for the one act of a screen, outline for the others, quiet for what leads away. A disabled one says why.
import { useId, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import type { Icon } from './icon.tsx';
import { Keys } from './keys.tsx';
import { StatusGlyph } from './status-glyph.tsx';

export interface ButtonProps {
  /** The act and its object: "Write to Blue stick and Red stick". */
  readonly children: ReactNode;
  readonly onPress?: () => void;
  /** One filled button on a screen. Quiet looks like a link without its line; link is underlined and stands in text. */
  readonly kind?: 'filled' | 'outline' | 'quiet' | 'link' | 'danger';
  readonly size?: 'normal' | 'small' | 'bar';
  /** Why it cannot be pressed now: given, the button is disabled and the reason stands beside it. */
  readonly reason?: string | undefined;
  readonly icon?: Icon;
  /** Keys that do the same, shown inside: "Ctrl L". */
  readonly keys?: string;
  /** It has been pressed and the answer is under way; it keeps the focus and cannot be pressed again. */
  readonly busy?: boolean;
  readonly autoFocus?: boolean;
  readonly type?: 'button' | 'submit';
  /** As wide as what holds it. */
  readonly wide?: boolean;
  /** A name for screen readers where the words alone do not say what it acts on. */
  readonly label?: string;
}

export function Button(props: ButtonProps) {
  const { children, onPress, kind = 'outline', size = 'normal', reason, icon: Drawing, keys } = props;
  const { busy = false, autoFocus = false, type = 'button', wide = false, label } = props;
  const reasonId = useId();
  const disabled = reason !== undefined;
  const button = (
    <AriaButton
      className={classNames(styles['button'], styles[kind], styles[size], wide && styles['wide'])}
      type={type}
      isDisabled={disabled}
      autoFocus={autoFocus}
      // Not isPending: its announcement outlives the button and then names nothing.
      {...(busy && { 'aria-disabled': true })}
      {...(onPress !== undefined && !busy && { onPress: () => onPress() })}
      {...(disabled && { 'aria-describedby': reasonId })}
      {...(label !== undefined && { 'aria-label': label })}
    >
      {busy ? (
        <StatusGlyph name="working" />
      ) : (
        Drawing !== undefined && <Drawing size={size === 'small' ? 16 : 20} />
      )}
      <span>{children}</span>
      {keys !== undefined && <Keys>{keys}</Keys>}
    </AriaButton>
  );
  if (!disabled) return button;
  return (
    <span className={styles['withReason']}>
      <span id={reasonId} className={styles['reason']}>
        {reason}
      </span>
      {button}
    </span>
  );
}

export interface ButtonRowProps {
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
  /** On one line wherever the table has room for them. */
  readonly together?: boolean;
}

/** Buttons in a row that wraps. */
export function ButtonRow({ children, align = 'start', together = false }: ButtonRowProps) {
  return (
    <div
      className={classNames(
        styles['row'],
        align === 'end' && styles['rowEnd'],
        together && styles['together'],
      )}
    >
      {children}
    </div>
  );
}
