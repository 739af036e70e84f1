// Which set is exported. The first step, unless one came from a set.
import { useState } from 'react';
import { formatBytes, plural, visibleText } from '../../shared/domain/text.ts';
import type { SetLine } from '../../shared/ipc/views.ts';
import { useNavigation } from '../app/navigation.tsx';
import { Asked } from '../bridge/asked.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { StackIcon } from '../parts/icons.ts';
import { cutMiddle } from '../parts/long-text.ts';
import { RadioRows } from '../parts/row-list.tsx';
import { statusOfOverall } from '../parts/status-names.ts';
import { Status } from '../parts/status.tsx';
import { useExport } from './export-context.ts';
import { ExportFrame } from './export-frame.tsx';

export function SetStep() {
  const { state, dispatch } = useExport();
  const query = useQuery('sets.list', {});
  const [picked, setPicked] = useState(state.choices.set);
  const sets = query.state.status === 'ready' ? query.state.value : [];
  const only = sets.length === 1 ? sets[0]?.name : undefined;
  const chosen = sets.find(({ name }) => name === picked)?.name ?? only ?? null;
  const empty = query.state.status === 'ready' && sets.length === 0;

  return (
    <ExportFrame
      step="set"
      title="Which set should be exported?"
      line="Its originals are read now, so that what is written is what is there today."
      next={
        !empty && (
          <Button
            kind="filled"
            size="bar"
            reason={chosen === null ? 'No set is chosen.' : undefined}
            onPress={() => chosen !== null && dispatch({ type: 'set-chosen', set: chosen })}
          >
            Read the originals
          </Button>
        )
      }
    >
      <Asked query={query} waiting="Reading the catalogue" stillGood="Nothing was read or written.">
        {(lines) =>
          lines.length === 0 ? <NoSets /> : <SetRows sets={lines} chosen={chosen} onChoose={setPicked} />
        }
      </Asked>
    </ExportFrame>
  );
}

function SetRows(props: {
  readonly sets: readonly SetLine[];
  readonly chosen: string | null;
  readonly onChoose: (set: string) => void;
}) {
  const { sets, chosen, onChoose } = props;
  return (
    <RadioRows
      label="Sets"
      chosen={chosen}
      onChange={onChoose}
      rows={sets.map((set) => ({
        id: set.name,
        icon: StackIcon,
        title: cutMiddle(visibleText(set.name), 60),
        status: <Status name={statusOfOverall(set.overall)}>{set.verdict}</Status>,
        line: `${set.profileTitle}, ${plural(set.items, 'item')}, ${formatBytes(set.bytes)}`,
        detail: set.sources.map((source) => cutMiddle(visibleText(source), 90)).join(', '),
      }))}
    />
  );
}

function NoSets() {
  const { go } = useNavigation();
  return (
    <EmptyState
      icon={StackIcon}
      title="No set yet."
      action={
        <Button kind="filled" onPress={() => go({ name: 'add-set' })}>
          Add a set
        </Button>
      }
    >
      A set is one protected system: a name, a profile and the folders with its originals.
    </EmptyState>
  );
}
