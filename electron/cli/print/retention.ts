// What is kept of older generations and what goes, and why.
import { formatDate } from '../../../shared/domain/ages.ts';
import type { RetentionReport } from '../../../shared/domain/retention-report.ts';
import type { Page } from './page.ts';

export function showRetention(page: Page, { rules, carriers }: RetentionReport): void {
  page.heading('Older generations');
  for (const rule of rules) page.sentence(rule);
  for (const { label, generations } of carriers) {
    page.gap();
    page.table(
      [{ title: label }, { title: 'Captured' }, { title: 'Stays' }, { title: 'Why', atLeast: 20 }],
      generations.map(({ name, takenAtMs, keeps, why }) => [
        name,
        formatDate(takenAtMs),
        keeps ? 'yes' : { text: 'goes', tone: 'warn' },
        why,
      ]),
    );
  }
}
