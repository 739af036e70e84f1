// The status shapes as drawings. The outline alone tells the family: circle good, diamond behind, triangle due, octagon broken.
import type { ReactNode } from 'react';
import styles from './status.module.css';
import { classNames } from './class-names.ts';
import { toneOf, type StatusName } from './status-names.ts';

const mark = { className: styles['mark'] };
const line = { className: styles['line'] };

const circle = <circle cx="8" cy="8" r="8" />;
const octagon = <path d="M4.7.3h6.6l4.4 4.4v6.6l-4.4 4.4H4.7L.3 11.3V4.7z" />;
const exclamation = <path {...mark} d="M8 4.1v4.6M8 11.6v.05" />;
const cross = <path {...mark} d="m5.3 5.3 5.4 5.4m0-5.4-5.4 5.4" />;

const drawings: Readonly<Record<StatusName, ReactNode>> = {
  verified: (
    <>
      {circle}
      <path {...mark} d="m4.5 8.3 2.5 2.5 4.5-5" />
    </>
  ),
  'in-sync': (
    <>
      {circle}
      <path {...mark} d="M4.8 6.3h6.4M4.8 9.7h6.4" />
    </>
  ),
  met: <path {...line} d="M2.2 8.8 6 12.4l7.8-8.6" />,
  behind: (
    <>
      <path d="M8.9.5 15.5 7.1a1.3 1.3 0 0 1 0 1.8l-6.6 6.6a1.3 1.3 0 0 1-1.8 0L.5 8.9a1.3 1.3 0 0 1 0-1.8L7.1.5a1.3 1.3 0 0 1 1.8 0z" />
      <path {...mark} d="M9.1 5.1 6.2 8l2.9 2.9" />
    </>
  ),
  due: (
    <>
      <path d="M9.1 1.3 15.7 13a1.3 1.3 0 0 1-1.1 1.9H1.4A1.3 1.3 0 0 1 .3 13L6.9 1.3a1.3 1.3 0 0 1 2.2 0z" />
      <path {...mark} d="M8 5.6v3.6M8 12v.05" />
    </>
  ),
  suspect: (
    <>
      {octagon}
      {exclamation}
    </>
  ),
  unmet: (
    <>
      {octagon}
      {cross}
    </>
  ),
  missing: (
    <>
      <rect {...line} x="1" y="1" width="14" height="14" rx="1.6" strokeDasharray="3 1.7" />
      <path {...line} d="m5.5 5.5 5 5m0-5-5 5" />
    </>
  ),
  unknown: (
    <>
      <circle {...line} cx="8" cy="8" r="7.1" strokeDasharray="2.9 1.56" />
      <path {...line} d="M6.2 6.4a1.85 1.85 0 1 1 2.7 1.7c-.6.3-.9.6-.9 1.2M8 11.4v.05" />
    </>
  ),
  planned: <circle {...line} cx="8" cy="8" r="7.1" />,
  written: (
    <>
      <circle {...line} cx="8" cy="8" r="7.1" />
      <path d="M8 .9a7.1 7.1 0 0 0 0 14.2z" />
    </>
  ),
  working: (
    <>
      <circle className={styles['track']} cx="8" cy="8" r="6.8" />
      <path className={styles['arc']} d="M8 1.2A6.8 6.8 0 0 1 14.8 8" />
    </>
  ),
  info: (
    <>
      <circle {...line} cx="8" cy="8" r="7.1" />
      <path {...line} d="M8 7.4v4M8 4.7v.05" />
    </>
  ),
};

export interface StatusGlyphProps {
  readonly name: StatusName;
  /** 16 beside text, 20 in headings and call-outs, 34 beside the sentence of a screen. */
  readonly size?: 16 | 20 | 34;
}

/** A shape without its word: for places where the word stands beside it already. */
export function StatusGlyph({ name, size = 16 }: StatusGlyphProps) {
  return (
    <svg
      className={classNames(styles['glyph'], styles[toneOf[name]], styles[`size${size}`], styles[name])}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      {drawings[name]}
    </svg>
  );
}
