// What is kept beside copies, how long media are trusted, and the drives that are never offered.
import { plural, visibleText } from '../../shared/domain/text.ts';
import type { SettingsView } from '../../shared/ipc/app.ts';
import { Button } from '../parts/button.tsx';
import { Section } from '../parts/layout.tsx';
import { LongName } from '../parts/mono.tsx';
import { Select } from '../parts/select.tsx';
import { Table } from '../parts/table.tsx';

export interface MediaChoicesProps {
  readonly view: SettingsView;
  readonly onChange: (changes: Partial<SettingsView>) => void;
}

const parityChoices = [0, 5, 10, 20, 30, 50, 100] as const;
const yearChoices = [1, 2, 3, 5, 7, 10] as const;

/** The choices, with the one that is set among them. */
const withChosen = (choices: readonly number[], chosen: number): number[] =>
  [...new Set([...choices, chosen])].toSorted((a, b) => a - b);

const parityWords = (percent: number): string =>
  percent === 0 ? 'None' : `${percent} % of a copy${percent === 20 ? ', as proposed' : ''}`;

export function MediaChoices({ view, onChange }: MediaChoicesProps) {
  return (
    <>
      <Select
        label="Parity beside each copy"
        options={withChosen(parityChoices, view.parityPercent).map((percent) => ({
          id: String(percent),
          label: parityWords(percent),
        }))}
        chosen={String(view.parityPercent)}
        onChange={(percent) => onChange({ parityPercent: Number(percent) })}
        description="From it damaged places of a copy are worked out again, by Coldkeep or by stock par2. It takes that much room."
      />
      <Select
        label="Replace media after"
        options={withChosen(yearChoices, view.replaceAfterYears).map((years) => ({
          id: String(years),
          label: plural(years, 'year'),
        }))}
        chosen={String(view.replaceAfterYears)}
        onChange={(years) => onChange({ replaceAfterYears: Number(years) })}
        description="Counted from the first copy on it. Then a duty says so."
      />
      {view.neverOffer.length > 0 && <NeverOffered view={view} onChange={onChange} />}
    </>
  );
}

function NeverOffered({ view: { neverOffer }, onChange }: MediaChoicesProps) {
  return (
    <Section title="Drives that are never offered">
      <Table
        label="Drives that are never offered"
        rows={neverOffer}
        rowId={(id) => id}
        columns={[
          {
            id: 'id',
            title: 'Serial number or id of its file system',
            rowHeader: true,
            cell: (id) => <LongName name={id} atMost={40} mono />,
          },
          {
            id: 'act',
            title: 'What to do',
            titleUnseen: true,
            align: 'end',
            cell: (id) => (
              <Button
                kind="quiet"
                size="small"
                label={`Offer it again: ${visibleText(id)}`}
                onPress={() => onChange({ neverOffer: neverOffer.filter((each) => each !== id) })}
              >
                Offer it again
              </Button>
            ),
          },
        ]}
      />
    </Section>
  );
}
