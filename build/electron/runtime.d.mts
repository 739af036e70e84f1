export interface Runtime {
  readonly kind: 'named' | 'official' | 'development';
  readonly folder: string;
  readonly executable: string;
  readonly version: string;
}
export function findRuntime(options?: {
  officialOnly?: boolean;
  say?: (line: string) => void;
}): Promise<Runtime>;
