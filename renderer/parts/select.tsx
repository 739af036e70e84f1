// One of a few, in a list that opens. For up to five, radios show more; for more than twelve, think again.
import {
  Button as AriaButton,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import styles from './field.module.css';
import { classNames } from './class-names.ts';
import { CaretDownIcon } from './icons.ts';
import { Unseen } from './layout.tsx';

export interface Option<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly detail?: string;
}

export interface SelectProps<Id extends string> {
  readonly label: string;
  readonly options: readonly Option<Id>[];
  readonly chosen: Id | null;
  readonly onChange: (id: Id) => void;
  readonly description?: string;
  readonly placeholder?: string;
  /** The label is for screen readers only: what stands beside it says the same. */
  readonly labelUnseen?: boolean;
}

export function Select<Id extends string>(props: SelectProps<Id>) {
  const {
    label,
    options,
    chosen,
    onChange,
    description,
    placeholder = 'Choose',
    labelUnseen = false,
  } = props;
  return (
    <AriaSelect
      className={classNames(styles['field'])}
      value={chosen}
      onChange={(key) => {
        const option = options.find(({ id }) => id === key);
        if (option !== undefined) onChange(option.id);
      }}
      placeholder={placeholder}
    >
      <Label className={classNames(styles['label'])}>{labelUnseen ? <Unseen>{label}</Unseen> : label}</Label>
      <AriaButton className={classNames(styles['input'], styles['trigger'])}>
        <SelectValue className={classNames(styles['value'])} />
        <CaretDownIcon size={16} />
      </AriaButton>
      {description !== undefined && (
        <Text slot="description" className={classNames(styles['description'])}>
          {description}
        </Text>
      )}
      <Popover className={classNames(styles['popover'])} offset={4}>
        <ListBox className={classNames(styles['list'])} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={classNames(styles['option'])}>
              <Text slot="label">{option.label}</Text>
              {option.detail !== undefined && (
                <Text slot="description" className={classNames(styles['description'])}>
                  {option.detail}
                </Text>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
