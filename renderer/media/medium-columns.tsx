// The columns of a table of media: what it is, what it holds, when it was last verified, who holds it, whether it is plugged in.
import { levelWords } from '../../shared/domain/copies-by-place.ts';
import { mediumTypeNames } from '../../shared/domain/type-names.ts';
import { visibleText } from '../../shared/domain/text.ts';
import type { MediumView, Volume } from '../../shared/ipc/views.ts';
import { RouteLink } from '../app/route-link.tsx';
import { useClock } from '../parts/clock.tsx';
import { Secondary } from '../parts/layout.tsx';
import { cutMiddle } from '../parts/long-text.ts';
import { iconOfMedium } from '../parts/medium-icon.tsx';
import { LongName, ShortId } from '../parts/mono.tsx';
import { Age, spanSince } from '../parts/quantities.tsx';
import { Status } from '../parts/status.tsx';
import { IconName, TwoLines, type Column } from '../parts/table.tsx';
import type { MediumStanding } from './medium-standing.ts';
import { PretendPlug } from '../volumes/pretend-plug.tsx';

export interface MediumRow {
  readonly medium: MediumView;
  readonly standing: MediumStanding;
  /** As which it is attached, or was. */
  readonly volume: Volume | null;
}

/** Characters of a label that fit a row. */
const labelFits = 30;

function Name({ medium }: { readonly medium: MediumView }) {
  return (
    <IconName icon={iconOfMedium(medium.type)}>
      <TwoLines
        first={
          <RouteLink to={{ name: 'medium', medium: medium.id }}>
            {cutMiddle(visibleText(medium.label), labelFits)}
          </RouteLink>
        }
        second={
          <>
            <ShortId id={medium.id} />, {mediumTypeNames[medium.type]}
          </>
        }
      />
    </IconName>
  );
}

/** The level of the newest reading among its copies. */
function Level({ medium: { copies } }: { readonly medium: MediumView }) {
  const newest = copies
    .filter(({ verifiedAtMs }) => verifiedAtMs !== null)
    .toSorted((a, b) => (b.verifiedAtMs ?? 0) - (a.verifiedAtMs ?? 0))[0];
  const level = newest?.level ?? null;
  return level === null ? null : levelWords[level];
}

function InUse({ since }: { readonly since: number | null }) {
  const clock = useClock();
  return since === null ? null : spanSince(since, clock);
}

export const mediumColumns: readonly Column<MediumRow>[] = [
  { id: 'medium', title: 'Medium', rowHeader: true, cell: ({ medium }) => <Name medium={medium} /> },
  {
    id: 'content',
    title: 'Content',
    cell: ({ standing }) => (
      <TwoLines first={<Status name={standing.status}>{standing.word}</Status>} second={standing.detail} />
    ),
  },
  {
    id: 'verified',
    title: 'Last verified',
    cell: ({ medium }) => (
      <TwoLines first={<Age atMs={medium.lastVerifiedMs} />} second={<Level medium={medium} />} />
    ),
  },
  { id: 'held', title: 'Held by', cell: ({ medium }) => <LongName name={medium.custodian} atMost={22} /> },
  { id: 'use', title: 'In use', align: 'end', cell: ({ medium }) => <InUse since={medium.enrolledAtMs} /> },
  {
    id: 'now',
    title: 'Now',
    align: 'end',
    cell: ({ medium, volume }) => (
      <TwoLines
        first={<Secondary>{medium.volume === null ? '' : 'plugged in'}</Secondary>}
        second={<PretendPlug volume={volume} short />}
      />
    ),
  },
];
