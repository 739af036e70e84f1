// Which medium a drill takes: drawn by chance among those that should be able to bring the set back.
import type { MediumType } from '../../shared/domain/words.ts';
import type { MediumView } from '../../shared/ipc/views.ts';

export interface DrillMedium {
  readonly id: string;
  readonly label: string;
  readonly type: MediumType;
  readonly location: string;
  readonly verifiedAtMs: number | null;
  /** Attached now, as which volume. */
  readonly volume: string | null;
}

/** Media in use that hold a verified copy of the set. */
export function mediaToDraw(media: readonly MediumView[], set: string): DrillMedium[] {
  return media.flatMap(({ id, label, type, location, state, volume, copies }) => {
    const held = copies.filter((copy) => copy.set === set && copy.status === 'verified');
    if (state !== 'active' || held.length === 0) return [];
    const verified = held.flatMap(({ verifiedAtMs }) => verifiedAtMs ?? []);
    return [
      {
        id,
        label,
        type,
        location,
        volume,
        verifiedAtMs: verified.length === 0 ? null : Math.max(...verified),
      },
    ];
  });
}

/** `chance` is at least 0 and below 1. Another one than `not` where there is one. Null where there is none at all. */
export function drawMedium(
  media: readonly DrillMedium[],
  chance: number,
  not: string | null = null,
): DrillMedium | null {
  const others = media.filter(({ id }) => id !== not);
  const drawn = others.length === 0 ? media : others;
  return drawn[Math.floor(chance * drawn.length)] ?? null;
}
