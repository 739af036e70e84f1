export interface Xvfb {
  readonly display: string;
  stop(): Promise<unknown>;
}
export function hasDisplay(env?: NodeJS.ProcessEnv): boolean;
export function graphicsSwitches(env?: NodeJS.ProcessEnv): string[];
export function startXvfb(size?: { width?: number; height?: number }): Promise<Xvfb>;
