// The copies of a set by the place where they rest: what each holds, when and how it was last verified, and who holds it.
import type { PlacedCopy, PlaceOfCopies } from '../../shared/domain/copies-by-place.ts';
import { BankIcon, HouseIcon, QuestionIcon } from '../parts/icons.ts';
import { iconOfMedium } from '../parts/medium-icon.tsx';
import { LongName } from '../parts/mono.tsx';
import { Status } from '../parts/status.tsx';
import { IconName, Table, TwoLines, type Column } from '../parts/table.tsx';
import { Breakable } from './breakable.tsx';

/** As the domain names it. */
const noPlace = 'No place known';

export interface CopiesTableProps {
  readonly places: readonly PlaceOfCopies[];
  /** "Copies of ACME pool by place". */
  readonly label: string;
  /** Says below the content by what a copy is behind. */
  readonly detailed?: boolean;
}

export function CopiesTable({ places, label, detailed = false }: CopiesTableProps) {
  return (
    <Table
      label={label}
      rowHeight={detailed ? 'normal' : 'dense'}
      columns={columnsOf(detailed)}
      groups={places.map(({ place, offsite, copies, summary }) => ({
        id: `${place} ${offsite}`,
        icon: place === noPlace ? QuestionIcon : offsite ? BankIcon : HouseIcon,
        title: <Breakable>{place}</Breakable>,
        // Where a place is not known, nobody can say whether it is away.
        ...(place !== noPlace && { note: offsite ? ', off-site' : ', on-site' }),
        ...(detailed && { end: summary }),
        rows: copies,
      }))}
      rowId={({ medium, snapshot }) => `${medium} ${snapshot}`}
    />
  );
}

function columnsOf(detailed: boolean): readonly Column<PlacedCopy>[] {
  return [
    {
      id: 'medium',
      title: 'Copies by place',
      rowHeader: true,
      cell: ({ label, type }) => (
        <IconName icon={iconOfMedium(type)}>
          <Breakable>
            <LongName name={label} atMost={40} />
          </Breakable>
        </IconName>
      ),
    },
    { id: 'content', title: 'Content', cell: (copy) => <ContentCell copy={copy} detailed={detailed} /> },
    { id: 'verified', title: 'Last verified', cell: ({ lastVerified }) => lastVerified },
    { id: 'how', title: 'How', cell: ({ how }) => how },
    {
      id: 'custodian',
      title: 'Held by',
      cell: ({ custodian }) => (
        <Breakable>
          <LongName name={custodian} atMost={28} />
        </Breakable>
      ),
    },
  ];
}

function ContentCell({ copy, detailed }: { readonly copy: PlacedCopy; readonly detailed: boolean }) {
  const { glyph, words, detail } = copy.holds;
  const status = <Status name={glyph}>{words}</Status>;
  return detailed && detail !== '' ? <TwoLines first={status} second={detail} /> : status;
}
