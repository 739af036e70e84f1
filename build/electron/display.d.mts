export interface Xvfb {
  readonly display: string;
  stop(): Promise<unknown>;
}
export function hasDisplay(env?: NodeJS.ProcessEnv): boolean;
export function graphicsSwitches(env?: NodeJS.ProcessEnv): string[];
export function startXvfb(screen?: {
  width?: number;
  height?: number;
  pictureFolder?: string;
}): Promise<Xvfb>;
