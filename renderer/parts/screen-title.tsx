// The h1 of a screen: it is the window's title as well, and it takes the focus when a new screen or step opens.
import { useContext, useEffect, useRef, createContext } from 'react';

/** Changes with every screen and step; each change moves the focus to the new h1. Null: nothing is moved. */
export const TitleFocusContext = createContext<string | null>(null);

/** What the window's title ends with. */
const productName = 'Coldkeep';

export interface ScreenTitleProps {
  readonly children: string;
  /** The window's title where it says more than the heading. */
  readonly windowTitle?: string;
}

export function ScreenTitle({ children, windowTitle }: ScreenTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const focusKey = useContext(TitleFocusContext);
  const title = windowTitle ?? children;

  useEffect(() => {
    document.title = `${title.replace(/\.$/, '')} · ${productName}`;
  }, [title]);

  useEffect(() => {
    if (focusKey !== null) heading.current?.focus();
  }, [focusKey]);

  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
