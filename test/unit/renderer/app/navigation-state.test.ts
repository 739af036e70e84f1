import { describe, expect, it } from 'vitest';
import {
  navigationReducer,
  startOfNavigation,
  type NavigationAct,
} from '../../../../renderer/app/navigation-state.ts';
import { isSameScreen, isWithin, takesWholeWindow, type Route } from '../../../../renderer/app/routes.ts';

const after = (...acts: NavigationAct[]) => acts.reduce(navigationReducer, startOfNavigation);
const go = (route: Route): NavigationAct => ({ type: 'go', route });
const acme: Route = { name: 'set', set: 'ACME pool', tab: 'items' };

describe('going and coming back', () => {
  it('remembers the way', () => {
    const there = after(go({ name: 'sets' }), go(acme));
    expect(there.route).toEqual(acme);
    const back = navigationReducer(there, { type: 'back' });
    expect(back.route).toEqual({ name: 'sets' });
    expect(navigationReducer(back, { type: 'back' }).route).toEqual({ name: 'overview' });
  });

  it('comes home where there is no way back', () => {
    expect(after({ type: 'back' })).toEqual(startOfNavigation);
  });

  it('turns a tab without leaving the screen', () => {
    const turned = after(go(acme), go({ ...acme, tab: 'policy' }));
    expect(turned.route).toEqual({ ...acme, tab: 'policy' });
    expect(turned.visit).toBe(1);
    expect(navigationReducer(turned, { type: 'back' }).route).toEqual({ name: 'overview' });
  });

  it('forgets the way with another vault, and moves the focus', () => {
    const begun = after(go(acme), { type: 'restart' });
    expect(begun.route).toEqual({ name: 'overview' });
    expect(begun.past).toEqual([]);
    expect(begun.visit).toBe(2);
  });

  it('remembers fifty steps and no more', () => {
    const many = Array.from({ length: 70 }, (_, index) => go({ name: 'medium', medium: String(index) }));
    expect(after(...many).past).toHaveLength(50);
  });
});

describe('a screen that asks before it is left', () => {
  const held = after(go({ name: 'export' }), { type: 'ask', wanted: { type: 'go', route: acme } });

  it('stays until it is answered', () => {
    expect(held.route).toEqual({ name: 'export' });
    expect(navigationReducer(held, { type: 'stay' })).toMatchObject({
      route: { name: 'export' },
      wanted: null,
    });
  });

  it('is left for where one wanted to go', () => {
    expect(navigationReducer(held, { type: 'leave' })).toMatchObject({ route: acme, wanted: null });
  });

  it('is not left where nobody wants to', () => {
    expect(after({ type: 'leave' })).toEqual(startOfNavigation);
  });
});

describe('places', () => {
  it('are the same screen but for the tab', () => {
    expect(isSameScreen(acme, { ...acme, tab: 'copies' })).toBe(true);
    expect(isSameScreen(acme, { ...acme, set: 'Tip bot' })).toBe(false);
    expect(isSameScreen({ name: 'export', set: 'a' }, { name: 'export' })).toBe(false);
  });

  it('belong to a line of the column, and wizards take the whole window', () => {
    expect(isWithin(acme, 'sets')).toBe(true);
    expect(isWithin({ name: 'settings' }, 'overview')).toBe(false);
    expect(takesWholeWindow({ name: 'drill' })).toBe(true);
    expect(takesWholeWindow(acme)).toBe(false);
  });
});
