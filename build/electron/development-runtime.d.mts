import type { Runtime } from './runtime.mjs';

export const markerName: string;
export function requireIntegrity(file: string, integrity?: string): void;
export function cachedDevelopment(env?: NodeJS.ProcessEnv): Runtime | null;
export function isDevelopment(runtime: Runtime): boolean;
