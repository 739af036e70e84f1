// A stick that announces more than storage, in the window: each call that writes takes what a person typed, and refuses without.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { announcing, stickAt } from '../../support/drives.ts';
import { IpcWorld } from './ipc-world.ts';

let ipc: IpcWorld;

beforeEach(async () => {
  ipc = new IpcWorld();
  await ipc.session.refresh();
});

afterEach(async () => {
  await ipc.end();
  if (ipc.reports.length > 0) throw new Error(`faults of ours: ${ipc.reports.join('; ')}`);
});

it('is repaired, tested and cloned to only with what was typed', async () => {
  ipc.world.write('keys', { 'cold.skey': 'key' });
  await ipc.get('vault', 'create', { name: 'ACME keys' });
  const folder = await ipc.choose('source', ipc.world.path('keys'));
  await ipc.get('sets', 'add', { name: 'pool', profile: 'custom', folders: [folder] });
  await ipc.settled();
  const [blue, red] = [await ipc.volume('blue'), await ipc.volume('red')];
  await ipc.result(
    'export',
    await ipc.get('exports', 'start', {
      set: 'pool',
      targets: [{ volume: blue, words: { label: 'Blue' } }],
      acceptedCritical: null,
    }),
  );
  ipc.world.plugged = [
    stickAt(ipc.world.path('blue'), 'b', announcing('a keyboard')),
    stickAt(ipc.world.path('red'), 'c', announcing('a keyboard')),
  ];
  const typed = { acceptAnnounced: 'keyboard' };

  const repair = { volume: blue, from: [] };
  const refused = await ipc.ended('repair', (await ipc.get('media', 'repair', repair)).job);
  expect(refused.error?.code).toBe('drive-announces');
  const repaired = await ipc.result('repair', await ipc.get('media', 'repair', { ...repair, ...typed }));
  expect(repaired.copies).toMatchObject([{ status: 'whole' }]);

  const test = { volume: blue, extent: 'sampled', label: null } as const;
  const untested = await ipc.ended('test-medium', (await ipc.get('media', 'test', test)).job);
  expect(untested.error?.code).toBe('drive-announces');
  const tested = await ipc.result('test-medium', await ipc.get('media', 'test', { ...test, ...typed }));
  expect(tested).toMatchObject({ recorded: true });

  const clone = { from: blue, to: [red], snapshot: null };
  const none = await ipc.result('clone', await ipc.get('media', 'clone', clone));
  expect(none.copies).toMatchObject([{ error: { code: 'drive-announces' } }]);
  const cloned = await ipc.result('clone', await ipc.get('media', 'clone', { ...clone, ...typed }));
  expect(cloned.copies.map(({ error }) => error)).toEqual([undefined]);
});
