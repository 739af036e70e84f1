// Why a medium may show damage, honestly, and what to do about it, the cheapest first.
import type { VerifyReport } from '../../shared/domain/reports.ts';
import { Prose, Section, Stack } from '../parts/layout.tsx';
import { NumberedList } from '../parts/steps.tsx';
import { badCopies } from './damage.ts';

export function WhatToDo({ report, label }: { readonly report: VerifyReport; readonly label: string }) {
  const around = badCopies(report).length === 0;
  return (
    <Section title="Why, and what to do">
      <Stack space={3}>
        <Prose>
          The vault knows the checksum of every file it wrote, so it is certain what each should be. Files
          that change while a medium lies still usually mean that it is wearing out; that somebody changed
          them cannot be excluded.
        </Prose>
        <NumberedList
          steps={[
            <>
              <strong>Repair it</strong>: damaged files are worked out from the parity beside each copy, or
              taken from another medium that is plugged in.
            </>,
            around ? (
              <>
                Or <strong>export to {label}</strong> once more: what stands beside the copies is written
                anew.
              </>
            ) : (
              <>
                Or <strong>write the copy again</strong> to {label} and read it back cold. Good for now.
              </>
            ),
            <>
              <strong>Replace {label}</strong> within a month. If it is damaged a second time, retire it at
              once.
            </>,
            'If somebody else had it in hands meanwhile, keep it aside as it is and use another medium.',
          ]}
        />
      </Stack>
    </Section>
  );
}
