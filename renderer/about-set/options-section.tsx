// What a set of this kind may do without: ticked once, it is not missed any more.
import type { SetFacts } from '../../shared/ipc/set-facts.ts';
import { andList, plural } from '../../shared/domain/text.ts';
import { useCall } from '../bridge/use-call.ts';
import { Checkbox } from '../parts/checkbox.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Section, Stack } from '../parts/layout.tsx';
import styles from './about.module.css';

export function OptionsSection({ facts }: { readonly facts: SetFacts }) {
  const describe = useCall('sets.describe');
  const { set, options, required, knowledge } = facts;
  if (options.length === 0 && required.length === 0) return null;
  const tick = (id: string, ticked: boolean) => {
    const others = knowledge.options.filter((each) => each !== id);
    void describe.run({ set, changes: { options: ticked ? [...others, id] : others } });
  };
  const box = (id: string, title: string, description?: string) => (
    <Checkbox
      key={id}
      checked={knowledge.options.includes(id)}
      onChange={(ticked) => tick(id, ticked)}
      {...(description !== undefined && { description })}
    >
      {title}
    </Checkbox>
  );
  const ticked = required.filter(({ key }) => knowledge.options.includes(key)).length;
  return (
    <Section title="What this set does without" note="what is ticked is not missed">
      <Stack space={4}>
        {options.length > 0 && (
          <div role="group" aria-label="What this set does without" className={styles['choices']}>
            {options.map(({ id, title, waives }) =>
              box(id, title, waives.length === 0 ? undefined : `Not missed then: ${andList(waives)}.`),
            )}
          </div>
        )}
        {required.length > 0 && (
          <Disclosure
            title={
              ticked === 0
                ? `Single items, ${plural(required.length, 'is', 'are')} expected`
                : `Single items, ${ticked} of ${required.length} not missed`
            }
            startsOpen={ticked > 0}
          >
            <div
              role="group"
              aria-label="Single items that this set does not have"
              className={styles['choices']}
            >
              {required.map(({ key, title }) => box(key, `This set has no ${lowerFirst(title)}`))}
            </div>
          </Disclosure>
        )}
        {describe.error !== null && <ErrorPanel error={describe.error} stillGood="Nothing was recorded." />}
      </Stack>
    </Section>
  );
}

/** "Cold signing key" goes on a sentence as "cold signing key"; "KES key" and "VRF key" stay. */
const lowerFirst = (title: string): string =>
  /^[A-Z][a-z]/.test(title) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;
