// What the main process said last: the state around every screen, and the jobs, which change ten times as often.
import type { Job } from '../../shared/ipc/job.ts';
import type { AppEvent, AppState } from '../../shared/ipc/state.ts';

export interface Said {
  /** Null until the first answer. */
  readonly state: AppState | null;
  readonly jobs: readonly Job[];
}

export const nothingSaid: Said = { state: null, jobs: [] };

/** A state replaces everything; a job replaces itself, or joins. */
export function hear(said: Said, event: AppEvent): Said {
  if (event.kind === 'state') return { state: event.state, jobs: event.state.jobs };
  const { job } = event;
  const known = said.jobs.some(({ id }) => id === job.id);
  return {
    state: said.state,
    jobs: known ? said.jobs.map((each) => (each.id === job.id ? job : each)) : [...said.jobs, job],
  };
}

/** Holds what was said and tells those who show it. */
export class AppStore {
  #said: Said = nothingSaid;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): AppState | null => this.#said.state;
  readonly jobs = (): readonly Job[] => this.#said.jobs;

  readonly receive = (event: AppEvent): void => {
    this.#said = hear(this.#said, event);
    for (const listener of this.#listeners) listener();
  };

  /** The answer to the first question; an event that came before it is newer. */
  begin(state: AppState): void {
    if (this.#said.state === null) this.receive({ kind: 'state', state });
  }
}
