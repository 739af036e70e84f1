// One of a few, all in sight. For choices with consequences to read, RadioRows of row-list.tsx.
import { Label, RadioButton, RadioField, RadioGroup as AriaRadioGroup, Text } from 'react-aria-components';
import styles from './field.module.css';
import { classNames } from './class-names.ts';
import { Unseen } from './layout.tsx';
import type { Option } from './select.tsx';

export interface RadioGroupProps<Id extends string> {
  readonly label: string;
  readonly options: readonly Option<Id>[];
  readonly chosen: Id | null;
  readonly onChange: (id: Id) => void;
  /** The label is for screen readers only: a heading above says the same. */
  readonly labelUnseen?: boolean;
}

export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { label, options, chosen, onChange, labelUnseen = false } = props;
  return (
    <AriaRadioGroup
      className={classNames(styles['field'])}
      value={chosen}
      onChange={(value) => {
        const option = options.find(({ id }) => id === value);
        if (option !== undefined) onChange(option.id);
      }}
    >
      <Label className={classNames(styles['label'])}>{labelUnseen ? <Unseen>{label}</Unseen> : label}</Label>
      <div className={styles['options']}>
        {options.map(({ id, label: words, detail }) => (
          <RadioField key={id} value={id}>
            <RadioButton className={classNames(styles['check'])}>
              <span className={styles['circle']} />
              <span>{words}</span>
            </RadioButton>
            {detail !== undefined && (
              <Text
                slot="description"
                elementType="div"
                className={classNames(styles['description'], styles['below'])}
              >
                {detail}
              </Text>
            )}
          </RadioField>
        ))}
      </div>
    </AriaRadioGroup>
  );
}
