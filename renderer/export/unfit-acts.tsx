// What can be done about a volume that is refused: insist on one that announces more than storage, or never see it here again.
import { useState } from 'react';
import { andList } from '../../shared/domain/text.ts';
import type { Volume } from '../../shared/ipc/views.ts';
import { Button, ButtonRow } from '../parts/button.tsx';
import { ConfirmTyped } from '../parts/dialog.tsx';
import { NeverOffer } from '../volumes/never-offer.tsx';
import { canBePinned } from '../volumes/volume-state.ts';
import { useExport } from './export-context.ts';
import { canInsist, volumeName } from './media-choice.ts';

/** Something can be done about it. */
export const hasUnfitActs = (volume: Volume): boolean =>
  canInsist(volume) || (canBePinned(volume) && volume.medium === null);

export function UnfitActs({ volume }: { readonly volume: Volume }) {
  return (
    <ButtonRow>
      {canInsist(volume) && <Insist volume={volume} />}
      <NeverOffer volume={volume} />
    </ButtonRow>
  );
}

function Insist({ volume }: { readonly volume: Volume }) {
  const { dispatch } = useExport();
  const [asked, setAsked] = useState(false);
  const { token, announcedWords, drive } = volume;
  const name = volumeName(volume);
  if (announcedWords === null) return null;
  return (
    <>
      <Button size="small" label={`Use it all the same: ${name}`} onPress={() => setAsked(true)}>
        Use it all the same…
      </Button>
      <ConfirmTyped
        open={asked}
        title={`Use ${name} all the same?`}
        act="Use it all the same"
        name={announcedWords}
        onAct={({ name: typed }) => {
          dispatch({ type: 'accepted', volume: token, typed });
          setAsked(false);
        }}
        onClose={() => setAsked(false)}
      >
        {`It says that it is ${andList(drive?.announces ?? [])} as well as storage. Such a stick can type commands as if you had. Go on only if you know why it does. The journal keeps what you accepted.`}
      </ConfirmTyped>
    </>
  );
}
