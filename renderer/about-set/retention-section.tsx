// What is kept of older generations, where and why, and what the next export or import would let go.
import { plural, visibleText } from '../../shared/domain/text.ts';
import type { RetentionCarrier } from '../../shared/domain/retention-report.ts';
import { Asked } from '../bridge/asked.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { Secondary, Section, Stack } from '../parts/layout.tsx';
import { LongName } from '../parts/mono.tsx';
import { Moment } from '../parts/quantities.tsx';
import { Status } from '../parts/status.tsx';
import styles from './about.module.css';

export function RetentionSection({ set }: { readonly set: string }) {
  const query = useQuery('sets.retention', { set });
  return (
    <Section title="What is kept">
      <Asked query={query} waiting="Reading what is kept" stillGood="Nothing was changed.">
        {({ rules, carriers }) => (
          <Stack space={3}>
            <ul className={styles['rules']}>
              {rules.map((rule) => (
                <li key={rule}>
                  <Secondary>{visibleText(rule)}</Secondary>
                </li>
              ))}
            </ul>
            {carriers.length === 0 && <Secondary>Nothing was copied yet.</Secondary>}
            {carriers.map((carrier) => (
              <Carrier key={carrier.id} carrier={carrier} />
            ))}
          </Stack>
        )}
      </Asked>
    </Section>
  );
}

function Carrier({ carrier }: { readonly carrier: RetentionCarrier }) {
  const goes = carrier.generations.filter(({ keeps }) => !keeps).length;
  const kept = carrier.generations.length - goes;
  return (
    <Disclosure
      startsOpen={goes > 0}
      title={
        <>
          <LongName name={carrier.label} atMost={24} />
          {goes === 0
            ? `, ${plural(kept, 'generation')}`
            : `, ${kept} kept, ${plural(goes, 'would go', 'would go')}`}
        </>
      }
    >
      <ul className={styles['generations']}>
        {carrier.generations.map(({ id, name, takenAtMs, keeps, why }) => (
          <li key={id}>
            <span>
              {visibleText(name)}, <Moment atMs={takenAtMs} show="day" />
            </span>
            <Secondary>
              <Status name={keeps ? 'met' : 'behind'} small>
                {keeps ? visibleText(why) : `Goes: ${visibleText(why)}`}
              </Status>
            </Secondary>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
