// What is asked of a volume that becomes a medium: a name, a place, who is accountable for it.
import { mediumTypeNames } from '../../shared/domain/type-names.ts';
import { mediumTypes } from '../../shared/domain/words.ts';
import type { Volume } from '../../shared/ipc/views.ts';
import { Checkbox } from '../parts/checkbox.tsx';
import { Select } from '../parts/select.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useExport } from './export-context.ts';
import { unnamedMedium, type NewMedium } from './export-state.ts';
import { namingProblems } from './media-choice.ts';
import styles from './export.module.css';

const typeOptions = mediumTypes.map((id) => ({
  id,
  label: `${mediumTypeNames[id].slice(0, 1).toUpperCase()}${mediumTypeNames[id].slice(1)}`,
}));

export interface NewMediumFieldsProps {
  readonly volume: Volume;
  /** Labels that other media have. */
  readonly taken: readonly string[];
}

export function NewMediumFields({ volume, taken }: NewMediumFieldsProps) {
  const { state, dispatch } = useExport();
  const words = state.choices.named[volume.token] ?? unnamedMedium;
  const change = (changes: Partial<NewMedium>) =>
    dispatch({ type: 'named', volume: volume.token, words: changes });
  const { label: labelProblem } = namingProblems(volume, words, taken);
  // An empty field is not wrong yet; the bar says what is missing.
  const wrong = words.label.trim() === '' ? undefined : (labelProblem ?? undefined);

  return (
    <div className={styles['fields']}>
      <TextField
        label="Name of the medium"
        description="As it will stand on its label and on checklists."
        value={words.label}
        onChange={(label) => change({ label })}
        error={wrong}
        maxLength={120}
      />
      <TextField
        label="Place where it will rest"
        description="For example “Home, safe” or “Bank Nord, box 214”."
        value={words.location}
        onChange={(location) => change({ location })}
        maxLength={400}
      />
      <TextField
        label="Custodian"
        optional
        description="The person accountable for it."
        value={words.custodian}
        onChange={(custodian) => change({ custodian })}
        maxLength={400}
      />
      <Select
        label="Type"
        options={typeOptions}
        chosen={words.type ?? volume.type}
        onChange={(type) => change({ type })}
      />
      <Checkbox
        checked={words.offsite}
        onChange={(offsite) => change({ offsite })}
        description="Not under the same roof as this laptop: another fire does not reach it."
      >
        The place is off-site
      </Checkbox>
    </div>
  );
}
