// Dialogs: a question in the way, with its answers. The focus stays inside, Esc is the safe answer, and goes back after.
import { useState, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './dialog.module.css';
import { classNames } from './class-names.ts';
import { Button, ButtonRow } from './button.tsx';
import { TextField } from './text-field.tsx';

export interface DialogProps {
  readonly open: boolean;
  /** Esc, and the safe answer. */
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** The answers: the safe one first, the act last. */
  readonly actions: ReactNode;
  /** `alert`: it interrupts and has to be answered. */
  readonly kind?: 'dialog' | 'alert';
  readonly size?: 'normal' | 'wide';
}

export function Dialog({
  open,
  onClose,
  title,
  children,
  actions,
  kind = 'dialog',
  size = 'normal',
}: DialogProps) {
  return (
    <ModalOverlay
      className={classNames(styles['overlay'])}
      isOpen={open}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      // A click beside it answers nothing: what was typed would be lost.
      isDismissable={false}
    >
      <Modal className={classNames(styles['modal'], size === 'wide' && styles['wide'])}>
        <AriaDialog
          className={classNames(styles['dialog'])}
          role={kind === 'alert' ? 'alertdialog' : 'dialog'}
        >
          <Heading slot="title" level={2} className={classNames(styles['title'])}>
            {title}
          </Heading>
          <div className={styles['body']}>{children}</div>
          <div className={styles['actions']}>
            <ButtonRow align="end">{actions}</ButtonRow>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmProps {
  readonly open: boolean;
  /** The act as a question: "Stop the export?" */
  readonly title: string;
  /** What it will do to which thing. */
  readonly children: ReactNode;
  /** The act and its object: "Stop the export". */
  readonly act: string;
  readonly cancel?: string;
  readonly destructive?: boolean;
  readonly busy?: boolean;
  readonly onAct: () => void;
  readonly onClose: () => void;
}

/** A yes-or-no question. The safe answer has the focus. */
export function Confirm(props: ConfirmProps) {
  const {
    open,
    title,
    children,
    act,
    cancel = 'Cancel',
    destructive = false,
    busy = false,
    onAct,
    onClose,
  } = props;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      kind="alert"
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {cancel}
          </Button>
          <Button kind={destructive ? 'danger' : 'filled'} busy={busy} onPress={onAct}>
            {act}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}

export interface ConfirmTypedProps extends Omit<ConfirmProps, 'onAct'> {
  /** What has to be typed, exactly: the name of the set or medium. */
  readonly name: string;
  /** Asks for a reason too, which the journal keeps: at least three characters. */
  readonly reasonLabel?: string;
  readonly onAct: (typed: { name: string; reason: string }) => void;
}

/** A question that wants the name of the thing typed: for what cannot be taken back, and for insisting. */
export function ConfirmTyped({ name, reasonLabel, onAct, ...props }: ConfirmTypedProps) {
  return (
    <TypedDialog
      // A dialog that opens anew begins with empty fields.
      key={props.open ? 'open' : 'closed'}
      {...props}
      name={name}
      {...(reasonLabel !== undefined && { reasonLabel })}
      onAct={onAct}
    />
  );
}

function TypedDialog(props: ConfirmTypedProps) {
  const {
    open,
    title,
    children,
    act,
    cancel = 'Cancel',
    destructive = true,
    busy = false,
    name,
    reasonLabel,
    onAct,
    onClose,
  } = props;
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const missing = whatIsMissing(name, typed, reasonLabel === undefined ? null : reason);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      kind="alert"
      actions={
        <>
          <Button onPress={onClose}>{cancel}</Button>
          <Button
            kind={destructive ? 'danger' : 'filled'}
            busy={busy}
            reason={missing ?? undefined}
            onPress={() => onAct({ name: typed.trim(), reason: reason.trim() })}
          >
            {act}
          </Button>
        </>
      }
    >
      {children}
      <TextField label={`Type “${name}” to go on`} value={typed} onChange={setTyped} autoFocus wide />
      {reasonLabel !== undefined && (
        <TextField
          label={reasonLabel}
          description="The journal keeps it."
          value={reason}
          onChange={setReason}
          wide
        />
      )}
    </Dialog>
  );
}

/** Why the act cannot be pressed yet; null where it can. `reason` is null where none is asked for. */
export function whatIsMissing(name: string, typed: string, reason: string | null): string | null {
  if (typed.trim() !== name.trim()) return 'It is not typed yet.';
  if (reason !== null && reason.trim().length < 3) return 'The reason is not given yet.';
  return null;
}
