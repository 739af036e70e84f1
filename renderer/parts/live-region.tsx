// What a screen reader is told without the focus moving: polite for progress, assertive for failures.
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import type { JobProgress } from '../../shared/ipc/job.ts';
import { Unseen } from './layout.tsx';
import { announcementOf, type Spoken } from './progress-words.ts';

export type Urgency = 'polite' | 'assertive';
export type Announce = (text: string, urgency?: Urgency) => void;

const AnnounceContext = createContext<Announce>(() => {});

/** Says a sentence to screen readers. */
export const useAnnounce = (): Announce => useContext(AnnounceContext);

interface Said {
  readonly number: number;
  readonly text: string;
}

const silence: Said = { number: 0, text: '' };

/** Holds the two regions, once for the whole window: a region that comes with its text is not read. */
export function LiveRegions({ children }: { readonly children: ReactNode }) {
  const [polite, setPolite] = useState(silence);
  const [assertive, setAssertive] = useState(silence);
  const announce = useCallback<Announce>((text, urgency = 'polite') => {
    const say = urgency === 'polite' ? setPolite : setAssertive;
    say((before) => ({ number: before.number + 1, text }));
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <Unseen>
        {/* A new key for each sentence: the same one twice is read twice. */}
        <span role="status" aria-live="polite">
          <span key={polite.number}>{polite.text}</span>
        </span>
        <span role="alert" aria-live="assertive">
          <span key={assertive.number}>{assertive.text}</span>
        </span>
      </Unseen>
    </AnnounceContext>
  );
}

/** Speaks a job's progress at new phases and at 25, 50, 75 and 100 %, for each of its subjects. */
export function useProgressAnnouncements(progress: readonly JobProgress[]): void {
  const announce = useAnnounce();
  const spoken = useRef(new Map<string, Spoken>());
  useEffect(() => {
    const sentences: string[] = [];
    for (const each of progress) {
      const { text, spoken: now } = announcementOf(each, spoken.current.get(each.subject));
      spoken.current.set(each.subject, now);
      if (text !== null) sentences.push(text);
    }
    if (sentences.length > 0) announce(sentences.join('. '));
  }, [announce, progress]);
}
