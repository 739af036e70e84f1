// Where an act that the domain proposes is done: a duty, the next act of the overview, a step of a plan.
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { Act } from '../../shared/domain/act.ts';
import type { Route } from './routes.ts';

export function routeOfAct(act: Act): Route {
  const [medium] = act.media;
  const set = act.set === null ? {} : { set: act.set };
  const one = medium === undefined ? {} : { medium };
  switch (act.do) {
    case 'add-set':
      return { name: 'add-set' };
    case 'attach-originals':
      return act.set === null ? { name: 'sets' } : { name: 'set', set: act.set, tab: 'items' };
    case 'set-clock':
      return { name: 'settings' };
    case 'export':
      return { name: 'export', ...set, media: act.media };
    case 'cold-read':
      return { name: 'verify', ...one, cold: true };
    case 'verify':
      return { name: 'verify', ...one };
    case 'drill':
      return { name: 'drill', ...set, ...one };
    case 'move-medium':
    case 'replace-medium':
      return medium === undefined ? { name: 'media', tab: 'medium' } : { name: 'medium', medium };
    case 'see-finding':
      return act.set === null ? { name: 'sets' } : { name: 'set', set: act.set, tab: 'findings' };
    default:
      return assertNever(act.do);
  }
}
