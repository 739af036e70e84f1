// A sheet on its way to paper: the size, whether it is being printed or saved, where it was saved, what went wrong.
import { useState } from 'react';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import type { Answer } from '../../shared/ipc/call.ts';
import type { Paper } from '../../shared/ipc/values.ts';

/** One of the two calls of a sheet, which needs to know the paper alone. */
export interface PaperCall<V> {
  readonly run: (paper: Paper) => Promise<Answer<V>>;
  readonly busy: boolean;
  readonly error: ErrorRecord | null;
  readonly forget: () => void;
}

export interface PaperCalls {
  readonly print: PaperCall<unknown>;
  readonly savePdf: PaperCall<{ readonly path: string | null }>;
}

export interface OnPaper {
  readonly paper: Paper;
  readonly setPaper: (paper: Paper) => void;
  readonly print: () => void;
  readonly printing: boolean;
  readonly save: () => void;
  readonly saving: boolean;
  /** The file that was written last; null where none was. */
  readonly saved: string | null;
  readonly error: ErrorRecord | null;
}

export function usePaper({ print, savePdf }: PaperCalls): OnPaper {
  const [paper, setPaper] = useState<Paper>('A4');
  const [saved, setSaved] = useState<string | null>(null);
  const save = async () => {
    setSaved(null);
    print.forget();
    const answer = await savePdf.run(paper);
    if (answer.ok) setSaved(answer.value.path);
  };
  return {
    paper,
    setPaper,
    print: () => {
      setSaved(null);
      savePdf.forget();
      void print.run(paper);
    },
    printing: print.busy,
    save: () => void save(),
    saving: savePdf.busy,
    saved,
    error: print.error ?? savePdf.error,
  };
}
