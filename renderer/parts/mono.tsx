// What people compare or type exactly: ids in fours, hashes, commands, paths; and long names that keep their whole text at hand.
import type { ClipboardEvent, ReactNode } from 'react';
import styles from './mono.module.css';
import { inFours } from '../../shared/domain/text.ts';
import { shortHex, shortId, shortKey, shownName, withoutSpaces } from './long-text.ts';
import { Tooltip } from './tooltip.tsx';

/** Text in the mono face: a command, a path, a file's name. */
export function Mono({ children }: { readonly children: ReactNode }) {
  return <code className={styles['mono']}>{children}</code>;
}

/** A command on a line of its own, as it is typed. */
export function Command({ children }: { readonly children: string }) {
  return (
    <pre className={styles['command']}>
      <code>{children.split(/(\s+)/).map(wordOfCommand)}</code>
    </pre>
  );
}

/** Words stay whole: a break behind a hyphen of "--wipe" would be taken for a space. */
const wordOfCommand = (word: string, place: number) =>
  word.includes('-') ? (
    <span key={place} className={styles['word']}>
      {word}
    </span>
  ) : (
    word
  );

function copyWithoutSpaces(event: ClipboardEvent) {
  const selected = document.getSelection()?.toString() ?? '';
  event.clipboardData.setData('text/plain', withoutSpaces(selected));
  event.preventDefault();
}

export interface HexProps {
  readonly hex: string;
  /** `short`: the first eight, for lists. */
  readonly show?: 'all' | 'short';
}

/** Hex in fours; copying removes the spaces. */
export function Hex({ hex, show = 'all' }: HexProps) {
  if (show === 'short' && hex.length > 8) {
    return (
      <Tooltip text={inFours(hex)}>
        <code className={styles['mono']}>{shortHex(hex)}</code>
      </Tooltip>
    );
  }
  return (
    <code className={styles['mono']} onCopy={copyWithoutSpaces}>
      {inFours(hex)}
    </code>
  );
}

/** An id of a medium or vault: eight digits, "7c1e 90b4". */
export function ShortId({ id }: { readonly id: string }) {
  return (
    <code className={styles['mono']} onCopy={copyWithoutSpaces}>
      {shortId(id)}
    </code>
  );
}

/** A public key: its ends, and the whole on focus and hover. */
export function ShortKey({ value }: { readonly value: string }) {
  return (
    <Tooltip text={value}>
      <code className={styles['mono']}>{shortKey(value)}</code>
    </Tooltip>
  );
}

export interface LongNameProps {
  readonly name: string;
  /** Characters that fit; more are cut in the middle. */
  readonly atMost?: number;
  readonly mono?: boolean;
}

/** A name of any length: cut in the middle, whole on focus and hover, with treacherous characters made visible. */
export function LongName({ name, atMost = 32, mono = false }: LongNameProps) {
  const { shown, full, cut } = shownName(name, atMost);
  const text = mono ? <code className={styles['mono']}>{shown}</code> : <span>{shown}</span>;
  return cut ? <Tooltip text={full}>{text}</Tooltip> : text;
}
