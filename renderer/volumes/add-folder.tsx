// A folder as a medium: a disk or network folder that does not appear by itself is chosen in the system's dialog.
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import { useState } from 'react';
import { visibleText } from '../../shared/domain/text.ts';
import { useAppState, useBridge } from '../bridge/bridge-context.tsx';
import { Button } from '../parts/button.tsx';
import { stepOf } from '../parts/error-steps.ts';
import { FolderOpenIcon } from '../parts/icons.ts';
import { Line, Secondary } from '../parts/layout.tsx';
import { Callout } from '../parts/note.tsx';
import { WhatToType } from '../parts/with-commands.tsx';

export function AddFolder({ onAdded }: { readonly onAdded: (volume: string) => void }) {
  const bridge = useBridge();
  const { vault } = useAppState();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorRecord | null>(null);

  const choose = async () => {
    setBusy(true);
    setError(null);
    const chosen = await bridge.ask('app.chooseFolder', { purpose: 'medium' });
    if (chosen.ok && chosen.value.folder !== null) {
      const added = await bridge.ask('volumes.addFolder', { folder: chosen.value.folder.token });
      if (added.ok) onAdded(added.value.volume);
      else setError(added.error);
    }
    if (!chosen.ok) setError(chosen.error);
    setBusy(false);
  };

  // A rehearsal never writes to a real folder: only its own media are shown.
  if (vault.practice) return null;
  return (
    <div>
      <Line>
        <Button kind="quiet" size="small" icon={FolderOpenIcon} busy={busy} onPress={() => void choose()}>
          Use another folder…
        </Button>
        <Secondary>For a disk or network folder that does not appear by itself.</Secondary>
      </Line>
      {error !== null && (
        <Callout tone="bad" title={visibleText(error.message)} urgent>
          <WhatToType text={stepOf(error)} />
        </Callout>
      )}
    </div>
  );
}
