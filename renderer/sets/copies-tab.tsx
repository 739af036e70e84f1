// The copies of a set by place, with the reason where one does not hold what the originals hold.
import type { SetView } from '../../shared/domain/set-view-schema.ts';
import { RouteLink } from '../app/route-link.tsx';
import { CopiesTable } from '../overview/copies-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { UsbIcon } from '../parts/icons.ts';
import { Stack } from '../parts/layout.tsx';

export function CopiesTab({ view }: { readonly view: SetView }) {
  if (view.copiesByPlace.length === 0) {
    return (
      <EmptyState icon={UsbIcon} title="No copy yet.">
        An export puts the first one on a medium and reads it back.
      </EmptyState>
    );
  }
  return (
    <Stack space={4}>
      <CopiesTable places={view.copiesByPlace} label={`Copies of ${view.name} by place`} detailed />
      <p>
        <RouteLink to={{ name: 'media', tab: 'place' }}>Media and places</RouteLink>
      </p>
    </Stack>
  );
}
