// Media: what the vault knows of each, and recording what changed.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import type { MediumAttributes } from '../../../shared/domain/facts.ts';
import type { MediumSummary } from '../../../shared/domain/reports.ts';
import type { JobContext } from './context.ts';
import { healthOf } from './health.ts';

/** A medium as the catalogue keeps it. */
type KnownMedium = MediumAttributes & { id: string };

export function listMedia(context: JobContext): MediumSummary[] {
  return context.ledger.catalogue.media().map((medium) => summaryOf(context, medium));
}

/** Records changes to a medium named by id, a unique beginning of it, or its label. Errors: medium-unknown, bad-input. */
export async function setMedium(
  context: JobContext,
  name: string,
  changes: Partial<MediumAttributes>,
): Promise<MediumSummary> {
  const medium = find(context, name);
  const news = Object.fromEntries(
    Object.entries(changes).filter(
      ([key, value]) => value !== undefined && medium[key as keyof MediumAttributes] !== value,
    ),
  );
  if (Object.keys(news).length > 0) {
    await context.ledger.commit((catalogue, atMs) => {
      catalogue.append({ kind: 'medium-changed', body: { medium: medium.id, ...news } }, atMs);
    });
  }
  return summaryOf(context, find(context, medium.id));
}

function find(context: JobContext, name: string): KnownMedium {
  const media = context.ledger.catalogue.media();
  const wanted = name.replaceAll(' ', '');
  const byId = wanted === '' ? [] : media.filter((medium) => medium.id.startsWith(wanted.toLowerCase()));
  const matches = byId.length > 0 ? byId : media.filter((medium) => medium.label === name);
  const [match] = matches;
  if (match === undefined)
    throw new ColdkeepError('medium-unknown', `There is no medium "${name}" in this vault.`);
  if (matches.length > 1) {
    throw new ColdkeepError(
      'bad-input',
      `"${name}" fits several media: ${matches.map((medium) => medium.id).join(', ')}.`,
      {
        hint: 'Give more of the id.',
      },
    );
  }
  return match;
}

/** What the window and the command line show of a medium. */
export function summaryOf(context: JobContext, medium: KnownMedium): MediumSummary {
  const copies = context.ledger.catalogue
    .copies()
    .filter(
      (copy) => copy.medium === medium.id && (copy.status === 'verified' || copy.status === 'written'),
    ).length;
  const { id, label, type, location, offsite, custodian, state } = medium;
  const health = healthOf(context, id);
  return { id, label, type, location, offsite, custodian, state, copies, health };
}
