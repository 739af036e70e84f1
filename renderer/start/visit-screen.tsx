// A medium that is read without a vault on this laptop: what can be done with it, and closing it.
import { useNavigation } from '../app/navigation.tsx';
import { useCall } from '../bridge/use-call.ts';
import { Button } from '../parts/button.tsx';
import { RestoreIcon, ShieldCheckIcon, TimerIcon } from '../parts/icons.ts';
import { Page, Stack } from '../parts/layout.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { ActionRows } from '../parts/panel.tsx';

export function VisitScreen() {
  const { go } = useNavigation();
  const lock = useCall('vault.lock');
  return (
    <Page>
      <Stack space={6}>
        <PageHeader
          title="Reading a medium"
          line="Everything here comes from the medium alone. Nothing is kept on this laptop but what you restore."
          actions={
            <Button busy={lock.busy} onPress={() => void lock.run({})}>
              Close the medium
            </Button>
          }
        />
        <ActionRows
          label="What to do with the medium"
          rows={[
            {
              id: 'restore',
              icon: RestoreIcon,
              title: 'Restore',
              line: 'Bring the items of a copy back into a folder.',
              action: (
                <Button kind="filled" onPress={() => go({ name: 'restore' })}>
                  Restore…
                </Button>
              ),
            },
            {
              id: 'drill',
              icon: TimerIcon,
              title: 'Drill',
              line: 'Decrypt and compare everything, leave nothing on the disk.',
              action: <Button onPress={() => go({ name: 'drill' })}>Drill…</Button>,
            },
            {
              id: 'verify',
              icon: ShieldCheckIcon,
              title: 'Verify',
              line: 'Read every file back and compare it with what was signed.',
              action: <Button onPress={() => go({ name: 'verify' })}>Verify…</Button>,
            },
          ]}
        />
      </Stack>
    </Page>
  );
}
