// Sentences of the engine that quote a command to type: in a line of text, or with the command on a line of its own.
import { visibleText } from '../../shared/domain/text.ts';
import { aroundCommands, piecesOf } from './commands-in.ts';
import { Stack } from './layout.tsx';
import { Command, Mono } from './mono.tsx';
import styles from './with-commands.module.css';

/** In cells and lines: the command in the mono face, where it stands in the sentence. */
export const WithCommands = ({ text }: { readonly text: string }) => (
  <span className={styles['inLine']}>
    {piecesOf(text).map((piece, index) =>
      // Pieces have no other name than their place.
      piece.isCommand ? (
        <Mono key={index}>{visibleText(piece.text)}</Mono>
      ) : (
        <span key={index}>{visibleText(piece.text)}</span>
      ),
    )}
  </span>
);

/** What to do: each command stands alone, to be selected and typed. */
export function WhatToType({ text }: { readonly text: string }) {
  const pieces = aroundCommands(text);
  const [only, ...more] = pieces;
  if (only === undefined || (more.length === 0 && !only.isCommand))
    return <span className={styles['words']}>{visibleText(text)}</span>;
  return (
    <Stack space={2}>
      {pieces.map((piece, index) =>
        piece.isCommand ? (
          <Command key={index}>{visibleText(piece.text)}</Command>
        ) : (
          <div key={index} className={styles['words']}>
            {visibleText(piece.text)}
          </div>
        ),
      )}
    </Stack>
  );
}
