import { describe, expect, it } from 'vitest';
import { act, doings } from '../../../../shared/domain/act.ts';
import { routeOfAct } from '../../../../renderer/app/act-route.ts';

describe('where an act is done', () => {
  it.each(doings)('%s leads somewhere, with a set and media and without', (doing) => {
    expect(routeOfAct(act(doing, 'ACME pool', ['m1'])).name).toBeTruthy();
    expect(routeOfAct(act(doing)).name).toBeTruthy();
  });

  it('carries set and media along', () => {
    expect(routeOfAct(act('export', 'ACME pool', ['m1', 'm2']))).toEqual({
      name: 'export',
      set: 'ACME pool',
      media: ['m1', 'm2'],
    });
    expect(routeOfAct(act('cold-read', 'ACME pool', ['m1']))).toEqual({
      name: 'verify',
      medium: 'm1',
      cold: true,
    });
    expect(routeOfAct(act('see-finding', 'ACME pool'))).toEqual({
      name: 'set',
      set: 'ACME pool',
      tab: 'findings',
    });
  });
});
