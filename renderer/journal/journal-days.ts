// The journal by days of UTC, newest first, filtered by what a person types.
import { formatDate } from '../../shared/domain/ages.ts';

export interface JournalEvent {
  readonly atMs: number;
  readonly kind: string;
  readonly what: string;
}

export interface JournalDay {
  readonly day: string;
  readonly events: readonly (JournalEvent & { readonly id: string })[];
}

/** Events in which every typed word occurs, in any case. */
export function matching<E extends JournalEvent>(events: readonly E[], typed: string): E[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return events.filter(({ what }) => {
    const text = what.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Days in the order of the events; `id` is unique within the journal: its position from the oldest. */
export function byDays(events: readonly (JournalEvent & { readonly id: string })[]): JournalDay[] {
  const days: { day: string; events: (JournalEvent & { id: string })[] }[] = [];
  for (const event of events) {
    const day = formatDate(event.atMs);
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}

/** Names each event by its position from the oldest, so that a new one does not rename the others. `events` are newest first. */
export const named = <E extends JournalEvent>(events: readonly E[]): (E & { readonly id: string })[] =>
  events.map((event, index) => ({ ...event, id: String(events.length - index) }));
