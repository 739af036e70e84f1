import type { Runtime } from './runtime.mjs';

/** The ways to a runtime. */
export interface Places {
  named(): Runtime | null;
  installed(): Runtime | null;
  cachedDevelopment(): Runtime | null;
  download(): Promise<{ runtime: Runtime | null; reason: string | null }>;
  /** The end of a sentence that says why there is none for this machine; null where there is one. */
  developmentUnsupported(): string | null;
  fetchDevelopment(): Promise<Runtime>;
  isDevelopment(runtime: Runtime): boolean;
}
export function chooseRuntime(
  places: Places,
  say: (line: string) => void,
  options?: { officialOnly?: boolean },
): Promise<Runtime>;
