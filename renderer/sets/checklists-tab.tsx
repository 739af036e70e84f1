// The checklists of a set: what can happen, and where to go then.
import { useNavigation } from '../app/navigation.tsx';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ListChecksIcon } from '../parts/icons.ts';
import { ActionRows } from '../parts/panel.tsx';

export interface ChecklistsTabProps {
  readonly set: string;
  readonly scenarios: readonly { readonly id: string; readonly title: string }[];
}

export function ChecklistsTab({ set, scenarios }: ChecklistsTabProps) {
  const { go } = useNavigation();
  if (scenarios.length === 0) {
    return (
      <EmptyState icon={ListChecksIcon} title="No checklist.">
        The profile of this set has no scenario.
      </EmptyState>
    );
  }
  return (
    <ActionRows
      label={`Checklists of ${set}`}
      rows={scenarios.map(({ id, title }) => ({
        id,
        icon: ListChecksIcon,
        title,
        line: 'Filled in with the media, places and people of this vault. To run here or to print.',
        action: (
          <Button label={`Open: ${title}`} onPress={() => go({ name: 'checklist', set, scenario: id })}>
            Open
          </Button>
        ),
      }))}
    />
  );
}
