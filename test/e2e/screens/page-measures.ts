// What runs in the page to measure it: what sticks out, what is cut off, what moves, where the focus is.
/// <reference lib="dom" />

/** Sentences about what does not fit into the window: an empty list is good. */
export function whatDoesNotFit(): string[] {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const faults = wide > 0 ? [`the page scrolls sideways by ${wide} px`] : [];
  // Inside, because this runs in the page.
  // oxlint-disable unicorn/consistent-function-scoping
  const nameOf = (element: Element) =>
    `<${element.tagName.toLowerCase()}> "${(element.textContent ?? '').trim().slice(0, 50)}"`;
  /** Kept for screen readers alone: one pixel, cut off on purpose. */
  const isUnseen = (element: Element) => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const { width, height } = at.getBoundingClientRect();
      if (width <= 1 && height <= 1) return true;
    }
    return false;
  };
  // oxlint-enable unicorn/consistent-function-scoping
  for (const element of document.body.querySelectorAll('*')) {
    if (!(element instanceof HTMLElement) || !element.checkVisibility() || isUnseen(element)) continue;
    const style = getComputedStyle(element);
    const over = element.scrollWidth - element.clientWidth;
    const sideways = ['auto', 'scroll', 'hidden', 'clip'].includes(style.overflowX);
    if (sideways && element.clientWidth > 0 && over > 1 && element.tagName !== 'INPUT')
      faults.push(`${nameOf(element)} hides ${over} px (overflow-x ${style.overflowX})`);
    const isText = [...element.childNodes].some(
      (child) => child.nodeType === Node.TEXT_NODE && (child.textContent ?? '').trim() !== '',
    );
    if (!isText) continue;
    const { left, right } = element.getBoundingClientRect();
    if (left < -1 || right > innerWidth + 1) faults.push(`${nameOf(element)} sticks out at the side`);
    if (['hidden', 'clip'].includes(style.overflowY) && element.scrollHeight - element.clientHeight > 2)
      faults.push(`${nameOf(element)} is cut off below`);
  }
  return [...new Set(faults)].slice(0, 6);
}

/** Whether the last button of a dialog, or else of a wizard's bar, can be seen and hit; null where there is neither. */
export function isActReachable(): boolean | null {
  const dialog = document.querySelector('[role=alertdialog], [role=dialog]:has(h2)');
  const act = [...(dialog ?? document).querySelectorAll(dialog === null ? 'footer button' : 'button')].at(-1);
  if (act === undefined) return null;
  act.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = act.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return hit !== null && (hit === act || act.contains(hit));
}

/** How many animations and transitions run that would move something. */
export const movingThings = (): string[] =>
  document
    .getAnimations()
    .filter(({ playState }) => playState === 'running')
    .map(({ effect }) => (effect instanceof KeyframeEffect ? (effect.target?.className ?? '') : ''))
    .map(String);

/** What has the focus, as "h1 Which medium should be verified?". */
export function focused(): string {
  const at = document.activeElement;
  if (at === null || at === document.body) return 'nothing';
  const name = at.getAttribute('aria-label') ?? at.textContent ?? '';
  return `${at.tagName.toLowerCase()} ${name.trim().replaceAll(/\s+/g, ' ').slice(0, 80)}`;
}
