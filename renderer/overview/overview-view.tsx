// The overview: the verdict in one sentence, the stair of one set, what to do next, its copies by place, and four bad days.
import type { Act } from '../../shared/domain/act.ts';
import type { Overview, SetOverview } from '../../shared/domain/overview.ts';
import { formatBytes, plural, visibleText } from '../../shared/domain/text.ts';
import { Button } from '../parts/button.tsx';
import { Columns, Page, Section } from '../parts/layout.tsx';
import { LongName } from '../parts/mono.tsx';
import { Verdict } from '../parts/verdict.tsx';
import type { MediumLabels } from './act-words.ts';
import { Breakable } from './breakable.tsx';
import { CopiesTable } from './copies-table.tsx';
import { FirstSteps } from './first-steps.tsx';
import { NextActs } from './next-acts.tsx';
import { OriginalsRead, type Reading } from './originals-read.tsx';
import { OtherSets } from './other-sets.tsx';
import styles from './overview.module.css';
import { shownSet } from './sets-in-order.ts';
import { Stair } from './stair.tsx';
import { statusOfVault } from './tone-status.ts';
import { VerdictWarnings } from './verdict-warnings.tsx';
import { WhatIfs } from './what-ifs.tsx';

/** Where the overview leads. */
export type OverviewExit =
  | { readonly to: 'act'; readonly act: Act }
  | { readonly to: 'set'; readonly set: string }
  | { readonly to: 'duties' };

export interface OverviewViewProps {
  readonly overview: Overview;
  /** The set that a person chose to see; null: the worst. */
  readonly chosen: string | null;
  readonly onChoose: (set: string) => void;
  readonly onExit: (exit: OverviewExit) => void;
  readonly reading: Reading;
}

export function OverviewView({ overview, chosen, onChoose, onExit, reading }: OverviewViewProps) {
  const { verdict, tone, line, emptyStair, nextActs } = overview;
  const found = shownSet(overview.sets, chosen);
  const onAct = (act: Act) => onExit({ to: 'act', act });
  return (
    <Page>
      <Verdict
        status={statusOfVault(tone, overview.sets)}
        sentence={verdict}
        line={line}
        {...(found !== null && {
          aside: <OriginalsRead atMs={overview.originalsReadAtMs} reading={reading} />,
        })}
      />
      {found === null ? (
        emptyStair !== null && (
          <Columns aside={<FirstSteps acts={nextActs} onAct={onAct} />}>
            <Stair stair={emptyStair} label="What 3-2-1 asks for" planned />
          </Columns>
        )
      ) : (
        <>
          <Columns
            aside={
              <NextActs
                acts={nextActs}
                labels={labelsOf(overview.sets)}
                onAct={onAct}
                onAllDuties={() => onExit({ to: 'duties' })}
              />
            }
          >
            <Section
              title={
                <Breakable>
                  <LongName name={found.shown.name} atMost={70} />
                </Breakable>
              }
              note={
                <>
                  {describe(found.shown)}.{' '}
                  <Button
                    kind="link"
                    label={`Details of ${visibleText(found.shown.name)}`}
                    onPress={() => onExit({ to: 'set', set: found.shown.name })}
                  >
                    Details
                  </Button>
                </>
              }
              {...(found.others.length > 0 && {
                end: <OtherSets others={found.others} onChoose={onChoose} />,
              })}
            >
              <VerdictWarnings warnings={found.shown.warnings} />
              <Stair
                stair={found.shown.stair}
                label={`How ${visibleText(found.shown.name)} stands against 3-2-1`}
              />
            </Section>
          </Columns>
          <div className={styles['copies']}>
            {found.shown.copiesByPlace.length > 0 && (
              <CopiesTable
                places={found.shown.copiesByPlace}
                label={`Copies of ${visibleText(found.shown.name)} by place`}
              />
            )}
          </div>
          <WhatIfs whatIfs={found.shown.whatIfs} label={`What if, for ${visibleText(found.shown.name)}`} />
        </>
      )}
    </Page>
  );
}

/** "23 items, 212 MB, Cardano stake pool". */
function describe({ items, bytes, profileTitle }: SetOverview): string {
  const size =
    items === null || bytes === null ? ['not read yet'] : [plural(items, 'item'), formatBytes(bytes)];
  return [...size, profileTitle].join(', ');
}

/** Labels of all media that hold a copy of any set. */
export const labelsOf = (sets: readonly SetOverview[]): MediumLabels =>
  new Map(
    sets
      .flatMap(({ copiesByPlace }) => copiesByPlace)
      .flatMap(({ copies }) => copies.map(({ medium, label }) => [medium, label] as const)),
  );
