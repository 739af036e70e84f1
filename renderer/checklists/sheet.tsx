// A checklist as a sheet on the screen: the same order as on paper.
import type { Checklist, ChecklistStep } from '../../shared/domain/reports.ts';
import { plural, visibleText } from '../../shared/domain/text.ts';
import { mediumTypeNames } from '../../shared/domain/type-names.ts';
import { Facts } from '../parts/facts.tsx';
import { Prose, Section, Stack } from '../parts/layout.tsx';
import { Command, LongName, Mono } from '../parts/mono.tsx';
import { Callout, Note } from '../parts/note.tsx';
import styles from './checklists.module.css';

export function Sheet({ sheet }: { readonly sheet: Checklist }) {
  return (
    <Stack space={6}>
      <MediaToTake media={sheet.media} />
      <NeverBox never={sheet.never} />
      <Section title="Steps" note={plural(sheet.steps.length, 'step')}>
        <ol className={styles['steps']}>
          {sheet.steps.map((step, index) => (
            <li key={`${index} ${step.title}`}>
              <h3>
                {index + 1}. {step.title}
              </h3>
              <StepBody step={step} />
            </li>
          ))}
        </ol>
      </Section>
      <Values values={sheet.values} />
    </Stack>
  );
}

export function MediaToTake({ media }: Pick<Checklist, 'media'>) {
  if (media.length === 0) {
    return <Callout tone="bad" title="No medium holds a copy. This checklist cannot be followed yet." />;
  }
  return (
    <ul className={styles['media']} aria-label="Media to take, best first">
      {media.map(({ label, type, location, custodian, note }, index) => (
        <li key={`${index} ${label}`}>
          <h2>{index === 0 ? 'Take this medium first' : index === 1 ? 'If that one fails' : 'Then'}</h2>
          <p>
            <strong>
              <LongName name={label} atMost={40} />
            </strong>
            , {mediumTypeNames[type]}
          </p>
          <p>{[location, custodian].filter(Boolean).map(visibleText).join('. ')}</p>
          <p>{note}</p>
        </li>
      ))}
    </ul>
  );
}

export function NeverBox({ never }: Pick<Checklist, 'never'>) {
  return (
    <Callout tone="bad" title="Never">
      <ul>
        {never.map((line) => (
          <li key={line}>{line.replace(/^Never /, '').replace(/^./, (first) => first.toUpperCase())}</li>
        ))}
      </ul>
    </Callout>
  );
}

/** What to do, what to type, what must be seen. */
export function StepBody({ step }: { readonly step: ChecklistStep }) {
  return (
    <Stack space={2}>
      {step.acts.map((act) => (
        <Prose key={act}>{act}</Prose>
      ))}
      {step.commands.map((command) => (
        <Command key={command}>{command}</Command>
      ))}
      {step.mustShow.map((seen) => (
        <Prose key={seen}>
          <strong>Must show</strong> {seen}
        </Prose>
      ))}
      {step.critical && <Note tone="warn" title="Two persons" small />}
    </Stack>
  );
}

function Values({ values }: Pick<Checklist, 'values'>) {
  if (values.length === 0) return null;
  return (
    <Section title="Values to compare">
      <Facts
        facts={values.map(({ name, value }) => ({ name: visibleText(name), value: <Mono>{value}</Mono> }))}
      />
    </Section>
  );
}
