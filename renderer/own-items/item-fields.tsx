// The fields of one item: what it is called, how it is recognised, what it is, how old its copies may get, how it is put back.
import { kindWords } from '../../shared/domain/item-groups.ts';
import { kinds, type Kind } from '../../shared/domain/words.ts';
import { Checkbox } from '../parts/checkbox.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Stack } from '../parts/layout.tsx';
import { Select } from '../parts/select.tsx';
import { TextField } from '../parts/text-field.tsx';
import styles from './own-items.module.css';
import type { TypedItem } from './own-items-state.ts';
import { faultsOf } from './own-profile-of.ts';

export interface ItemFieldsProps {
  readonly item: TypedItem;
  readonly onChange: (changes: Partial<Omit<TypedItem, 'id' | 'key'>>) => void;
}

const kindDetails: Readonly<Record<Kind, string>> = {
  'secret-cold': 'kept offline, seldom used',
  'secret-hot': 'in use on a machine',
  public: 'anyone may read it',
  config: 'how it is set up',
  binary: 'can be had elsewhere',
  data: 'what it works with',
};

export function ItemFields({ item, onChange }: ItemFieldsProps) {
  const faults = faultsOf(item);
  // An empty field is not wrong yet; the row says that something is missing.
  const faultOf = (field: keyof typeof faults, value: string) =>
    value.trim() === '' ? undefined : faults[field];
  return (
    <Stack space={4}>
      <div className={styles['fields']}>
        <TextField
          label="Title"
          description="Master key, Dump of the database."
          value={item.title}
          onChange={(title) => onChange({ title })}
          error={faultOf('title', item.title)}
          maxLength={100}
          autoFocus={item.title === ''}
        />
        <Select<Kind>
          label="Kind"
          options={kinds.map((id) => ({ id, label: kindWords[id], detail: kindDetails[id] }))}
          chosen={item.kind}
          onChange={(kind) => onChange({ kind })}
        />
      </div>
      <TextField
        label="Names of its files"
        description="One a line. * stands for any letters: *.key, dump_*.sql, conf/app.yml."
        lines="several"
        value={item.patterns}
        onChange={(patterns) => onChange({ patterns })}
        error={faultOf('patterns', item.patterns)}
        maxLength={10_000}
        mono
        wide
      />
      <Stack space={2}>
        <Checkbox checked={item.required} onChange={(required) => onChange({ required })}>
          It must be there
        </Checkbox>
        <Checkbox checked={item.derivable} onChange={(derivable) => onChange({ derivable })}>
          It can be made again from others
        </Checkbox>
      </Stack>
      <div className={styles['fields']}>
        <TextField
          label="Copies are too old after, in days"
          description="Empty: its content does not age."
          value={item.contentDays}
          onChange={(contentDays) => onChange({ contentDays })}
          error={faultOf('contentDays', item.contentDays)}
          mono
        />
        <TextField
          label="Verify its copies every, in days"
          value={item.verifyDays}
          onChange={(verifyDays) => onChange({ verifyDays })}
          error={faults.verifyDays}
          mono
        />
      </div>
      <Disclosure title="Putting it back">
        <Stack space={4}>
          <div className={styles['fields']}>
            <TextField
              label="Place in the order, 0 to 99"
              description="Lower goes first."
              value={item.restoreOrder}
              onChange={(restoreOrder) => onChange({ restoreOrder })}
              error={faults.restoreOrder}
              mono
            />
            <TextField
              label="Owner"
              optional
              description="The user that needs it."
              value={item.owner}
              onChange={(owner) => onChange({ owner })}
              maxLength={60}
            />
            <TextField
              label="Mode"
              optional
              description="As 600 or 644."
              value={item.mode}
              onChange={(mode) => onChange({ mode })}
              error={faultOf('mode', item.mode)}
              maxLength={3}
              mono
            />
            <TextField
              label="What makes it change"
              optional
              value={item.changes}
              onChange={(changes) => onChange({ changes })}
              maxLength={200}
            />
          </div>
          <TextField
            label="How it is put back"
            optional
            lines="several"
            value={item.note}
            onChange={(note) => onChange({ note })}
            maxLength={500}
            wide
          />
        </Stack>
      </Disclosure>
    </Stack>
  );
}
