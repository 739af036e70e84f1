// What the export had to say beside its results, each once: several media are often warned of the same.
import type { CopyReport } from '../../shared/domain/reports.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { Note } from '../parts/note.tsx';

export function Warnings({ copies }: { readonly copies: readonly CopyReport[] }) {
  const sentences = [...new Set(copies.flatMap(({ warnings }) => warnings))];
  if (sentences.length === 0) return null;
  return (
    <Note tone="warn" status="due" title="For next time">
      {sentences.map((sentence) => (
        <div key={sentence}>{visibleText(sentence)}</div>
      ))}
    </Note>
  );
}
