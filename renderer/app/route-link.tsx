// A link in text that leads to another screen.
import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { useNavigation } from './navigation.tsx';
import type { Route } from './routes.ts';

export function RouteLink({ to, children }: { readonly to: Route; readonly children: ReactNode }) {
  const { go } = useNavigation();
  return (
    <Button kind="link" onPress={() => go(to)}>
      {children}
    </Button>
  );
}
