// What came of cloning, medium by medium, and whether the signature over the copy was verified.
import type { CloneReport, ClonedCopy } from '../../shared/domain/clone-report.ts';
import { visibleText } from '../../shared/domain/text.ts';
import type { MediumView } from '../../shared/ipc/views.ts';
import { WizardShell } from '../app/wizard-shell.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { levelWords } from '../export/copy-results.ts';
import { Button } from '../parts/button.tsx';
import { stepOf } from '../parts/error-steps.ts';
import { Facts } from '../parts/facts.tsx';
import { Section, Stack } from '../parts/layout.tsx';
import { cutMiddle } from '../parts/long-text.ts';
import { Mono } from '../parts/mono.tsx';
import { Note } from '../parts/note.tsx';
import { Status } from '../parts/status.tsx';
import { Table } from '../parts/table.tsx';
import { WithCommands } from '../parts/with-commands.tsx';
import { hasNoPlace, placeGiven, unsavedPlaces, usePlaceAnswers } from '../media/place-answers.ts';
import { PlaceQuestion } from '../media/place-question.tsx';
import { ReleaseButton } from '../volumes/release-button.tsx';
import type { WizardFrame } from '../work/one-job-steps.tsx';
import { cloneTitle, hasFailed, nameOfClone } from './clone-state.ts';

export interface ClonedStepProps {
  readonly frame: WizardFrame;
  readonly report: CloneReport;
  readonly onClose: () => void;
}

export function ClonedStep({ frame, report, onClose }: ClonedStepProps) {
  const known = useQuery('media.list', {});
  const volumes = useQuery('volumes.list', { set: null });
  const media = known.state.status === 'ready' ? known.state.value : [];
  const attached = volumes.state.status === 'ready' ? volumes.state.value : [];
  const failed = report.copies.some(hasFailed);
  const places = usePlaceAnswers();
  const cloned = report.copies
    .filter((copy) => !hasFailed(copy))
    .flatMap((copy) => media.find(({ id }) => id === copy.medium) ?? []);
  const close = () => {
    places.forget();
    onClose();
  };
  const warnings = [...new Set(report.copies.flatMap((copy) => copy.warnings))];
  return (
    <WizardShell
      {...frame}
      current="result"
      status={failed ? 'suspect' : 'verified'}
      title={cloneTitle(report)}
      line={
        failed
          ? 'The copy that it was taken from is as it was.'
          : 'Every file was read back from the medium and is equal to what was cloned.'
      }
      left={<span />}
      next={
        <Button kind="filled" size="bar" reason={unsavedPlaces(places.state, cloned)} onPress={close}>
          Done
        </Button>
      }
    >
      <Stack space={6}>
        <Table
          label="Clones"
          framed
          rows={report.copies}
          rowId={({ to }) => to}
          tone={(copy) => (hasFailed(copy) ? 'bad' : undefined)}
          columns={[
            {
              id: 'medium',
              title: 'Medium',
              rowHeader: true,
              cell: (copy) => cutMiddle(nameOfClone(copy, media), 40),
            },
            { id: 'result', title: 'Result', cell: (copy) => <Result copy={copy} /> },
            {
              id: 'release',
              title: 'Unplug',
              align: 'end',
              cell: (copy) => (
                <ReleaseButton
                  volume={attached.find(({ medium }) => medium !== null && medium.id === copy.medium) ?? null}
                  name={labelOf(copy, media)}
                />
              ),
            },
          ]}
        />
        {!report.signatureVerified && (
          <Note tone="warn" status="due" title="Its signature was not verified.">
            No key was at hand: its checksums alone decided.
          </Note>
        )}
        {warnings.map((warning) => (
          <Note key={warning} tone="warn" status="due" title={visibleText(warning)} />
        ))}
        {cloned.filter(hasNoPlace).map((medium) => (
          <Section key={medium.id} title={`Where will ${visibleText(medium.label)} rest?`}>
            <PlaceQuestion
              medium={medium}
              given={placeGiven(places.state, medium)}
              onGiven={(given) => places.dispatch({ medium: medium.id, given })}
            />
          </Section>
        ))}
        <Facts facts={[{ name: 'Snapshot', value: <Mono>{report.snapshot}</Mono> }]} />
      </Stack>
    </WizardShell>
  );
}

const labelOf = (copy: ClonedCopy, media: readonly MediumView[]): string =>
  cutMiddle(nameOfClone(copy, media), 40);

function Result({ copy }: { readonly copy: ClonedCopy }) {
  if (copy.error !== undefined) {
    return (
      <>
        <Status name={copy.error.code === 'medium-removed' ? 'missing' : 'suspect'}>Not cloned</Status>
        <div>{visibleText(copy.error.message)}</div>
        <div>
          <WithCommands text={stepOf(copy.error)} />
        </div>
      </>
    );
  }
  return (
    <Status name="verified">
      {copy.unchanged ? 'Already had this' : `Verified, ${levelWords(copy.level)}`}
    </Status>
  );
}
