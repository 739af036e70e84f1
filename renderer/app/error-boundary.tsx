// The last net: a bug in the window is shown calmly. What is written to media is the main process's work and goes on.
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { ErrorPanel } from '../parts/error-panel.tsx';
import { toErrorRecord } from '../../shared/domain/errors.ts';
import styles from './plain-page.module.css';

interface BoundaryState {
  readonly failure: { readonly error: unknown } | null;
}

export class ErrorBoundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override readonly state: BoundaryState = { failure: null };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { failure: { error } };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    // For a report: the window has no file to write to, and the console stays on this machine.
    // oxlint-disable-next-line no-console -- it is the only place that keeps what React knows of it
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { failure } = this.state;
    return failure === null ? this.props.children : <BrokenWindow error={failure.error} />;
  }
}

export function BrokenWindow({ error }: { readonly error: unknown }) {
  return (
    <main className={styles['page']}>
      <ErrorPanel
        place="screen"
        error={toErrorRecord(error)}
        title="This window has a fault."
        stillGood="Nothing is lost: the window keeps nothing. Work on media goes on and is found again."
        steps={[
          'Load the window again.',
          'If it happens again, close Coldkeep, open it and report what stands below.',
        ]}
        action={
          <Button kind="filled" autoFocus onPress={() => window.location.reload()}>
            Load the window again
          </Button>
        }
      />
    </main>
  );
}
