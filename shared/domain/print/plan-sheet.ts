// The cheapest plan to all rules met, to tick on the way.
import { formatDuration } from '../duration.ts';
import type { Plan } from '../policy-plan-schema.ts';
import type { RuleVerdict } from '../reports.ts';
import { notesSection, paragraphs, stepItem, tableSection } from './blocks.ts';
import { html } from './html.ts';
import type { Sheet } from './sheet.ts';
import { fromOrigin, type SheetOrigin } from './sheet-origin.ts';

/** `rules`: how they stood when this was printed, open ones first. */
export function planSheet(plan: Plan, rules: readonly RuleVerdict[], origin: SheetOrigin): Sheet {
  const open = rules.filter(({ status }) => status !== 'met');
  return {
    ...fromOrigin(origin, null),
    title: 'The way to all rules met',
    subject: plan.set,
    body: `<p class="lead">${html(plan.sentence)}</p>
${plan.acts.length === 0 ? '' : stepsOf(plan)}
${plan.withoutTheTrip === null ? '' : `<section><h2>Without the trip</h2><p>${html(plan.withoutTheTrip.text)}</p></section>`}
${
  open.length === 0
    ? ''
    : tableSection(
        'What this mends',
        ['Stands', 'Seen'],
        open.map(({ status, detail }) => [status === 'unmet' ? 'Unmet' : 'Not certain', detail]),
      )
}
${notesSection}`,
  };
}

const stepsOf = ({
  acts,
}: Plan): string => `<p class="columns"><span></span><span>Act</span><span>Initials</span><span>About</span></p>
<ol class="steps">
${acts
  .map(({ title, why, note, minutes }, index) =>
    stepItem(
      `${index + 1}. ${title}`,
      paragraphs([note, why]),
      `<div class="initials"><i></i></div>
<div class="minutes">${html(formatDuration(minutes * 60))}</div>`,
    ),
  )
  .join('\n')}
</ol>`;
