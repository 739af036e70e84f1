// The words of a medium changed in a dialog: label, place, custodian, type, off-site.
import { useState } from 'react';
import { mediumTypeNames } from '../../shared/domain/type-names.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { mediumTypes } from '../../shared/domain/words.ts';
import type { MediumView } from '../../shared/ipc/views.ts';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { Checkbox } from '../parts/checkbox.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Stack } from '../parts/layout.tsx';
import { Callout } from '../parts/note.tsx';
import { stepOf } from '../parts/error-steps.ts';
import { WhatToType } from '../parts/with-commands.tsx';
import { Select } from '../parts/select.tsx';
import { TextField } from '../parts/text-field.tsx';
import { changedWords, labelProblem, wordsOfMedium } from './medium-changes.ts';

const typeOptions = mediumTypes.map((id) => ({
  id,
  label: `${mediumTypeNames[id].slice(0, 1).toUpperCase()}${mediumTypeNames[id].slice(1)}`,
}));

export interface MediumWordsProps {
  readonly medium: MediumView;
  readonly media: readonly MediumView[];
  readonly onClose: () => void;
}

export function MediumWords({ medium, media, onClose }: MediumWordsProps) {
  const [words, setWords] = useState(() => wordsOfMedium(medium));
  const change = useCall('media.change');
  const problem = labelProblem(words.label, medium, media);
  const changes = changedWords(medium, words);
  const reason = problem ?? (Object.keys(changes).length === 0 ? 'Nothing is changed yet.' : undefined);

  const save = async () => {
    const answer = await change.run({ medium: medium.id, changes });
    if (answer.ok) onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={`Change the words of ${visibleText(medium.label)}`}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="filled" busy={change.busy} reason={reason} onPress={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <Stack space={4}>
        {change.error !== null && (
          <Callout tone="bad" title={visibleText(change.error.message)} urgent>
            <WhatToType text={stepOf(change.error)} />
          </Callout>
        )}
        <TextField
          label="Name of the medium"
          value={words.label}
          onChange={(label) => setWords({ ...words, label })}
          error={words.label === medium.label ? undefined : problem}
          maxLength={120}
          autoFocus
        />
        <TextField
          label="Place where it rests"
          value={words.location}
          onChange={(location) => setWords({ ...words, location })}
          maxLength={400}
        />
        <Checkbox checked={words.offsite} onChange={(offsite) => setWords({ ...words, offsite })}>
          The place is off-site
        </Checkbox>
        <TextField
          label="Custodian"
          optional
          value={words.custodian}
          onChange={(custodian) => setWords({ ...words, custodian })}
          maxLength={400}
        />
        <Select
          label="Type"
          options={typeOptions}
          chosen={words.type}
          onChange={(type) => setWords({ ...words, type })}
        />
      </Stack>
    </Dialog>
  );
}
