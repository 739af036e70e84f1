// The keys that work on every screen of an open vault: Alt and a digit, Alt and left, Ctrl L.
import { doRoutes, lookRoutes, type Route } from './routes.ts';

export type ShortcutAct =
  { readonly type: 'go'; readonly route: Route } | { readonly type: 'back' } | { readonly type: 'lock' };

export type KeyPress = Pick<KeyboardEvent, 'code' | 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** What a press of keys means, or null. By position for digits, so that every keyboard layout reaches them. */
export function shortcutOf(press: KeyPress): ShortcutAct | null {
  const { code, key, altKey, ctrlKey, metaKey, shiftKey } = press;
  if (altKey && !ctrlKey && !metaKey && !shiftKey) {
    if (key === 'ArrowLeft') return { type: 'back' };
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
    const place = [...lookRoutes, ...doRoutes].find((each) => each.digit === digit);
    return place === undefined ? null : { type: 'go', route: place.route };
  }
  const command = (ctrlKey || metaKey) && !(ctrlKey && metaKey) && !altKey && !shiftKey;
  return command && key.toLowerCase() === 'l' ? { type: 'lock' } : null;
}
