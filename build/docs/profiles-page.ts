// Makes docs/profiles.md from the profiles. test/unit/profiles/profiles-docs.test.ts compares the two and says how to renew it.
import { plural } from '../../shared/domain/text.ts';
import { profiles } from '../../shared/profiles/index.ts';
import type { Profile, ProfileItem, ProfileScenario } from '../../shared/profiles/profile.ts';
import { derivedNames } from '../../shared/profiles/scenario-names.ts';
import { profilesIntro } from './profiles-intro.ts';

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const head = (...cells: readonly string[]): string[] => [row(...cells), `|${'---|'.repeat(cells.length)}`];
const code = (text: string): string => `\`${text}\``;
const codes = (texts: readonly string[]): string => texts.map(code).join(', ');
const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

function signsOf({ attested, envelopeTypes, contents, globs }: ProfileItem): string {
  if (attested) return 'in no file: attested';
  return [
    ...(envelopeTypes === undefined ? [] : [`type ${codes(envelopeTypes)}`]),
    ...(contents.length === 0 ? [] : [`form ${codes(contents)}`]),
    ...(globs.length === 0 ? [] : [codes(globs)]),
  ].join('; ');
}

function neededWord({ required, derivable, alternativeKey, several }: ProfileItem): string {
  const words = [
    required ? 'required' : 'optional',
    ...(alternativeKey === undefined ? [] : [`or ${code(alternativeKey)}`]),
    derivable ? 'derivable' : 'irreplaceable',
    ...(several === undefined ? [] : [several === 'alike' ? 'several, alike' : 'several']),
  ];
  return words.join(', ');
}

const agesOf = ({ contentDays, verifyDays, attested }: ProfileItem): string =>
  attested
    ? `looked at within ${verifyDays} d`
    : `${contentDays === null ? '–' : `${contentDays} d`} / ${verifyDays} d`;

const itemTable = ({ items }: Profile): string =>
  [
    ...head('item', 'recognised by', 'kind', 'needed', 'changes', 'content / verified within', 'findings'),
    ...items.map((item) =>
      row(
        `${code(item.key)} ${item.title}`,
        signsOf(item),
        code(item.kind),
        neededWord(item),
        item.changes,
        agesOf(item),
        codes(item.checks),
      ),
    ),
  ].join('\n');

const restoreTable = ({ items }: Profile): string =>
  [
    ...head('order', 'item', 'owner, mode', 'how', 'beware'),
    ...items
      .toSorted((a, b) => a.restoreOrder - b.restoreOrder)
      .map((item) =>
        row(
          String(item.restoreOrder),
          code(item.key),
          item.ownerMode,
          item.restoreStep,
          item.restoreWarning ?? '',
        ),
      ),
  ].join('\n');

const hours = (count: number | null): string =>
  count === null ? 'for the operator to say' : plural(count, 'hour');

function rulesOf({ policy, objectives, retention }: Profile): string {
  const tiers = (['newest', 'hourly', 'daily', 'weekly', 'monthly'] as const)
    .filter((tier) => retention[tier] > 0)
    .map((tier) => `${retention[tier]} ${tier}`);
  return bullets([
    `Policy: ${policy.copies} copies with the original, ${plural(policy.mediaTypes, 'type')} of media, ${policy.offsite} off-site, ${policy.verificationLevel === 'cold' ? 'read cold' : 'verified'} within ${policy.verifiedWithinDays} days, drilled within ${policy.drilledWithinDays} days.`,
    `RPO: ${hours(objectives.rpoHours)}. RTO: ${hours(objectives.rtoHours)}.`,
    `Kept: ${tiers.join(', ')}.`,
  ]);
}

const scenarioLine = ({ id, title, when }: ProfileScenario): string => `${code(id)} **${title}.** ${when}`;

function section(profile: Profile): string {
  const { id, title, summary, items, generations, options, scenarios, never } = profile;
  return [
    `## ${id}`,
    `${title}. ${summary}`,
    rulesOf(profile),
    itemTable(profile),
    ...(generations.length === 0
      ? []
      : [
          'Of one moment:',
          bullets(
            generations.map((generation) => {
              const members = items.filter((item) => item.generation === generation.id).map(({ key }) => key);
              return `**${generation.title}** (${codes(members)}). ${generation.why}`;
            }),
          ),
        ]),
    ...(options.length === 0
      ? []
      : [
          'What a set may do without:',
          bullets(options.map((option) => `${code(option.id)} ${option.title}: ${codes(option.waives)}.`)),
        ]),
    'Restored in this order:',
    restoreTable(profile),
    'Scenarios:',
    bullets(scenarios.map(scenarioLine)),
    ...(never.length === 0 ? [] : ['Never:', bullets(never)]),
  ].join('\n\n');
}

/** The whole page. */
export const profilesPage = (): string =>
  `${[profilesIntro(codes(derivedNames)), ...profiles.map(section)].join('\n\n')}\n`;
