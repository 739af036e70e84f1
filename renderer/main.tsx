// Entry of the main window: the bridge in, the root drawn.
// Before anything that has schemas.
// oxlint-disable-next-line import/no-unassigned-import -- it sets something, and has nothing to give
import './without-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Root } from './app/root.tsx';
import { windowBridge } from './bridge/window-bridge.ts';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no place for the window.');
createRoot(place).render(
  <StrictMode>
    <Root bridge={windowBridge()} />
  </StrictMode>,
);
