// The window: what is around every screen, and which screen is shown for the state of the vault.
import { useEffect, useRef } from 'react';
import { BridgeProvider, useAppState } from '../bridge/bridge-context.tsx';
import type { Bridge } from '../bridge/calls.ts';
import { useCall } from '../bridge/use-call.ts';
import { WindowDrop } from '../import/window-drop.tsx';
import { LiveRegions } from '../parts/live-region.tsx';
import { Loading } from '../parts/loading.tsx';
import { TitleFocusProvider } from '../parts/screen-title.tsx';
import { useActivity } from './activity.ts';
import { AppClock } from './app-clock.tsx';
import { DraftProvider, useDraftStore } from './drafts.tsx';
import { BrokenWindow, ErrorBoundary } from './error-boundary.tsx';
import { LockWarning } from './lock-warning.tsx';
import { NavigationProvider, useNavigation } from './navigation.tsx';
import styles from './plain-page.module.css';
import { takesWholeWindow, type Route } from './routes.ts';
import { FirstRunScreen, LockedScreen, VisitScreen, screenOf } from './screens.tsx';
import { Shell } from './shell.tsx';
import { shortcutOf } from './shortcuts.ts';

export function Root({ bridge }: { readonly bridge: Bridge }) {
  return (
    <ErrorBoundary>
      <BridgeProvider
        bridge={bridge}
        waiting={
          <main className={styles['page']}>
            <Loading>Starting</Loading>
          </main>
        }
        failed={(error) => <BrokenWindow error={new Error(error.message)} />}
      >
        <LiveRegions>
          <AppClock>
            <DraftProvider>
              <NavigationProvider>
                <Window />
              </NavigationProvider>
            </DraftProvider>
          </AppClock>
        </LiveRegions>
      </BridgeProvider>
    </ErrorBoundary>
  );
}

function Window() {
  const { vault, theme } = useAppState();
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
  }, [theme]);
  useForgetting(vault.id, vault.phase === 'none');

  switch (vault.phase) {
    case 'none':
      return <FirstRunScreen />;
    case 'locked':
    case 'opening':
      return <LockedScreen />;
    case 'locking':
    case 'open':
      return <OpenVault />;
  }
}

/** Another vault, or none: where one was and what was chosen means nothing any more. Locking alone keeps both. */
function useForgetting(id: string | null, none: boolean): void {
  const { restart } = useNavigation();
  const drafts = useDraftStore();
  const last = useRef<string | null>(null);
  useEffect(() => {
    const another = id !== null && last.current !== null && id !== last.current;
    if (another || (none && last.current !== null)) {
      restart();
      drafts.forgetAll();
      last.current = null;
    }
    if (id !== null) last.current = id;
  }, [id, none, restart, drafts]);
}

function OpenVault() {
  const { route, visit } = useNavigation();
  useActivity();
  useShortcuts();
  const { vault } = useAppState();
  const screen = vault.visiting && isLook(route) ? <VisitScreen /> : screenOf(route);
  return (
    <>
      {takesWholeWindow(route) ? (
        screen
      ) : (
        <TitleFocusProvider focusKey={String(visit)}>
          <Shell>{screen}</Shell>
        </TitleFocusProvider>
      )}
      {!vault.visiting && <WindowDrop />}
      <LockWarning />
    </>
  );
}

/** A medium that is read without a vault has no catalogue to look at. */
const isLook = (route: Route): boolean => !takesWholeWindow(route);

function useShortcuts(): void {
  const { go, back } = useNavigation();
  const { run: lock } = useCall('vault.lock');
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = shortcutOf(event);
      if (act === null) return;
      event.preventDefault();
      if (act.type === 'go') go(act.route);
      else if (act.type === 'back') back();
      else void lock({});
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [go, back, lock]);
}
