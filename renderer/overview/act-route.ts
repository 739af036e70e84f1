// Where the button of an act leads.
import type { Act } from '../../shared/domain/act.ts';
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { Route } from '../app/routes.ts';

/** A screen; or reading the originals, which happens in place; or nothing that the window can do. */
export type ActTarget =
  | { readonly is: 'route'; readonly route: Route }
  | { readonly is: 'read-originals' }
  | { readonly is: 'nothing' };

const to = (route: Route): ActTarget => ({ is: 'route', route });

export function targetOfAct({ do: doing, set, media }: Act): ActTarget {
  const [medium] = media;
  const ofMedium = medium === undefined ? {} : { medium };
  const ofSet = set === null ? {} : { set };
  switch (doing) {
    case 'add-set':
      return to({ name: 'add-set' });
    case 'attach-originals':
      return { is: 'read-originals' };
    case 'set-clock':
      return { is: 'nothing' };
    case 'export':
      return to({ name: 'export', ...ofSet });
    case 'cold-read':
    case 'verify':
      return to({ name: 'verify', ...ofMedium });
    case 'drill':
      return to({ name: 'drill', ...ofSet, ...ofMedium });
    case 'move-medium':
    case 'replace-medium':
      return to(medium === undefined ? { name: 'media', tab: 'place' } : { name: 'medium', medium });
    case 'see-finding':
      return to(set === null ? { name: 'sets' } : { name: 'set', set, tab: 'findings' });
    default:
      return assertNever(doing);
  }
}
