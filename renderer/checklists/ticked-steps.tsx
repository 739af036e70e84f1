// Beside the current step: all steps, which are ticked, by whom and when.
import { formatClock } from '../../shared/domain/ages.ts';
import { Section } from '../parts/layout.tsx';
import { StatusGlyph } from '../parts/status-glyph.tsx';
import styles from './checklists.module.css';
import type { RunStep } from './run-progress.ts';

export function TickedSteps({ steps }: { readonly steps: readonly RunStep[] }) {
  return (
    <Section title="Steps">
      <ol className={styles['ticked']}>
        {steps.map(({ index, step, tick }) => (
          <li key={index}>
            <StatusGlyph name={tick === null ? 'planned' : 'met'} />
            <span>
              {index + 1}. {step.title}
              {tick !== null && (
                <small>
                  {tick.by}
                  {tick.second !== '' && ` and ${tick.second}`}, {formatClock(tick.atMs)} UTC
                  {tick.note !== '' && `. ${tick.note}`}
                </small>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
