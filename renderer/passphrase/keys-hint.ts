// What a person cannot see while typing dots: Caps Lock, and which letters the keyboard gives.

interface LayoutMap {
  get(code: string): string | undefined;
}

/** Chromium's keyboard map, which the DOM's types do not know yet. */
export interface WithKeyboard {
  readonly keyboard?: { getLayoutMap(): Promise<LayoutMap> };
}

const firstRow = ['KeyQ', 'KeyW', 'KeyE', 'KeyR', 'KeyT', 'KeyY'] as const;

/** "q w e r t z", the first letters of the keyboard as it is set; null where the system does not tell. */
export async function layoutLetters(navigator: WithKeyboard): Promise<string | null> {
  const map = await navigator.keyboard?.getLayoutMap().catch(() => null);
  const letters = firstRow.map((code) => map?.get(code));
  return letters.every((letter) => letter !== undefined) ? letters.join(' ') : null;
}

/** Calls `tell` whenever a key or click shows whether Caps Lock is on. */
export function watchCapsLock(target: EventTarget, tell: (on: boolean) => void): void {
  const look = (event: Event) => {
    if (event instanceof KeyboardEvent || event instanceof MouseEvent) {
      // Chromium reports the state before a press of Caps Lock itself takes effect; its release tells it right.
      if (event instanceof KeyboardEvent && event.type === 'keydown' && event.key === 'CapsLock') return;
      tell(event.getModifierState('CapsLock'));
    }
  };
  for (const type of ['keydown', 'keyup', 'mousedown'])
    target.addEventListener(type, look, { capture: true });
}
