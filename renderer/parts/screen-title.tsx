// The h1 of a screen: it is the window's title as well, and it takes the focus when a new screen or step opens.
import { createContext, useContext, useEffect, useMemo, useRef, type ReactNode } from 'react';

/** Hands the focus out once for each screen or step, so that a heading drawn anew does not take it from where one is. */
interface TitleFocus {
  readonly key: string;
  readonly take: () => boolean;
}

const TitleFocusContext = createContext<TitleFocus | null>(null);

export interface TitleFocusProps {
  /** Changes with every screen and every step. Null: the focus stays where it is. */
  readonly focusKey: string | null;
  readonly children: ReactNode;
}

export function TitleFocusProvider({ focusKey, children }: TitleFocusProps) {
  const taken = useRef<string | null>(null);
  const value = useMemo(
    () =>
      focusKey === null
        ? null
        : {
            key: focusKey,
            take: () => {
              const isNew = taken.current !== focusKey;
              taken.current = focusKey;
              return isNew;
            },
          },
    [focusKey],
  );
  return <TitleFocusContext value={value}>{children}</TitleFocusContext>;
}

/** What the window's title ends with. */
const productName = 'Coldkeep';

/** "The copy at the bank is behind · Coldkeep". */
export const windowTitleOf = (title: string): string => `${title.replace(/\.$/, '')} · ${productName}`;

export interface ScreenTitleProps {
  readonly children: string;
  /** The window's title where it says more than the heading. */
  readonly windowTitle?: string;
}

export function ScreenTitle({ children, windowTitle }: ScreenTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const focus = useContext(TitleFocusContext);
  const title = windowTitle ?? children;

  useEffect(() => {
    document.title = windowTitleOf(title);
  }, [title]);

  useEffect(() => {
    if (focus === null) return;
    // A heading that replaces the focused one, when an answer comes, takes over; the page stays where it is.
    const lost = document.activeElement === document.body;
    if (focus.take() || lost) heading.current?.focus({ preventScroll: lost });
  }, [focus]);

  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
