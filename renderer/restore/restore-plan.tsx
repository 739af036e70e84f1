// In which order what came back is put back: owner and mode of each, what it takes, and what must be kept to before.
import type { RestoreReport } from '../../shared/domain/reports.ts';
import { plural, visibleText } from '../../shared/domain/text.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { Line, Secondary, Section, Stack } from '../parts/layout.tsx';
import { Command, LongName } from '../parts/mono.tsx';
import { Note } from '../parts/note.tsx';
import { NumberedList } from '../parts/steps.tsx';
import styles from './restore.module.css';

/** Files of a step that are named; the others are counted. */
const namedAtOnce = 3;

type Step = RestoreReport['plan'][number];

export function RestorePlan({ set, plan, warnings }: Pick<RestoreReport, 'set' | 'plan' | 'warnings'>) {
  if (plan.length === 0 && warnings.length === 0) return null;
  return (
    <Section title="Putting it back" note={`${visibleText(set)}, in this order`}>
      <Stack space={4}>
        {warnings.length > 0 && (
          <Note tone="warn" status="due" title="Before anything is started">
            <ul className={styles['warnings']}>
              {warnings.map((warning) => (
                <li key={warning}>{visibleText(warning)}</li>
              ))}
            </ul>
          </Note>
        )}
        <NumberedList
          steps={plan.map((step) => (
            <PlanStep key={step.key} step={step} />
          ))}
        />
      </Stack>
    </Section>
  );
}

function PlanStep({ step: { title, paths, owner, mode, step, warning, commands } }: { readonly step: Step }) {
  const rest = paths.slice(namedAtOnce);
  const whose = [owner, mode ?? ''].filter((word) => word !== '').join(', ');
  return (
    <div className={styles['step']}>
      <Line>
        <strong>{visibleText(title)}</strong>
        {whose !== '' && <Secondary>{visibleText(whose)}</Secondary>}
      </Line>
      {warning !== null && <Note tone="warn" status="due" title={visibleText(warning)} small />}
      <div>{visibleText(step)}</div>
      <div className={styles['paths']}>
        {paths.slice(0, namedAtOnce).map((path) => (
          <LongName key={path} name={path} atMost={72} mono />
        ))}
        {rest.length > 0 && <Secondary>{`and ${plural(rest.length, 'more file')}`}</Secondary>}
      </div>
      {commands.length > 0 && (
        <Disclosure title="Set its mode">
          {commands.map((command) => (
            <Command key={command}>{visibleText(command)}</Command>
          ))}
        </Disclosure>
      )}
    </div>
  );
}
