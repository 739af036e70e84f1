// A few more words on focus and hover. Nothing that is needed may stand only here.
import type { ReactNode } from 'react';
import { Button as AriaButton, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import styles from './tooltip.module.css';
import { classNames } from './class-names.ts';

export interface TooltipProps {
  /** What is shown all the time. */
  readonly children: ReactNode;
  /** What is shown on focus and hover. */
  readonly text: string;
}

export function Tooltip({ children, text }: TooltipProps) {
  return (
    <TooltipTrigger delay={300}>
      <AriaButton className={classNames(styles['anchor'])}>{children}</AriaButton>
      <AriaTooltip className={classNames(styles['tooltip'])} offset={6}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
