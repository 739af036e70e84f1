// What to do after a failure that the heading already names: steps in order, and the code for a report.
import type { ReactNode } from 'react';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { stepOf } from '../parts/error-steps.ts';
import { Prose, Section, Stack } from '../parts/layout.tsx';
import { Mono } from '../parts/mono.tsx';
import { NumberedList } from '../parts/steps.tsx';
import { WhatToType } from '../parts/with-commands.tsx';

export interface RemedyProps {
  readonly error: ErrorRecord;
  /** The heading that stands above; where it is not the error's own sentence, that is said here. */
  readonly heading?: string;
  /** In order; the next step of the error where there are none. */
  readonly steps?: readonly ReactNode[];
}

export function Remedy({ error, heading, steps }: RemedyProps) {
  const message = visibleText(error.message);
  return (
    <Stack space={6}>
      {heading !== undefined && heading !== message && <Prose>{message}</Prose>}
      <Section title="What to do">
        <Stack space={6}>
          <NumberedList steps={steps ?? [<WhatToType key="step" text={stepOf(error)} />]} />
          <Disclosure
            title={
              <>
                For a report: code <Mono>{error.code}</Mono>
              </>
            }
          >
            <p>{message}</p>
            <p>{visibleText(error.hint)}</p>
          </Disclosure>
        </Stack>
      </Section>
    </Stack>
  );
}
