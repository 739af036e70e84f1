// The head of the column: the mark, the vault's name with its menu, its state, and "Practice" where nothing is real.
import { useState } from 'react';
import { useAppState } from '../bridge/bridge-context.tsx';
import { useCall } from '../bridge/use-call.ts';
import { Confirm } from '../parts/dialog.tsx';
import { CaretDownIcon, FlaskIcon, GearIcon, LockIcon, LockOpenIcon, TrashIcon } from '../parts/icons.ts';
import { Unseen } from '../parts/layout.tsx';
import { LongName } from '../parts/mono.tsx';
import { Menu, type MenuEntry } from '../parts/menu.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { ProductMark } from '../parts/product-mark.tsx';
import { shownName } from '../parts/long-text.ts';
import styles from './column.module.css';
import { useNavigation } from './navigation.tsx';

/** "Practice" on every screen of a practice vault. */
export function PracticeMark() {
  const { vault } = useAppState();
  if (!vault.practice) return null;
  return (
    <div className={styles['practice']}>
      <FlaskIcon size={16} />
      <span>
        <strong>Practice</strong>, nothing is real
      </span>
    </div>
  );
}

export function VaultHead() {
  const { vault } = useAppState();
  const { go } = useNavigation();
  const lock = useCall('vault.lock');
  const endPractice = useCall('vault.endPractice');
  const [ending, setEnding] = useState(false);
  const name = vault.name ?? (vault.visiting ? 'A medium' : 'Coldkeep');

  const end = async () => {
    const answer = await endPractice.run({});
    if (answer.ok) setEnding(false);
  };
  const entries: MenuEntry[] = [
    { id: 'settings', title: 'Settings', icon: GearIcon, onChoose: () => go({ name: 'settings' }) },
    { id: 'lock', title: 'Lock now', icon: LockIcon, onChoose: () => void lock.run({}) },
    ...(vault.practice
      ? [{ id: 'end', title: 'End the practice…', icon: TrashIcon, onChoose: () => setEnding(true) }]
      : []),
  ];
  return (
    <>
      <Menu look="bare" entries={entries}>
        <span className={styles['vault']}>
          <ProductMark />
          <span>
            <span className={styles['vaultName']}>
              {shownName(name, 30).shown}
              <CaretDownIcon size={16} tone="ink2" />
            </span>
            <span className={styles['vaultState']}>
              <LockOpenIcon size={16} /> {vault.visiting ? 'Read without a vault' : 'Unlocked'}
              <Unseen>, menu</Unseen>
            </span>
          </span>
        </span>
      </Menu>
      <PracticeMark />
      <Confirm
        open={ending}
        title="End the practice?"
        act="Remove the practice vault"
        cancel="Go on practising"
        destructive
        busy={endPractice.busy}
        onClose={() => setEnding(false)}
        onAct={() => {
          void end();
        }}
      >
        <p>
          The practice vault <LongName name={name} />, its made-up keys and its pretend media are removed from
          this laptop. Nothing real is touched.
        </p>
        {endPractice.error !== null && <ErrorPanel error={endPractice.error} />}
      </Confirm>
    </>
  );
}
