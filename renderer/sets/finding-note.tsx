// One finding: what it is about, what was seen, why it matters, what follows from it, and the cheapest way to mend it.
import type { Finding } from '../../shared/domain/finding.ts';
import { visibleText } from '../../shared/domain/text.ts';
import type { Severity } from '../../shared/domain/words.ts';
import { LongName } from '../parts/mono.tsx';
import { Note, type NoteTone } from '../parts/note.tsx';
import { statusOfSeverity } from '../parts/status-names.ts';

const toneOf: Readonly<Record<Severity, NoteTone>> = {
  good: 'good',
  info: 'info',
  warn: 'warn',
  critical: 'bad',
};

export interface FindingNoteProps {
  readonly finding: Finding;
  /** What it is about, as a person calls it. */
  readonly subject: string;
  readonly small?: boolean;
}

export function FindingNote({ finding, subject, small = false }: FindingNoteProps) {
  const { severity, message, why = '', consequences = [], fix } = finding;
  return (
    <Note
      tone={toneOf[severity]}
      status={statusOfSeverity(severity)}
      title={<LongName name={subject} atMost={small ? 34 : 80} />}
      small={small}
    >
      <div>{visibleText(message)}</div>
      {!small && why !== '' && <div>{visibleText(why)}</div>}
      {!small && consequences.length > 0 && (
        <div>
          Because of it:
          <ul>
            {consequences.map((consequence) => (
              <li key={consequence}>{visibleText(consequence)}</li>
            ))}
          </ul>
        </div>
      )}
      {fix !== '' && <div>{`To mend it: ${visibleText(fix)}`}</div>}
    </Note>
  );
}
