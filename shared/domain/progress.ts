// Progress of a job: what is being done, how far it is, and whether it can still be stopped.

export interface Progress {
  /** What is being done now, as a verb phrase: "reading sources", "sealing", "writing". */
  readonly phase: string;
  /** The thing it is done to, where there are several: a medium's label. */
  readonly subject?: string;
  readonly done: number;
  /** 0 while it is not known yet. */
  readonly total: number;
  readonly unit: 'bytes' | 'items' | 'files';
  /** False while something is being committed that must not be left half-done. */
  readonly cancellable: boolean;
}

/** Called often; whoever shows it thins it out. The last call of a phase has done === total. */
export type OnProgress = (progress: Progress) => void;

/** What every long-running call takes. */
export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}
