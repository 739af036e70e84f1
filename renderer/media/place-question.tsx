// Where a medium will rest and who answers for it, asked where nobody has said so yet: after its first copy.
import { visibleText } from '../../shared/domain/text.ts';
import type { MediumView } from '../../shared/ipc/views.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { Checkbox } from '../parts/checkbox.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Stack } from '../parts/layout.tsx';
import { useAnnounce } from '../parts/live-region.tsx';
import { TextField } from '../parts/text-field.tsx';
import { placeChanges, type GivenPlace } from './place-answers.ts';
import styles from './place-question.module.css';

export interface PlaceQuestionProps {
  readonly medium: MediumView;
  readonly given: GivenPlace;
  /** Null where it is written down. */
  readonly onGiven: (given: GivenPlace | null) => void;
}

export function PlaceQuestion({ medium, given, onGiven }: PlaceQuestionProps) {
  const change = useCall('media.change');
  const announce = useAnnounce();
  const label = visibleText(medium.label);
  const write = async () => {
    const answer = await change.run({ medium: medium.id, changes: placeChanges(medium, given) });
    if (!answer.ok) return;
    onGiven(null);
    announce(`The place of ${label} is written down.`);
  };
  return (
    <Stack space={3}>
      <div role="group" aria-label={`Place of ${label}`} className={styles['fields']}>
        <TextField
          label="Place where it will rest"
          description="For example “Home, safe” or “Bank Nord, box 214”."
          value={given.location}
          onChange={(location) => onGiven({ ...given, location })}
          maxLength={400}
        />
        <TextField
          label="Custodian"
          optional
          description="The person accountable for it."
          value={given.custodian}
          onChange={(custodian) => onGiven({ ...given, custodian })}
          maxLength={400}
        />
        <Checkbox
          checked={given.offsite}
          onChange={(offsite) => onGiven({ ...given, offsite })}
          description="Not under the same roof as this laptop: another fire does not reach it."
        >
          The place is off-site
        </Checkbox>
      </div>
      <div>
        <Button
          size="small"
          busy={change.busy}
          label={`Write it down: ${label}`}
          reason={given.location.trim() === '' ? 'No place is typed yet.' : undefined}
          onPress={() => void write()}
        >
          Write it down
        </Button>
      </div>
      {change.error !== null && <ErrorPanel error={change.error} stillGood="Its copies are as they were." />}
    </Stack>
  );
}
