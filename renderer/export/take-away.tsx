// A medium that stays plugged in is no copy elsewhere: it is made safe to unplug, and brought where it belongs.
import { visibleText } from '../../shared/domain/text.ts';
import type { CopyReport } from '../../shared/domain/reports.ts';
import type { MediumView } from '../../shared/ipc/views.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Section, Stack } from '../parts/layout.tsx';
import { NumberedList } from '../parts/steps.tsx';
import { ReleaseButton } from '../volumes/release-button.tsx';
import { volumeOfMedium } from './cold-watch.ts';
import { hasFailed } from './copy-results.ts';

export function TakeAway({ copies }: { readonly copies: readonly CopyReport[] }) {
  const known = useQuery('media.list', {});
  const volumes = useQuery('volumes.list', { set: null });
  const media = known.state.status === 'ready' ? known.state.value : [];
  const attached = volumes.state.status === 'ready' ? volumes.state.value : [];
  const here = copies
    .filter((copy) => !hasFailed(copy))
    .flatMap((copy) => media.find(({ id }) => id === copy.medium) ?? []);
  if (here.length === 0) return null;
  return (
    <Section title="Now bring them where they belong">
      <NumberedList
        steps={here.map((medium) => (
          <Stack key={medium.id} space={2}>
            <span>{destination(medium)}</span>
            <ReleaseButton volume={volumeOfMedium(attached, medium.id)} name={visibleText(medium.label)} />
          </Stack>
        ))}
      />
    </Section>
  );
}

function destination({ label, location, custodian, offsite }: MediumView): string {
  const place = location.trim() === '' ? 'its place, which is not written down yet' : visibleText(location);
  const who = custodian.trim() === '' ? '' : ` ${visibleText(custodian)} is accountable for it.`;
  return `${visibleText(label)} to ${place}${offsite ? ', off-site' : ''}.${who}`;
}
