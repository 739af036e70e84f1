// The steps of adding a set in words: the column with the answers so far, and the head of each step.
import { assertNever } from '../../shared/domain/assert-never.ts';
import { andList, plural, visibleText } from '../../shared/domain/text.ts';
import { profileById } from '../../shared/profiles/index.ts';
import type { WizardStep } from '../app/wizard-steps.ts';
import { cutMiddle } from '../parts/long-text.ts';
import { openFindings } from '../sets/set-words.ts';
import { nameInForce, profileInForce, type AddSetReadings } from './add-set-answers.ts';
import { stepsFor, type AddSetState } from './add-set-state.ts';
import { itemsInWords } from './preview-groups.ts';

interface Course {
  readonly state: AddSetState;
  readonly readings: AddSetReadings;
}

/** The steps with the answers given so far; "Export" is what comes after. */
export function stepsOfAddSet({ state, readings }: Course): WizardStep[] {
  const { preview } = readings;
  const held = preview.is === 'done' ? preview.result : null;
  const open = held === null ? 0 : openFindings(held.findings).length;
  const all: WizardStep[] = [
    {
      id: 'folders',
      title: 'Folder',
      answers: state.byKit
        ? ['none, a kit brings it']
        : state.folders.map(({ name }) => cutMiddle(visibleText(name), 26)),
    },
    { id: 'profile', title: 'Profile', answers: [profileTitle({ state, readings })] },
    { id: 'items', title: 'Items', answers: held === null ? [] : [itemsInWords(held.items)] },
    {
      id: 'findings',
      title: 'Findings',
      answers: held === null ? [] : [open === 0 ? 'none to mend' : `${open} to look at`],
    },
    { id: 'name', title: 'Name', answers: [cutMiddle(visibleText(nameInForce(state)), 26)] },
    state.byKit ? { id: 'export', title: 'Kit' } : { id: 'export', title: 'Export' },
  ];
  const steps: readonly string[] = stepsFor(state);
  return all.filter(({ id }) => id === 'export' || steps.includes(id));
}

/** "Cardano stake pool"; the id where the proposal is not at hand. */
function profileTitle({ state, readings }: Course): string {
  const id = profileInForce(state, readings);
  if (id === null) return '';
  const { proposal } = readings;
  const proposals = proposal.is === 'done' ? proposal.result.proposals : [];
  return proposals.find(({ profile }) => profile === id)?.title ?? profileById(id)?.title ?? id;
}

export interface StepHead {
  readonly title: string;
  readonly line: string;
}

/** The h1 of a step and the line below it. */
export function headOfStep(course: Course): StepHead {
  const { state, readings } = course;
  const names = andList(state.folders.map(({ name }) => cutMiddle(visibleText(name), 40)));
  const held = readings.preview.is === 'done' ? readings.preview.result : null;
  switch (state.at) {
    case 'folders':
      return { title: 'Which folder holds the originals?', line: 'It is only read, never changed.' };
    case 'profile':
      return {
        title: 'What kind of system is it?',
        line: state.byKit
          ? 'There is a kit for each of these.'
          : `The files in ${names} say so. Look at the reasons, and choose another where they are wrong.`,
      };
    case 'items':
      return held === null
        ? { title: 'What would the set hold?', line: `Every file in ${names} is read now.` }
        : {
            title: `${plural(held.items.length, 'item')} would be protected`,
            line: `Every file in ${names} is in the set, recognised or not. Profile: ${profileTitle(course)}.`,
          };
    case 'findings':
      return {
        title: held === null ? 'What was found?' : findingsTitle(openFindings(held.findings).length),
        line: 'Mending it now is cheaper than on the worst day.',
      };
    case 'name':
      return { title: 'What is it called?', line: 'The name stands on screens, labels and printed sheets.' };
    case 'added':
      return { title: `${visibleText(nameInForce(state))} is a set now.`, line: '' };
    default:
      return assertNever(state.at);
  }
}

const findingsTitle = (open: number): string =>
  open === 0 ? 'Nothing to mend' : `${plural(open, 'finding')} to look at`;
