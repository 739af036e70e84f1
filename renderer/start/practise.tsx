// Practising, on the system that one runs.
import { useState } from 'react';
import type { Call } from '../bridge/use-call.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../parts/button.tsx';
import { Select } from '../parts/select.tsx';
import styles from './start.module.css';

export function Practise({ call }: { readonly call: Pick<Call<'vault.practise'>, 'run' | 'busy'> }) {
  const systems = useQuery('vault.practiceSystems', {});
  const known = systems.state.status === 'ready' ? systems.state.value : [];
  const [chosen, setChosen] = useState<string | null>(null);
  const system = chosen ?? known[0]?.id ?? null;
  return (
    <div className={styles['practise']}>
      {known.length > 1 && (
        <Select
          label="Made-up system"
          labelUnseen
          options={known.map(({ id, title }) => ({ id, label: title }))}
          chosen={system}
          onChange={setChosen}
        />
      )}
      <Button busy={call.busy} onPress={() => void call.run(system === null ? {} : { system })}>
        Practise
      </Button>
    </div>
  );
}
