// What kind of system runs on the host whose files a kit will bring.
import { Asked } from '../bridge/asked.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { RadioRows } from '../parts/row-list.tsx';
import type { AddSetEvent } from './add-set-state.ts';

export interface KitSystemStepProps {
  readonly chosen: string | null;
  readonly dispatch: (event: AddSetEvent) => void;
}

export function KitSystemStep({ chosen, dispatch }: KitSystemStepProps) {
  const profiles = useQuery('sets.profiles', {});
  const kits = useQuery('kits.systems', {});
  const withKit = kits.state.status === 'ready' ? new Set(kits.state.value.map(({ id }) => id)) : null;
  return (
    <Asked query={profiles} waiting="Reading the profiles" stillGood="Nothing was changed.">
      {(known) => (
        <RadioRows
          label="Systems that have a kit"
          chosen={chosen}
          onChange={(profile) => dispatch({ kind: 'profile-chosen', profile })}
          rows={known
            .filter(({ id }) => withKit === null || withKit.has(id))
            .map(({ id, title, summary }) => ({ id, title, line: summary }))}
        />
      )}
    </Asked>
  );
}
