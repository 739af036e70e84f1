// In which order what was restored is put back.
import type { RestoreReport } from '../../../shared/domain/reports.ts';
import { plural } from '../../../shared/domain/text.ts';
import type { Page } from './page.ts';

/** A step names this many of its files; --json has all. */
const mostPaths = 5;

export function showRestorePlan(page: Page, { plan, warnings }: RestoreReport): void {
  if (plan.length > 0) page.heading('Put it back in this order');
  for (const { order, title, paths, owner, mode, step, warning, commands } of plan) {
    const whose = [owner, mode ?? ''].filter((word) => word !== '').join(', ');
    page.line({ text: `${order}. ${title}`, tone: 'bold' }, whose === '' ? '' : ` (${whose})`);
    for (const path of paths.slice(0, mostPaths)) page.line('     ', path);
    if (paths.length > mostPaths)
      page.line('     ', `and ${plural(paths.length - mostPaths, 'more file', 'more files')}`);
    page.sentence(step, 3);
    if (warning !== null) page.sentence(`Mind: ${warning}`, 3, 'warn');
    for (const command of commands) page.line('   $ ', command);
  }
  if (warnings.length > 0) page.heading('Keep to this');
  for (const warning of warnings) page.sentence(warning, 3);
}
