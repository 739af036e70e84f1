// Adding a set as a wizard: folder, profile with reasons, items, findings, name. At the end it offers the first export.
import { assertNever } from '../../shared/domain/assert-never.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { useNavigation } from '../app/navigation.tsx';
import { WizardShell } from '../app/wizard-shell.tsx';
import { useCall, type Call } from '../bridge/use-call.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../parts/button.tsx';
import { StackIcon } from '../parts/icons.ts';
import { nameInForce, profileInForce, whyNotOn } from './add-set-answers.ts';
import { AddedStep } from './added-step.tsx';
import { FindingsStep } from './findings-step.tsx';
import { FoldersStep } from './folders-step.tsx';
import { ItemsStep } from './items-step.tsx';
import { KitSystemStep } from './kit-system-step.tsx';
import { NameStep } from './name-step.tsx';
import { ProfileStep } from './profile-step.tsx';
import { ReadingFiles } from './reading-files.tsx';
import { headOfStep, stepsOfAddSet } from './step-words.ts';
import { useAddSet, type AddSet } from './use-add-set.ts';

export function AddSetScreen() {
  const wizard = useAddSet();
  const { state, dispatch, readings, forget } = wizard;
  const { back } = useNavigation();
  const sets = useQuery('sets.list', {});
  const taken = sets.state.status === 'ready' ? sets.state.value.map(({ name }) => name) : [];
  const add = useCall('sets.add');

  if (state.at === 'added')
    return <AddedStep name={nameInForce(state)} byKit={state.byKit} steps={stepsOfAddSet(wizard)} />;

  const { title, line } = headOfStep(wizard);
  const reason = whyNotOn(state, readings, taken) ?? undefined;
  const addIt = async () => {
    const name = nameInForce(state).trim();
    const profile = profileInForce(state, readings);
    if (profile === null) return;
    const answer = await add.run({ name, profile, folders: state.folders.map(({ token }) => token) });
    if (!answer.ok) return;
    forget();
    dispatch({ kind: 'added', name });
  };
  return (
    <WizardShell
      name="Add a set"
      icon={StackIcon}
      steps={stepsOfAddSet(wizard)}
      current={state.at}
      title={title}
      {...(line !== '' && { line })}
      back={
        state.at === 'folders'
          ? {
              title: 'Cancel',
              onPress: () => {
                forget();
                back();
              },
            }
          : {
              title: 'Back',
              onPress: () => {
                add.forget();
                dispatch({ kind: 'went-back' });
              },
            }
      }
      next={
        state.at === 'name' ? (
          <Button
            kind="filled"
            size="bar"
            busy={add.busy}
            {...(reason !== undefined && { reason })}
            onPress={() => void addIt()}
          >
            Add the set
          </Button>
        ) : (
          <Button
            kind="filled"
            size="bar"
            {...(reason !== undefined && { reason })}
            onPress={() => dispatch({ kind: 'went-on' })}
          >
            Next
          </Button>
        )
      }
    >
      <StepBody wizard={wizard} taken={taken} add={add} onSubmit={() => void addIt()} />
    </WizardShell>
  );
}

interface StepBodyProps {
  readonly wizard: AddSet;
  readonly taken: readonly string[];
  readonly add: Pick<Call<'sets.add'>, 'error' | 'forget'>;
  readonly onSubmit: () => void;
}

function StepBody({ wizard, taken, add, onSubmit }: StepBodyProps) {
  const { state, dispatch, readings } = wizard;
  const profile = profileInForce(state, readings);
  switch (state.at) {
    case 'folders':
      return <FoldersStep folders={state.folders} byKit={state.byKit} dispatch={dispatch} />;
    case 'profile':
      if (state.byKit) return <KitSystemStep chosen={state.profile} dispatch={dispatch} />;
      return (
        <ReadingFiles wizard={wizard} reading={readings.proposal}>
          {(proposals) => <ProfileStep proposals={proposals} chosen={profile} dispatch={dispatch} />}
        </ReadingFiles>
      );
    case 'items':
      return (
        <ReadingFiles wizard={wizard} reading={readings.preview}>
          {({ items }) => <ItemsStep items={items} profile={profile} />}
        </ReadingFiles>
      );
    case 'findings':
      return (
        <ReadingFiles wizard={wizard} reading={readings.preview}>
          {({ findings }) => <FindingsStep findings={findings} />}
        </ReadingFiles>
      );
    case 'name':
      return (
        <NameStep
          name={nameInForce(state)}
          taken={taken}
          error={add.error}
          onChange={(name) => dispatch({ kind: 'name-typed', name })}
          onSubmit={onSubmit}
          onChooseAgain={() => {
            add.forget();
            wizard.chooseAgain();
          }}
        />
      );
    case 'added':
      return visibleText(nameInForce(state));
    default:
      return assertNever(state.at);
  }
}
