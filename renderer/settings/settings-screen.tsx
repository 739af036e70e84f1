// Settings: how it looks, when it locks, what media carry, the passphrase, the public keys. Each change takes effect at once.
import type { SettingsView } from '../../shared/ipc/app.ts';
import { useAppState } from '../bridge/bridge-context.tsx';
import { Asked } from '../bridge/asked.tsx';
import { useCall } from '../bridge/use-call.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Switch } from '../parts/checkbox.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Facts } from '../parts/facts.tsx';
import { Page, Prose, Section, Stack } from '../parts/layout.tsx';
import { Mono } from '../parts/mono.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { RadioGroup } from '../parts/radio-group.tsx';
import { Select } from '../parts/select.tsx';
import { Status } from '../parts/status.tsx';
import { MediaChoices } from './media-choices.tsx';
import { PassphraseSection } from './passphrase-section.tsx';
import { PublicKeys } from './public-keys.tsx';

export function SettingsScreen() {
  const settings = useQuery('settings.read', {});
  const change = useCall('settings.change');
  const { vault } = useAppState();
  return (
    <Page>
      <Stack space={8}>
        <PageHeader title="Settings" line="Every change takes effect at once." />
        {change.error !== null && (
          <ErrorPanel error={change.error} stillGood="The setting stays as it was. Nothing else changed." />
        )}
        <Asked query={settings} waiting="Reading the settings">
          {(view) => <Choices view={view} onChange={(changes) => void change.run(changes)} />}
        </Asked>
        {!vault.visiting && <PassphraseSection practice={vault.practice} />}
        <PublicKeys />
        <About />
      </Stack>
    </Page>
  );
}

export interface ChoicesProps {
  readonly view: SettingsView;
  readonly onChange: (changes: Partial<SettingsView>) => void;
}

const idleChoices = ['2', '5', '10', '15', '30', '60', '120'] as const;

function Choices({ view, onChange }: ChoicesProps) {
  return (
    <>
      <Section title="How it looks">
        <RadioGroup
          label="Theme"
          options={[
            { id: 'system', label: 'As the system' },
            { id: 'light', label: 'Light' },
            { id: 'dark', label: 'Dark' },
          ]}
          chosen={view.theme}
          onChange={(theme) => onChange({ theme })}
        />
      </Section>
      <Section title="When it locks">
        <Stack>
          <IdleChoice minutes={view.idleMinutes} onChange={(idleMinutes) => onChange({ idleMinutes })} />
          <SessionSignals />
        </Stack>
      </Section>
      <Section title="Media">
        <Stack>
          <Switch
            on={view.identityOnMedia}
            onChange={(identityOnMedia) => onChange({ identityOnMedia })}
            description="On: any one medium and the passphrase bring everything back. Off: you also need identity.age, kept by you somewhere else."
          >
            The locked identity
          </Switch>
          <Switch
            on={view.catalogueOnMedia === 'full'}
            onChange={(on) => onChange({ catalogueOnMedia: on ? 'full' : 'none' })}
            description="On: one medium brings the whole vault back, with every set, medium, place and the journal. Off: only the items on it."
          >
            The encrypted catalogue
          </Switch>
          <Prose>Both apply from the next export to each medium.</Prose>
          <Switch
            on={view.coldReading}
            onChange={(coldReading) => onChange({ coldReading })}
            description="On: each fresh copy is read once more after its medium was pulled out and plugged in again; putting it off makes a duty. Off: read back past the page cache is enough."
          >
            Cold reading of fresh copies
          </Switch>
          <MediaChoices view={view} onChange={onChange} />
        </Stack>
      </Section>
    </>
  );
}

function IdleChoice(props: { readonly minutes: number; readonly onChange: (minutes: number) => void }) {
  const { minutes, onChange } = props;
  const known = idleChoices.includes(String(minutes) as (typeof idleChoices)[number]);
  const choices = known
    ? [...idleChoices]
    : [...idleChoices, String(minutes)].toSorted((a, b) => Number(a) - Number(b));
  return (
    <Select
      label="Lock after no input for"
      options={choices.map((choice) => ({ id: choice, label: `${choice} minutes` }))}
      chosen={String(minutes)}
      onChange={(choice) => onChange(Number(choice))}
      description="It also locks on suspend, and never in the middle of writing a copy."
    />
  );
}

function SessionSignals() {
  const { autoLock } = useAppState();
  return autoLock.sessionSignals === 'heard' ? (
    <Status name="met">Locks with the desktop session</Status>
  ) : (
    <Status name="unknown">
      The desktop's lock signals cannot be heard here: lock by hand with Ctrl L when you leave.
    </Status>
  );
}

function About() {
  const { version, vault } = useAppState();
  return (
    <Section title="About">
      <Facts
        facts={[
          { name: 'Coldkeep', value: `Version ${version}` },
          { name: 'Vault folder', value: <Mono>{vault.folder}</Mono> },
          { name: 'Network', value: 'This program contains no network code.' },
        ]}
      />
    </Section>
  );
}
