// Why a medium may show damage, honestly, and what to do about it, the cheapest first.
import type { VerifyReport } from '../../shared/domain/reports.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { Prose, Section, Stack } from '../parts/layout.tsx';
import { Command } from '../parts/mono.tsx';
import { NumberedList } from '../parts/steps.tsx';
import { badCopies, fileSystemDamage } from './damage.ts';

export function WhatToDo({ report, label }: { readonly report: VerifyReport; readonly label: string }) {
  const around = badCopies(report).length === 0;
  const fault = fileSystemDamage(report);
  if (fault !== null) return <RepairFirst command={fault.command} label={label} />;
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

/** The file system is damaged, not the medium: what cannot be read now may be whole. */
function RepairFirst({ command, label }: { readonly command: string | null; readonly label: string }) {
  return (
    <Section title="Why, and what to do">
      <Stack space={3}>
        <Prose>
          {label} itself did not fail. A stick that was pulled out while it was written can be left with names
          behind which nothing is found. What cannot be read now may be whole after a repair.
        </Prose>
        <NumberedList
          steps={[
            <Stack key="repair" space={2}>
              <span>
                <strong>Repair its file system</strong> with{' '}
                {command === null
                  ? 'the tool for it, while it is not mounted.'
                  : 'this command in a terminal:'}
              </span>
              {command !== null && <Command>{visibleText(command)}</Command>}
            </Stack>,
            'Mount it again, then verify it again.',
            'What is still damaged then is mended from parity or from another medium.',
          ]}
        />
      </Stack>
    </Section>
  );
}
