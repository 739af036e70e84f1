// An act that the window offers: what to do, to which set, with which media. A button takes it to the right wizard.
import { z } from 'zod';

export const doings = [
  'add-set',
  'attach-originals',
  'set-clock',
  'export',
  'cold-read',
  'verify',
  'drill',
  'move-medium',
  'replace-medium',
  'see-finding',
] as const;

export const actSchema = z.strictObject({
  do: z.enum(doings),
  /** Name of the set; null where it is not about one. */
  set: z.string().nullable(),
  /** Medium ids; empty where a new medium is needed or none. */
  media: z.array(z.string()),
});
export type Act = z.infer<typeof actSchema>;

export const act = (doing: Act['do'], set: string | null = null, media: readonly string[] = []): Act => ({
  do: doing,
  set,
  media: [...media],
});

export const sameAct = (a: Act, b: Act): boolean =>
  a.do === b.do && a.set === b.set && a.media.toSorted().join() === b.media.toSorted().join();
