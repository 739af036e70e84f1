// What the button of an act says: the act and its object.
import type { Act } from '../../shared/domain/act.ts';
import { assertNever } from '../../shared/domain/assert-never.ts';
import { andList, visibleText } from '../../shared/domain/text.ts';
import { cutMiddle } from '../parts/long-text.ts';

/** Labels of media by id. */
export type MediumLabels = ReadonlyMap<string, string>;

/** "Export to Red stick…". An ellipsis says that more is asked before anything happens. */
export function buttonOfAct(act: Act, labels: MediumLabels): string {
  const media = andList(act.media.flatMap((id) => namedMedium(id, labels)));
  switch (act.do) {
    case 'add-set':
      return 'Add a set…';
    case 'attach-originals':
      return 'Read the originals again';
    case 'set-clock':
      return 'See the clock';
    case 'export':
      return media === '' ? 'Export to a new medium…' : `Export to ${media}…`;
    case 'cold-read':
      return media === '' ? 'Read a medium cold…' : `Read ${media} cold…`;
    case 'verify':
      return media === '' ? 'Verify a medium…' : `Verify ${media}…`;
    case 'drill':
      return media === '' ? 'Drill…' : `Drill from ${media}…`;
    case 'move-medium':
      return media === '' ? 'Record the new place…' : `Record where ${media} is…`;
    case 'replace-medium':
      return media === '' ? 'See the media' : `See ${media}`;
    case 'see-finding':
      return act.set === null ? 'See the findings' : `See the findings of ${visibleText(act.set)}`;
    default:
      return assertNever(act.do);
  }
}

/** Names longer than this would make a button of several lines; the sentence above it names the medium in full. */
const longestOnAButton = 24;

function namedMedium(id: string, labels: MediumLabels): string[] {
  const label = labels.get(id);
  return label === undefined ? [] : [cutMiddle(label, longestOnAButton)];
}

/** The same without the object, for a row that names it. */
export function shortButtonOfAct({ do: doing }: Act): string {
  switch (doing) {
    case 'add-set':
      return 'Add a set…';
    case 'attach-originals':
      return 'Read again';
    case 'set-clock':
      return 'See the clock';
    case 'export':
      return 'Export…';
    case 'cold-read':
      return 'Read cold…';
    case 'verify':
      return 'Verify…';
    case 'drill':
      return 'Drill…';
    case 'move-medium':
    case 'replace-medium':
      return 'See the medium';
    case 'see-finding':
      return 'See the findings';
    default:
      return assertNever(doing);
  }
}
