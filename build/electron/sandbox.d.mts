import type { Runtime } from './runtime.mjs';

export const namespaceTrial: readonly string[];
export function helperOf(runtime: Runtime): string;
export function sandboxAdvice(
  runtime: Runtime,
  ways?: { isAllowed?: () => boolean; isReady?: (helper: string) => boolean },
): string | null;
