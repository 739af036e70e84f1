// Which reading of its copies a set counts as verified: as its profile says, any, or only a cold one. What is said goes into the journal.
import { useState } from 'react';
import type { DemandedLevel } from '../../shared/domain/words.ts';
import type { SetFacts } from '../../shared/ipc/set-facts.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Section, Stack } from '../parts/layout.tsx';
import { useAnnounce } from '../parts/live-region.tsx';
import { RadioGroup } from '../parts/radio-group.tsx';

const asProfileSays = 'as-profile-says';
type Choice = DemandedLevel | typeof asProfileSays;

const profileCounts: Readonly<Record<DemandedLevel, string>> = {
  any: 'Its profile counts any verification.',
  cold: 'Its profile counts cold readings only.',
};

/** The choice takes effect by its button: moving through it with the arrow keys records nothing. */
export function CountedReading({ facts: { set, profile, knowledge } }: { readonly facts: SetFacts }) {
  const describe = useCall('sets.describe');
  const announce = useAnnounce();
  const said: Choice = knowledge.verificationLevel ?? asProfileSays;
  const [touched, setTouched] = useState<Choice | null>(null);
  const chosen = touched ?? said;

  const record = async () => {
    const verificationLevel = chosen === asProfileSays ? null : chosen;
    const answer = await describe.run({ set, changes: { verificationLevel } });
    if (!answer.ok) return;
    setTouched(null);
    announce('It is recorded which reading counts.');
  };

  return (
    <Section title="Which reading counts" note="as verified">
      <Stack space={4}>
        <RadioGroup<Choice>
          label="What counts as verified"
          labelUnseen
          options={[
            {
              id: asProfileSays,
              label: 'As the profile says',
              detail: profileCounts[profile.verificationLevel],
            },
            {
              id: 'any',
              label: 'Any verification',
              detail: 'Reading it back right after it was written is enough.',
            },
            {
              id: 'cold',
              label: 'Read cold only',
              detail:
                'Only a reading after unplugging and plugging in again counts: nothing of it can have come from the memory of this computer. Of media that cannot be unplugged any verification counts.',
            },
          ]}
          chosen={chosen}
          onChange={setTouched}
        />
        <div>
          <Button
            busy={describe.busy}
            reason={chosen === said ? 'Nothing is changed yet.' : undefined}
            onPress={() => void record()}
          >
            Record it
          </Button>
        </div>
        {describe.error !== null && <ErrorPanel error={describe.error} stillGood="Nothing was recorded." />}
      </Stack>
    </Section>
  );
}
