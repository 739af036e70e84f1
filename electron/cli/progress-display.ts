// Shows progress on stderr: on a terminal a bar for each medium, about ten times a second; elsewhere a line a phase.
import type { Progress } from '../../shared/domain/progress.ts';
import { formatBytes, visibleText } from '../../shared/domain/text.ts';
import type { TextOutput } from './host.ts';
import { durationText } from './print/measures.ts';
import type { PageStyle } from './print/page.ts';
import { cutMiddle, textWidth } from './print/text-width.ts';

const redrawEveryMs = 100;
/** A speed measured over less than this says nothing about the time left. */
const speedAfterMs = 1000;
const mostRows = 8;

interface Row {
  progress: Progress;
  phaseBeganMs: number;
  /** `done` when the phase began: a continued job does not begin at 0. */
  phaseBeganAt: number;
}

/** Bars need a terminal that can move its cursor; lines are one a phase. */
export type ProgressForm = 'bars' | 'lines' | 'nothing';

export interface ProgressDisplayInput {
  readonly output: TextOutput;
  readonly style: PageStyle;
  readonly nowMs: () => number;
  readonly form: ProgressForm;
}

const titleOf = ({ phase, subject }: Progress): string =>
  visibleText(subject === undefined || subject === '' ? phase : `${phase} ${subject}`);

function amount({ done, total, unit }: Progress): string {
  if (unit === 'bytes')
    return total > 0 ? `${formatBytes(done)} of ${formatBytes(total)}` : formatBytes(done);
  return total > 0 ? `${done} of ${total} ${unit}` : `${done} ${unit}`;
}

/** "writing Blue stick  [#####-----]  50%  512 MiB of 1.0 GiB  24 MiB/s  21 s left" */
export function progressLine(row: Row, nowMs: number, { columns, unicode }: PageStyle): string {
  const { progress } = row;
  const parts = [amount(progress)];
  const elapsedMs = nowMs - row.phaseBeganMs;
  if (elapsedMs >= speedAfterMs && progress.done > row.phaseBeganAt) {
    const perSecond = ((progress.done - row.phaseBeganAt) * 1000) / elapsedMs;
    if (progress.unit === 'bytes') parts.push(`${formatBytes(Math.round(perSecond))}/s`);
    if (progress.done < progress.total) {
      parts.push(`${durationText((progress.total - progress.done) / perSecond)} left`);
    }
  }
  if (!progress.cancellable) parts.push('do not unplug');
  const share = progress.total > 0 ? Math.min(1, progress.done / progress.total) : null;
  const barColumns = share === null || columns < 60 ? 0 : 16;
  const filled = Math.round((share ?? 0) * barColumns);
  const bar =
    barColumns === 0
      ? ''
      : `  ${(unicode ? '█' : '#').repeat(filled)}${(unicode ? '░' : '-').repeat(barColumns - filled)}`;
  const percent = share === null ? '' : `  ${String(Math.floor(share * 100)).padStart(3)}%`;
  const figures = `${bar}${percent}  ${parts.join('  ')}`;
  const title = cutMiddle(titleOf(progress), Math.max(12, columns - 1 - textWidth(figures)));
  return cutMiddle(`${title}${figures}`, columns - 1);
}

export class ProgressDisplay {
  readonly #input: ProgressDisplayInput;
  readonly #rows = new Map<string, Row>();
  readonly #announced = new Set<string>();
  #drawnRows = 0;
  #drawnAtMs = Number.NEGATIVE_INFINITY;

  constructor(input: ProgressDisplayInput) {
    this.#input = input;
  }

  show(progress: Progress): void {
    // What failed is told with the results.
    if (progress.failed !== undefined) return;
    if (this.#input.form !== 'bars') return this.#announce(progress);
    const nowMs = this.#input.nowMs();
    const subject = progress.subject ?? '';
    const row = this.#rows.get(subject);
    const newPhase = row?.progress.phase !== progress.phase;
    if (row === undefined || newPhase) {
      this.#rows.set(subject, { progress, phaseBeganMs: nowMs, phaseBeganAt: progress.done });
    } else {
      row.progress = progress;
    }
    const last = progress.total > 0 && progress.done >= progress.total;
    if (newPhase || last || nowMs - this.#drawnAtMs >= redrawEveryMs) this.#draw(nowMs);
  }

  #announce(progress: Progress): void {
    const title = titleOf(progress);
    if (this.#input.form === 'nothing' || this.#announced.has(title)) return;
    this.#announced.add(title);
    this.#input.output.write(`${title}\n`);
  }

  /** One write a frame, so that a slow terminal never shows half of it. */
  #draw(nowMs: number): void {
    this.#drawnAtMs = nowMs;
    const { style, output } = this.#input;
    const rows = [...this.#rows.values()].slice(-mostRows);
    const lines = rows.map((row) => `\u001b[2K${progressLine(row, nowMs, style)}\n`);
    output.write(this.#backToTop() + lines.join(''));
    this.#drawnRows = lines.length;
  }

  #backToTop(): string {
    return this.#drawnRows === 0 ? '' : `\u001b[${this.#drawnRows}A`;
  }

  /** Removes the bars, before anything else is written to the terminal. */
  clear(): void {
    if (this.#drawnRows === 0) return;
    this.#input.output.write(`${this.#backToTop()}\u001b[J`);
    this.#drawnRows = 0;
    this.#rows.clear();
  }
}
