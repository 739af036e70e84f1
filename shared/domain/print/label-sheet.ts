// Labels to cut out for media: what whoever finds one has to know, and nothing that tells a stranger what it is worth.
import { formatDate } from '../ages.ts';
import type { MediumSummary } from '../reports.ts';
import { inFours } from '../text.ts';
import { mediumTypeNames } from '../type-names.ts';
import { html } from './html.ts';
import { qrSquare } from './qr-square.ts';
import type { Sheet } from './sheet.ts';
import { fromOrigin, type SheetOrigin } from './sheet-origin.ts';

export interface LabelledMedium extends Pick<MediumSummary, 'id' | 'label' | 'type'> {
  readonly enrolledAtMs: number;
}

/** The code of a label names vault and medium; the key says who must have signed what is on it. */
export const labelCode = (medium: string, origin: SheetOrigin): string =>
  `coldkeep:1 vault=${origin.vault.id} medium=${medium} key=${origin.signingKey}`;

export function labelSheet(media: readonly LabelledMedium[], origin: SheetOrigin): Sheet {
  return {
    ...fromOrigin(origin, null),
    title: 'Labels for media',
    subject: origin.vault.name,
    body: `<p class="lead">Cut them out and put one on each medium, or into its bag. Neither place nor person is on them.</p>
<div class="labels">
${media.map((medium) => labelOf(medium, origin)).join('\n')}
</div>`,
  };
}

/** Cut out, a label has lost the head of its page: it says itself that it belongs to a rehearsal. */
const labelOf = (
  { id, label, type, enrolledAtMs }: LabelledMedium,
  origin: SheetOrigin,
): string => `<div class="label">
${qrSquare(labelCode(id, origin), 'Code: vault, medium and signing key')}
<div>
<h2>${html(label.trim() === '' ? `Medium ${id.slice(0, 8)}` : label)}</h2>
${origin.practice ? '<p><b>PRACTICE, not real.</b></p>\n' : ''}<p>${html(capitalised(mediumTypeNames[type]))}</p>
<p>In use since ${html(formatDate(enrolledAtMs))}</p>
<p>Medium <code>${inFours(id.slice(0, 8))}</code></p>
<p>Vault <code>${inFours(origin.vault.id.slice(0, 8))}</code></p>
<p>Key <code>${html(origin.signingKey)}</code></p>
</div>
</div>`;

const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
