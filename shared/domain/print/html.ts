// Text for HTML: whatever a name contains stays text.
import { visibleText } from '../text.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for element content and quoted attributes; what could hide or reorder text becomes visible. */
export const html = (text: string): string =>
  visibleText(text).replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
