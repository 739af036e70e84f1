// What an empty vault asks for: three steps, the first of them with its button.
import type { Act } from '../../shared/domain/act.ts';
import type { NextAct } from '../../shared/domain/next-acts.ts';
import { Button } from '../parts/button.tsx';
import { Section } from '../parts/layout.tsx';
import { StepList } from '../parts/steps.tsx';
import { buttonOfAct } from './act-words.ts';
import { linesOfAct } from './next-act-words.ts';

export interface FirstStepsProps {
  readonly acts: readonly NextAct[];
  readonly onAct: (act: Act) => void;
}

export function FirstSteps({ acts, onAct }: FirstStepsProps) {
  return (
    <Section title="Start here">
      <StepList
        label="Steps to 3-2-1"
        steps={acts.map((next, index) => ({
          id: next.act.do,
          title: next.title,
          state: index === 0 ? 'now' : 'later',
          lines: [linesOfAct(next)],
          ...(index === 0 && {
            action: (
              <Button kind="filled" onPress={() => onAct(next.act)}>
                {buttonOfAct(next.act, new Map())}
              </Button>
            ),
          }),
        }))}
      />
    </Section>
  );
}
