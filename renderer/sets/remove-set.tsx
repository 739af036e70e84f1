// Taking a set out of the vault: its name has to be typed, and what it does and does not do stands above the field.
import { visibleText } from '../../shared/domain/text.ts';
import { useNavigation } from '../app/navigation.tsx';
import { useCall } from '../bridge/use-call.ts';
import { ConfirmTyped } from '../parts/dialog.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';

export interface RemoveSetProps {
  readonly set: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function RemoveSet({ set, open, onClose }: RemoveSetProps) {
  const { go } = useNavigation();
  const remove = useCall('sets.remove');
  const act = async (confirm: string) => {
    const answer = await remove.run({ set, confirm });
    if (!answer.ok) return;
    onClose();
    go({ name: 'sets' });
  };
  return (
    <ConfirmTyped
      open={open}
      onClose={() => {
        remove.forget();
        onClose();
      }}
      title={`Remove the set ${visibleText(set)}?`}
      name={set}
      act="Remove the set"
      cancel="Keep it"
      destructive
      busy={remove.busy}
      onAct={({ name }) => void act(name)}
    >
      <p>
        Coldkeep stops looking after it: no scans, no rules, no duties. The originals are not touched. Copies
        stay on their media and can still be verified and restored.
      </p>
      {remove.error !== null && <ErrorPanel error={remove.error} stillGood="The set is still there." />}
    </ConfirmTyped>
  );
}
