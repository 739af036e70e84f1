// What opening the vault had to tell: an older catalogue was used, the clock went back, as of when a vault was brought back.
import { useState } from 'react';
import { useAppState } from '../bridge/bridge-context.tsx';
import { Button } from '../parts/button.tsx';
import { Note } from '../parts/note.tsx';
import styles from './column.module.css';

/** Shown until they were read; the journal keeps what matters of them. */
export function OpeningNotes() {
  const { notes } = useAppState().vault;
  const [read, setRead] = useState<readonly string[]>([]);
  const open = notes.filter((note) => !read.includes(note));
  if (open.length === 0) return null;
  return (
    <div className={styles['openingNotes']}>
      {open.map((note) => (
        <Note key={note} tone="warn" status="due" title={note}>
          <Button kind="link" onPress={() => setRead([...read, note])} label={`Understood: ${note}`}>
            Understood
          </Button>
        </Note>
      ))}
    </div>
  );
}
