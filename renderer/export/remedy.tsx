// What to do after a failure that the heading already names: steps in order, and the code for a report.
import type { ReactNode } from 'react';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { Section, Stack } from '../parts/layout.tsx';
import { Mono } from '../parts/mono.tsx';
import { NumberedList } from '../parts/steps.tsx';

export interface RemedyProps {
  readonly error: ErrorRecord;
  /** In order; the error's hint where there are none. */
  readonly steps?: readonly ReactNode[];
}

export function Remedy({ error, steps = [visibleText(error.hint)] }: RemedyProps) {
  return (
    <Section title="What to do">
      <Stack space={6}>
        <NumberedList steps={steps} />
        <Disclosure
          title={
            <>
              For a report: code <Mono>{error.code}</Mono>
            </>
          }
        >
          <p>{visibleText(error.message)}</p>
          <p>{visibleText(error.hint)}</p>
        </Disclosure>
      </Stack>
    </Section>
  );
}
