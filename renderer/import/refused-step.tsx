// The bundle was refused, or its import was stopped: why, and that nothing of it was kept.
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { Prose } from '../parts/layout.tsx';
import { useNavigation } from '../app/navigation.tsx';
import { useImport } from './import-context.ts';
import { ImportFrame } from './import-frame.tsx';

export function RefusedStep({ error }: { readonly error: ErrorRecord | null }) {
  const { state, dispatch, forget } = useImport();
  const { back } = useNavigation();
  return (
    <ImportFrame
      step={state.inspection === null ? 'claims' : 'result'}
      title={error === null ? 'The import was stopped.' : 'The bundle was refused.'}
      status={error === null ? 'planned' : 'suspect'}
      line="Nothing of it was kept. The set is as it was."
      back={{
        title: 'Leave',
        onPress: () => {
          forget();
          back();
        },
      }}
      next={
        <Button kind="filled" size="bar" onPress={() => dispatch({ type: 'went-back' })}>
          Another bundle
        </Button>
      }
    >
      {error === null ? (
        <Prose>It can be imported again at any time.</Prose>
      ) : (
        <ErrorPanel error={error} title={visibleText(error.message)} />
      )}
    </ImportFrame>
  );
}
