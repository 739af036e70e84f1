// Draws a part or screen to HTML as the window would at first sight, with the answers that the test gives.
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { DraftProvider } from '../../../../renderer/app/drafts.tsx';
import { NavigationProvider } from '../../../../renderer/app/navigation.tsx';
import { BridgeProvider } from '../../../../renderer/bridge/bridge-context.tsx';
import { fakeBridge, type FakeAnswers } from '../../../../renderer/bridge/fake-bridge.ts';
import { ClockContext, standingClock } from '../../../../renderer/parts/clock.tsx';

/** 21 Nov 2026, 14:05 UTC. */
export const nowMs = Date.UTC(2026, 10, 21, 14, 5);

export function drawn(children: ReactNode, answers: FakeAnswers = {}): string {
  return renderToStaticMarkup(
    <BridgeProvider bridge={fakeBridge(answers)} waiting="nothing is known" failed={(error) => error.message}>
      <ClockContext value={standingClock(nowMs)}>
        <DraftProvider>
          <NavigationProvider>{children}</NavigationProvider>
        </DraftProvider>
      </ClockContext>
    </BridgeProvider>,
  );
}

/** The text of drawn HTML, tags gone and spaces collapsed. */
export const textOf = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
