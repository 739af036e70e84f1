// A line or a few lines of text. Never for a passphrase: those are typed in a window of their own.
import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components';
import styles from './field.module.css';
import { classNames } from './class-names.ts';
import { StatusGlyph } from './status-glyph.tsx';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string;
  /** What is wrong with the value; shown below it and read with it. */
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly autoFocus?: boolean;
  readonly lines?: 'one' | 'several';
  readonly mono?: boolean;
  readonly wide?: boolean;
  readonly maxLength?: number;
  readonly disabled?: boolean;
}

export function TextField(props: TextFieldProps) {
  const { label, value, onChange, description, error, optional = false, lines = 'one' } = props;
  const { autoFocus = false, mono = false, wide = false, maxLength, disabled = false } = props;
  const input = classNames(styles['input'], mono && styles['mono'], lines === 'several' && styles['area']);
  return (
    <AriaTextField
      className={classNames(styles['field'], wide && styles['wide'])}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      isDisabled={disabled}
      autoFocus={autoFocus}
      autoComplete="off"
      spellCheck="false"
      {...(maxLength !== undefined && { maxLength })}
    >
      <Label className={classNames(styles['label'])}>
        {label}
        {optional && <span className={styles['optional']}>, if you like</span>}
      </Label>
      {lines === 'several' ? <TextArea className={input} /> : <Input className={input} />}
      {description !== undefined && (
        <Text slot="description" className={classNames(styles['description'])}>
          {description}
        </Text>
      )}
      <FieldError className={classNames(styles['error'])}>
        <StatusGlyph name="suspect" />
        <span>{error}</span>
      </FieldError>
    </AriaTextField>
  );
}
