// The editor of a user's own items, as a reducer: what is typed, before it is a profile.
import { assertNever } from '../../shared/domain/assert-never.ts';
import type { Kind } from '../../shared/domain/words.ts';
import type { OwnItem, OwnProfile } from '../../shared/profiles/own-profile.ts';

/** An item as it is typed: numbers are text until they are right. */
export interface TypedItem {
  /** Of this editing; not the key of the item. */
  readonly id: string;
  /** The key of an item that exists already; null for a new one, which gets its key from its title. */
  readonly key: string | null;
  readonly title: string;
  /** One pattern a line. */
  readonly patterns: string;
  readonly kind: Kind;
  readonly required: boolean;
  readonly derivable: boolean;
  readonly changes: string;
  /** Empty: its content does not age. */
  readonly contentDays: string;
  readonly verifyDays: string;
  readonly restoreOrder: string;
  readonly owner: string;
  /** Empty: as it was. */
  readonly mode: string;
  readonly note: string;
}

export interface OwnItemsState {
  readonly title: string;
  readonly summary: string;
  readonly items: readonly TypedItem[];
  /** The one that is open. */
  readonly open: string | null;
  /** True where something differs from what is saved. */
  readonly changed: boolean;
  readonly made: number;
}

export type OwnItemsEvent =
  | { readonly type: 'named'; readonly title: string }
  | { readonly type: 'described'; readonly summary: string }
  | { readonly type: 'added' }
  | { readonly type: 'opened'; readonly id: string | null }
  | { readonly type: 'typed'; readonly id: string; readonly changes: Partial<Omit<TypedItem, 'id' | 'key'>> }
  | { readonly type: 'taken-out'; readonly id: string }
  /** A file was read: it takes the place of what was there. */
  | { readonly type: 'read'; readonly profile: OwnProfile }
  | { readonly type: 'saved'; readonly profile: OwnProfile };

const typed = (id: string, item: OwnItem): TypedItem => ({
  id,
  key: item.key,
  title: item.title,
  patterns: item.globs.join('\n'),
  kind: item.kind,
  required: item.required,
  derivable: item.derivable,
  changes: item.changes,
  contentDays: item.contentDays === null ? '' : String(item.contentDays),
  verifyDays: String(item.verifyDays),
  restoreOrder: String(item.restoreOrder),
  owner: item.owner,
  mode: item.mode ?? '',
  note: item.note,
});

const newItem = (id: string): TypedItem => ({
  id,
  key: null,
  title: '',
  patterns: '',
  kind: 'config',
  required: true,
  derivable: false,
  changes: '',
  contentDays: '',
  verifyDays: '90',
  restoreOrder: '50',
  owner: '',
  mode: '',
  note: '',
});

/** `profile` is what is saved; null where nothing is. */
export const beginOwnItems = (profile: OwnProfile | null): OwnItemsState => ({
  title: profile?.title ?? '',
  summary: profile?.summary ?? '',
  items: (profile?.items ?? []).map((item, index) => typed(`item-${index}`, item)),
  open: null,
  changed: false,
  made: profile?.items.length ?? 0,
});

export function ownItemsReducer(state: OwnItemsState, event: OwnItemsEvent): OwnItemsState {
  switch (event.type) {
    case 'named':
      return { ...state, title: event.title, changed: true };
    case 'described':
      return { ...state, summary: event.summary, changed: true };
    case 'added': {
      const id = `item-${state.made}`;
      const items = [...state.items, newItem(id)];
      return { ...state, items, open: id, made: state.made + 1, changed: true };
    }
    case 'opened':
      return { ...state, open: event.id };
    case 'typed':
      return {
        ...state,
        changed: true,
        items: state.items.map((item) => (item.id === event.id ? { ...item, ...event.changes } : item)),
      };
    case 'taken-out':
      return {
        ...state,
        changed: true,
        open: state.open === event.id ? null : state.open,
        items: state.items.filter(({ id }) => id !== event.id),
      };
    case 'read':
      return { ...beginOwnItems(event.profile), changed: true };
    case 'saved':
      return beginOwnItems(event.profile);
    default:
      return assertNever(event);
  }
}
