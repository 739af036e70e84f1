// The sixteen words that the host showed: one field that takes them as people type them, or saying that nobody has them.
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { bundleWordCount, parseBundleWords } from '../../shared/domain/words-of-bundle.ts';
import { useBridge } from '../bridge/bridge-context.tsx';
import { Button } from '../parts/button.tsx';
import { Checkbox } from '../parts/checkbox.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Secondary, Stack } from '../parts/layout.tsx';
import { Note } from '../parts/note.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useImport } from './import-context.ts';
import { ImportFrame } from './import-frame.tsx';
import { setInForce } from './import-state.ts';
import { wordsSoFar } from './words-so-far.ts';

export function WordsStep({ refused }: { readonly refused: ErrorRecord | null }) {
  const { state, dispatch, openedFor } = useImport();
  const bridge = useBridge();
  const { words, withoutWords, bundle, inspection } = state;
  const set = setInForce(state, openedFor);
  const { count, problem } = wordsSoFar(words);
  const read = parseBundleWords(words);
  const lacks = withoutWords
    ? undefined
    : words.trim() === ''
      ? 'The words are missing.'
      : (read.problem ?? undefined) === undefined
        ? undefined
        : 'The words are not complete.';
  const start = async () => {
    if (bundle === null || set === null || lacks !== undefined) return;
    dispatch({ type: 'import-pressed' });
    const answer = await bridge.ask('bundles.import', {
      set,
      bundle: bundle.token,
      words: withoutWords ? '' : words,
    });
    dispatch(
      answer.ok
        ? { type: 'import-started', job: answer.value.job }
        : { type: 'refused', error: answer.error },
    );
  };
  return (
    <ImportFrame
      step="words"
      title="What are the words?"
      line={`The host ${visibleText(inspection?.conditions.host ?? '')} showed ${bundleWordCount} words when the kit ended.`}
      back={{ title: 'Back', onPress: () => dispatch({ type: 'went-back' }) }}
      next={
        <Button kind="filled" size="bar" reason={lacks} onPress={() => void start()}>
          {set === null ? 'Import' : `Import into ${visibleText(set)}`}
        </Button>
      }
    >
      <Stack space={6}>
        {refused !== null && <ErrorPanel error={refused} title={visibleText(refused.message)} />}
        {!withoutWords && (
          <Stack space={1}>
            <TextField
              label="The words of the host"
              description="In their order. Capitals, commas and line breaks do not matter."
              lines="several"
              value={words}
              onChange={(typed) => dispatch({ type: 'words-typed', words: typed })}
              error={problem ?? undefined}
              maxLength={1000}
              mono
              wide
              autoFocus
            />
            <div role="status">
              <Secondary>{`${count} of ${bundleWordCount} words`}</Secondary>
            </div>
          </Stack>
        )}
        <Checkbox
          checked={withoutWords}
          onChange={(without) => dispatch({ type: 'without-words', without })}
          description="The bundle is kept all the same, marked “Origin not confirmed” wherever it counts."
        >
          I do not have the words
        </Checkbox>
        {withoutWords && (
          <Note tone="warn" status="due" title="Anyone can make such a bundle.">
            The recipient of this vault is public, so a sealed file says nothing of who sealed it. Without the
            words a bundle may come from anywhere.
          </Note>
        )}
      </Stack>
    </ImportFrame>
  );
}
