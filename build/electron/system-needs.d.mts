export interface Needs {
  readonly libraries: boolean;
  readonly xvfb: boolean;
}
export function hasProgram(name: string): boolean;
export function librariesNotFound(text: string): string[];
export function missingLibraries(executable: string): string[];
export function installCommand(
  needs: Needs,
  available?: (program: string) => boolean,
  rename?: (names: string[]) => string[],
): string[] | null;
export function requireSystem(
  executable: string,
  options: { xvfb?: boolean; say: (line: string) => void },
): Promise<void>;
