// What each sheet is called where it is offered, and what will be on it.
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { SheetAsked } from '../../shared/ipc/sheets.ts';

export interface SheetWords {
  /** The button that opens the dialog. */
  readonly act: string;
  readonly title: string;
  readonly what: string;
}

export function sheetWords(sheet: SheetAsked): SheetWords {
  switch (sheet.kind) {
    case 'plan':
      return {
        act: 'Print the plan…',
        title: 'Print the plan',
        what: 'The acts in their order with room for initials, and the rules they mend. To be taken along and ticked.',
      };
    case 'drill':
      return {
        act: 'Print the report…',
        title: 'Print the report of the drill',
        what: 'What was rehearsed, from where, how long it took and what did not come back, with room for notes and signatures.',
      };
    case 'receipt':
      return {
        act: 'Print the receipt…',
        title: 'Print the receipt',
        what: 'Every copy of this snapshot as the catalogue knows it, and the values to compare on the worst day. Keep it apart from the media.',
      };
    case 'labels': {
      const one = sheet.media !== 'all' && sheet.media.length === 1;
      return {
        act: one ? 'Print its label…' : 'Print labels…',
        title: one ? 'Print its label' : 'Print labels',
        what: `${one ? 'One label' : 'One label for each medium in use'}, to be cut out: name, ids, signing key and a code. Neither place nor person is on it.`,
      };
    }
    default:
      return assertNever(sheet);
  }
}
