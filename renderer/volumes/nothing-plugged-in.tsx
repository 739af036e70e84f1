// Where nothing is plugged in that would serve: it appears by itself.
import { EmptyState } from '../parts/empty-state.tsx';
import { UsbIcon } from '../parts/icons.ts';

export function NothingPluggedIn({ title }: { readonly title: string }) {
  return (
    <EmptyState icon={UsbIcon} title={title}>
      Plug one in. It appears here by itself.
    </EmptyState>
  );
}
