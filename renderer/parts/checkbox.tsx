// A box to tick and a switch to turn: a tick answers a question in a form, a switch acts at once.
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField, SwitchButton, SwitchField, Text } from 'react-aria-components';
import styles from './field.module.css';
import { classNames } from './class-names.ts';
import { CheckIcon, MinusIcon } from './icons.ts';

export interface CheckboxProps {
  readonly children: ReactNode;
  readonly checked: boolean | 'some';
  readonly onChange: (checked: boolean) => void;
  readonly description?: ReactNode;
  readonly disabled?: boolean;
}

export function Checkbox({ children, checked, onChange, description, disabled = false }: CheckboxProps) {
  return (
    <CheckboxField
      isSelected={checked === true}
      isIndeterminate={checked === 'some'}
      isDisabled={disabled}
      onChange={onChange}
    >
      <CheckboxButton className={classNames(styles['check'])}>
        <span className={styles['box']}>
          {checked === 'some' ? <MinusIcon size={16} /> : <CheckIcon size={16} />}
        </span>
        <span>{children}</span>
      </CheckboxButton>
      {description !== undefined && (
        <Text
          slot="description"
          elementType="div"
          className={classNames(styles['description'], styles['below'])}
        >
          {description}
        </Text>
      )}
    </CheckboxField>
  );
}

export interface SwitchProps {
  readonly children: ReactNode;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly description?: ReactNode;
  readonly disabled?: boolean;
}

export function Switch({ children, on, onChange, description, disabled = false }: SwitchProps) {
  return (
    <SwitchField isSelected={on} isDisabled={disabled} onChange={onChange}>
      <SwitchButton className={classNames(styles['check'])}>
        <span className={styles['track']}>
          <span className={styles['knob']} />
        </span>
        <span>{children}</span>
      </SwitchButton>
      {description !== undefined && (
        <Text
          slot="description"
          elementType="div"
          className={classNames(styles['description'], styles['belowSwitch'])}
        >
          {description}
        </Text>
      )}
    </SwitchField>
  );
}
