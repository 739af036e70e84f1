// What is said of media that were just written to, before anybody pulls them out.
import { shellPath } from '../../../shared/domain/shell-word.ts';
import type { Host } from '../host.ts';
import type { Page } from './page.ts';

/** Those of the folders on which something is mounted that a person takes away: neither built in nor what the running system is on. */
export async function unpluggable({ engine }: Host, folders: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    const below = await engine.driveBelow(folder);
    if (below !== null && below.drive.removable && !below.drive.system) found.push(folder);
  }
  return found;
}

/** `folders` are where media are mounted that can be unplugged. */
export function showBeforeUnplugging(page: Page, folders: readonly string[]): void {
  if (folders.length === 0) return;
  page.heading(folders.length === 1 ? 'Before you pull it out' : 'Before you pull them out');
  for (const folder of folders) page.line('  ', `coldkeep drives release ${shellPath(folder)}`);
  page.heading('Within a week, plugged in again: a cold reading');
  for (const folder of folders) page.line('  ', `coldkeep verify --at ${shellPath(folder)} --cold`);
}
