// Says what a file is by its content: magic bytes, PEM labels, the shape of its JSON.
import type { ContentForm } from '../../../../shared/profiles/content-form.ts';
import type { FileContent } from '../file-content.ts';

/** Every form that holds. Total and fast: it sees every file of every scan. */
export function formsOf(content: FileContent): ReadonlySet<ContentForm> {
  const [first, second] = content.head;
  return new Set(first === 0x1f && second === 0x8b ? (['gzip'] as const) : []);
}
