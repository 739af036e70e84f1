// How a medium is doing: why it should be replaced, its last test, how fast it was read; and what can be done for it.
import { formatDate } from '../../shared/domain/ages.ts';
import type { MediumHealth as Health } from '../../shared/domain/medium-health.ts';
import { plural, visibleText } from '../../shared/domain/text.ts';
import type { MediumView, Volume } from '../../shared/ipc/views.ts';
import { useNavigation } from '../app/navigation.tsx';
import { extentWords, speedWords } from '../medium-test/test-words.ts';
import { Button, ButtonRow } from '../parts/button.tsx';
import { Facts, type Fact } from '../parts/facts.tsx';
import { Section, Stack } from '../parts/layout.tsx';
import { Note } from '../parts/note.tsx';
import { Status } from '../parts/status.tsx';
import { ReleaseButton } from '../volumes/release-button.tsx';

export interface MediumHealthProps {
  readonly medium: MediumView;
  /** As which it is attached; null where it is not. */
  readonly volume: Volume | null;
}

export function MediumHealth({ medium, volume: attached }: MediumHealthProps) {
  const { go } = useNavigation();
  const { volume, health, id } = medium;
  const away = volume === null ? 'It is not plugged in.' : undefined;
  return (
    <Section title="How it is doing">
      <Stack space={4}>
        {(health?.advice ?? []).map(({ reason, sentence }) => (
          <Note
            key={reason}
            tone={reason === 'failed-test' ? 'bad' : 'warn'}
            status={reason === 'failed-test' ? 'suspect' : 'due'}
            title={visibleText(sentence)}
          />
        ))}
        <Facts facts={healthFacts(health)} />
        {away !== undefined && <p>{`${away} Plug it in to test it, repair it or clone a copy of it.`}</p>}
        <ButtonRow>
          {volume !== null && (
            <>
              <Button size="small" onPress={() => go({ name: 'test-medium', volume })}>
                Test it…
              </Button>
              <Button size="small" onPress={() => go({ name: 'repair', medium: id })}>
                Repair it…
              </Button>
              <Button size="small" onPress={() => go({ name: 'clone', medium: id })}>
                Clone a copy…
              </Button>
            </>
          )}
          <ReleaseButton volume={attached} name={visibleText(medium.label)} />
        </ButtonRow>
      </Stack>
    </Section>
  );
}

function healthFacts(health: Health | null): Fact[] {
  const test = health?.lastTest ?? null;
  const read = health?.speeds.at(-1);
  const errors = health?.errors ?? 0;
  return [
    {
      name: 'Last test',
      value:
        test === null ? (
          <Status name="unknown">Never tested</Status>
        ) : (
          <Status name={test.verdict === 'passed' ? 'verified' : 'suspect'}>
            {`${test.verdict === 'passed' ? 'Kept everything' : 'Failed'}, ${extentWords[test.extent]}, ${formatDate(Date.parse(test.at))}`}
          </Status>
        ),
    },
    ...(test === null ? [] : [{ name: 'Writes', value: speedWords(test.writeBytesPerSecond) }]),
    ...(read === undefined
      ? []
      : [{ name: 'Reads', value: `${speedWords(read.readBytesPerSecond)}, last time` }]),
    ...(errors === 0 ? [] : [{ name: 'Errors', value: `${plural(errors, 'file')} in all readings` }]),
  ];
}
