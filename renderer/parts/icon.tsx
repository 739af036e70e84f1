// Icons: single Phosphor drawings, read as text at build time and drawn as one path, so that nothing is inlined as HTML.
import styles from './icon.module.css';
import { classNames } from './class-names.ts';

export interface IconProps {
  /** 20 px beside text, 16 in rows and secondary text, 28 in the rows of a first choice. */
  readonly size?: 16 | 20 | 24 | 28;
  readonly tone?: 'ink' | 'ink2' | 'accent' | 'good' | 'warn' | 'bad';
}

/** An icon is decoration: the word beside it is its name. */
export type Icon = (props: IconProps) => React.JSX.Element;

/** The path of a Phosphor drawing, which holds exactly one. */
export function pathOf(svg: string): string {
  const [, path, more] =
    /^<svg[^>]+viewBox="0 0 256 256"[^>]*><path d="([^"]+)"\/>(.*)<\/svg>\s*$/.exec(svg) ?? [];
  if (path === undefined || more !== '') throw new Error('An icon must be a Phosphor drawing of one path.');
  return path;
}

/** Makes an icon of a drawing that was imported with `?raw`. */
export function iconOf(svg: string): Icon {
  const path = pathOf(svg);
  return function PhosphorIcon({ size = 20, tone }) {
    return (
      <svg
        className={classNames(styles['icon'], styles[`size${size}`], tone !== undefined && styles[tone])}
        viewBox="0 0 256 256"
        aria-hidden="true"
        focusable="false"
      >
        <path d={path} />
      </svg>
    );
  };
}
