// The one way of a sheet out of the window: through the system's print dialog, or as a PDF where the person says.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { Sheet } from '../../../shared/domain/print/sheet.ts';
import type { Paper } from '../../../shared/ipc/values.ts';
import type { House } from './house.ts';

/** Whether what is printed belongs to the practice vault: every page says so. */
export const isPractice = ({ door }: Pick<House, 'door'>): boolean => door.kind === 'practice';

export async function printSheet(
  { desktop }: Pick<House, 'desktop'>,
  sheet: Sheet,
  paper: Paper,
): Promise<{ outcome: 'done' | 'cancelled' }> {
  return { outcome: await desktop.print(sheet, paper) };
}

/** Errors: target-unwritable. */
export async function saveSheet(
  { desktop }: Pick<House, 'desktop'>,
  sheet: Sheet,
  paper: Paper,
): Promise<{ outcome: 'done' | 'cancelled'; path: string | null }> {
  const path = await desktop.savePdf(sheet, paper).catch(refusedByDisk);
  return { outcome: path === null ? 'cancelled' : 'done', path };
}

/** A system error is the disk's answer; anything else is ours. Errors: target-unwritable. */
function refusedByDisk(error: unknown): never {
  if (!(error instanceof Error) || !('syscall' in error)) throw error;
  throw new ColdkeepError('target-unwritable', 'The PDF could not be written there.', {
    hint: 'Choose another folder, one that you may write to.',
    cause: error,
  });
}
