// Which bundle: chosen in the system's dialog, or dropped on the window.
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { useNavigation } from '../app/navigation.tsx';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { FolderOpenIcon, ImportIcon } from '../parts/icons.ts';
import { Prose, Stack } from '../parts/layout.tsx';
import { Mono } from '../parts/mono.tsx';
import { Note } from '../parts/note.tsx';
import { RouteLink } from '../app/route-link.tsx';
import { useImport } from './import-context.ts';
import { ImportFrame } from './import-frame.tsx';
import styles from './import.module.css';

export function BundleStep({ refused }: { readonly refused: ErrorRecord | null }) {
  const { take, forget, openedFor } = useImport();
  const { back } = useNavigation();
  const choose = useCall('bundles.choose');
  const chooseIt = async () => {
    const answer = await choose.run({});
    if (answer.ok && answer.value.bundle !== null) take(answer.value.bundle);
  };
  const error = refused ?? choose.error;
  return (
    <ImportFrame
      step="bundle"
      title="Which bundle?"
      line="What a kit made on a host that is online, brought here on a stick."
      back={{
        title: 'Cancel',
        onPress: () => {
          forget();
          back();
        },
      }}
      next={
        <Button
          kind="filled"
          size="bar"
          icon={FolderOpenIcon}
          busy={choose.busy}
          onPress={() => void chooseIt()}
        >
          Choose a bundle…
        </Button>
      }
    >
      <Stack space={6}>
        {error !== null && (
          <ErrorPanel
            error={error}
            title="The bundle was refused."
            stillGood={`${error.message} Nothing was kept.`}
          />
        )}
        <div className={styles['drop']}>
          <ImportIcon size={28} tone="accent" />
          <p>
            Drop a bundle on this window, or choose one. Its name begins with <Mono>coldkeep-bundle-</Mono>.
          </p>
        </div>
        <Note title="Nothing is believed yet">
          The bundle is opened and looked at; it comes into a set only when you say so. A host that was taken
          over can put anything into its bundle, and the words show only that it is the one which that host
          made.
        </Note>
        <Prose>
          No bundle yet?{' '}
          <RouteLink to={openedFor === null ? { name: 'kit' } : { name: 'kit', set: openedFor }}>
            Make a kit
          </RouteLink>{' '}
          and run it on the host.
        </Prose>
      </Stack>
    </ImportFrame>
  );
}
