import type { Runtime } from './runtime.mjs';

export function namedRuntime(env?: NodeJS.ProcessEnv): Runtime | null;
export function runtimeIn(folder: string, kind: Runtime['kind']): Runtime | null;
