import { describe, expect, it } from 'vitest';
import { drawMedium, mediaToDraw, type DrillMedium } from '../../../../renderer/drill/draw-medium.ts';
import type { MediumView } from '../../../../shared/ipc/views.ts';

const medium = (id: string, over: Partial<MediumView> = {}): MediumView => ({
  id,
  label: `${id} stick`,
  type: 'usb',
  location: 'Home',
  offsite: false,
  custodian: '',
  state: 'active',
  enrolledAtMs: 1,
  lastExportMs: 1,
  lastVerifiedMs: 1,
  volume: null,
  hardware: null,
  health: null,
  copies: [
    {
      set: 'pool',
      snapshot: 's1',
      seq: 1,
      takenAtMs: 1,
      status: 'verified',
      freshness: 'in-sync',
      verifiedAtMs: 5,
      level: 'readback',
      failures: [],
      parity: false,
    },
  ],
  ...over,
});

describe('media to draw from', () => {
  it('hold a verified copy of the set and are in use', () => {
    const [copy] = medium('x').copies;
    if (copy === undefined) throw new Error('the fixture has a copy');
    const media = [
      medium('blue'),
      medium('lost', { state: 'lost' }),
      medium('suspect', { copies: [{ ...copy, status: 'suspect' }] }),
      medium('other', { copies: [{ ...copy, set: 'bot' }] }),
      medium('empty', { copies: [] }),
    ];
    expect(mediaToDraw(media, 'pool').map(({ id }) => id)).toEqual(['blue']);
  });
});

describe('drawing', () => {
  const media: DrillMedium[] = ['a', 'b', 'c'].map((id) => ({
    id,
    label: id,
    type: 'usb',
    location: '',
    verifiedAtMs: null,
    volume: null,
  }));

  it.each([
    [0, 'a'],
    [0.34, 'b'],
    [0.999999, 'c'],
  ])('chance %f takes %s', (chance, id) => {
    expect(drawMedium(media, chance)?.id).toBe(id);
  });

  it('takes another one than before where there is one', () => {
    expect(drawMedium(media, 0, 'a')?.id).toBe('b');
    expect(drawMedium(media.slice(0, 1), 0, 'a')?.id).toBe('a');
  });

  it('takes none where there is none', () => {
    expect(drawMedium([], 0.5)).toBeNull();
  });
});
