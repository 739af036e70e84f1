// Says what a file is by its content: magic bytes, PEM labels, the shape of its JSON.
import type { ContentForm } from '../../../../shared/profiles/content-form.ts';
import type { FileContent } from '../file-content.ts';
import { jsonForms, walkedBytes } from './json-forms.ts';
import { magicForms } from './magic-forms.ts';
import { textForms } from './text-forms.ts';

const none: ReadonlySet<ContentForm> = new Set();

/** Every form that holds. Total and fast: it sees every file of every scan. */
export function formsOf(content: FileContent): ReadonlySet<ContentForm> {
  return content.sizeBytes === 0 ? none : formsIn(content.head, content.whole, content.sizeBytes);
}

/** The forms of bytes that are no file by themselves: what comes out of another encoding. */
export const formsOfBytes = (bytes: Uint8Array): ReadonlySet<ContentForm> =>
  formsIn(bytes, bytes, bytes.length);

function formsIn(head: Uint8Array, whole: Uint8Array | null, sizeBytes: number): ReadonlySet<ContentForm> {
  const found = magicForms(head);
  if (found.length > 0) return new Set(found);
  if (looksLikeJson(head)) {
    const shown = whole?.subarray(0, walkedBytes) ?? head;
    const json = jsonForms(shown, shown.length === sizeBytes);
    if (json.length > 0) return new Set(json);
  }
  const text = textForms(head, sizeBytes);
  return text.length === 0 ? none : new Set(text);
}

/** The first byte that is no space, after a byte order mark, opens an object or an array. */
function looksLikeJson(head: Uint8Array): boolean {
  let at = head[0] === 0xef ? 3 : 0;
  while (at < 64) {
    const byte = head[at];
    if (byte === 0x7b || byte === 0x5b) return true;
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return false;
    at += 1;
  }
  return false;
}
