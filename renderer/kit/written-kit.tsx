// A kit that was just written: where it is, and what to do on the host.
import { visibleText } from '../../shared/domain/text.ts';
import type { WrittenKit } from '../../shared/ipc/kits.ts';
import { useNavigation } from '../app/navigation.tsx';
import { Button } from '../parts/button.tsx';
import { Secondary, Section, Stack } from '../parts/layout.tsx';
import { Command, Mono } from '../parts/mono.tsx';
import { Panel, PanelHead } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { NumberedList } from '../parts/steps.tsx';

export function WrittenKitNote({ kit: { folder, files, steps } }: { readonly kit: WrittenKit }) {
  const { go } = useNavigation();
  return (
    <Panel tone="act" label="The kit is written">
      <Stack space={4}>
        <PanelHead title="The kit is written." end={<Status name="met">{`${files.length} files`}</Status>} />
        <div>
          <Mono>{visibleText(folder)}</Mono>
          <div>
            <Secondary>{files.map((file) => visibleText(file)).join(', ')}</Secondary>
          </div>
        </div>
        {steps.length > 0 && (
          <Section title="On the host">
            <NumberedList
              steps={steps.map(({ act, commands }) => (
                <Stack key={act} space={1}>
                  <div>{visibleText(act)}</div>
                  {commands.map((command) => (
                    <Command key={command}>{command}</Command>
                  ))}
                </Stack>
              ))}
            />
          </Section>
        )}
        <div>
          <Button onPress={() => go({ name: 'import' })}>Import what it made…</Button>
        </div>
      </Stack>
    </Panel>
  );
}
