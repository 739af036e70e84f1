// A file that is dropped anywhere on the window is taken for a bundle. The page hands it to the bridge and gets a token, never a path.
import { useEffect, useRef, useState } from 'react';
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { useNavigation } from '../app/navigation.tsx';
import { useBridge } from '../bridge/bridge-context.tsx';
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { ImportIcon } from '../parts/icons.ts';
import { Stack } from '../parts/layout.tsx';
import styles from './import.module.css';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

export function WindowDrop() {
  const { takeDropped } = useBridge();
  const { route, go } = useNavigation();
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<ErrorRecord | null>(null);
  // The set that an import was opened for stays.
  const set = useRef<string | undefined>(undefined);
  useEffect(() => {
    set.current = route.name === 'import' ? route.set : undefined;
  }, [route]);

  useEffect(() => {
    if (takeDropped === undefined) return;
    const take = async (file: File) => {
      const answer = await takeDropped(file);
      if (!answer.ok) return setRefused(answer.error);
      go({
        name: 'import',
        ...(set.current !== undefined && { set: set.current }),
        bundle: answer.value,
      });
    };
    const onOver = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      // Between two elements of the page the pointer is over one of them.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      setRefused(null);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void take(file);
    };
    document.addEventListener('dragover', onOver);
    document.addEventListener('dragleave', onLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('dragleave', onLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, [takeDropped, go]);

  return (
    <>
      {over && (
        <aside className={styles['veil']} aria-label="Drop a bundle">
          <p>
            <ImportIcon size={28} tone="accent" /> Drop the bundle to look into it
          </p>
        </aside>
      )}
      {refused !== null && (
        <aside className={styles['toast']} aria-label="What was dropped">
          <Stack space={3}>
            <ErrorPanel
              error={refused}
              stillGood="Nothing of it was read."
              action={<Button onPress={() => setRefused(null)}>Close</Button>}
            />
          </Stack>
        </aside>
      )}
    </>
  );
}
