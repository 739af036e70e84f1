// Stands where a screen is not built yet.
import { EmptyState } from '../parts/empty-state.tsx';
import { Page } from '../parts/layout.tsx';
import { PageHeader } from '../parts/page-header.tsx';

export function UnbuiltScreen({ title }: { readonly title: string }) {
  return (
    <Page>
      <PageHeader title={title} />
      <EmptyState title="This screen is not built yet.">The command line does all of it.</EmptyState>
    </Page>
  );
}
