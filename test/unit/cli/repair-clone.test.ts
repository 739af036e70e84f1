// coldkeep repair and coldkeep clone: what they ask of the engine, what they print, and how they end.
import { describe, expect, it } from 'vitest';
import type { RepairedCopy } from '../../../shared/domain/repair-report.ts';
import { cloneReport, fakeEngine, repairReport } from './fake-engine.ts';
import { coldkeep } from './terminal.ts';

const path = 'COLDKEEP/v/snapshots/s/payload.tar.age';
const withCopy = (copy: Pick<RepairedCopy, 'status' | 'repaired' | 'failures'>) =>
  fakeEngine({
    vault: {
      repair: async () => ({ ...repairReport, copies: [{ snapshot: 's', set: 'pool', ...copy }] }),
    },
  });

describe('coldkeep repair', () => {
  it('hands over the media that may help, and says that there was nothing to do', async () => {
    const { engine, status, stdout } = await coldkeep(['repair', '--at', '/m', '--from', '/a', '/b']);
    expect(engine.calls).toContain('repair {"at":"/m","from":["/a","/b"]}');
    expect(stdout).toContain('there was nothing to repair');
    expect(status).toBe(0);
  });

  it('says what was written anew and from what', async () => {
    const repaired = [{ path, from: 'other-copy' as const, medium: 'Red' }];
    const engine = withCopy({ status: 'repaired', repaired, failures: [] });
    const { stdout, status } = await coldkeep(['repair', '--at', '/m'], { engine, columns: 200 });
    expect(stdout).toContain(`${path} from the copy on Red`);
    expect(status).toBe(0);
  });

  it('ends with 1 where something is left', async () => {
    const engine = withCopy({ status: 'failed', repaired: [], failures: [{ path, reason: 'It is gone.' }] });
    const { stdout, status } = await coldkeep(['repair', '--at', '/m'], { engine });
    expect(stdout).toContain('It is gone.');
    expect(status).toBe(1);
  });
});

describe('a stick that announces more than storage', () => {
  it('is named to repair, clone and test alike', async () => {
    const accept = ['--accept-announced', 'keyboard'];
    const repaired = await coldkeep(['repair', '--at', '/m', ...accept]);
    expect(repaired.engine.calls).toContain('repair {"at":"/m","acceptAnnounced":"keyboard"}');
    const clone = ['clone', '--from', '/m', '--to', '/n', ...accept];
    const cloned = await coldkeep(clone);
    expect(cloned.engine.calls).toContain('clone {"from":"/m","to":["/n"],"acceptAnnounced":"keyboard"}');
    const locked = await coldkeep(['--home', '/v', ...clone], { env: { COLDKEEP_PASSPHRASE: undefined } });
    expect(locked.engine.calls).toContain(
      'cloneWithoutVault {"from":"/m","to":["/n"],"acceptAnnounced":"keyboard","home":"/v"}',
    );
    const tested = await coldkeep(['media', 'test', '--at', '/m', ...accept]);
    expect(tested.engine.calls).toContain(
      'testMedium {"at":"/m","extent":"sampled","acceptAnnounced":"keyboard"}',
    );
  });
});

describe('coldkeep clone', () => {
  const args = ['clone', '--from', '/media/blue', '--to', '/media/red'];
  const env = { COLDKEEP_PASSPHRASE: undefined };

  it('asks nobody for a passphrase', async () => {
    const { engine, status, stdout } = await coldkeep([...args, '--key', 'RWx'], { env });
    expect(engine.calls.some((call) => call.startsWith('cloneWithoutVault') && call.includes('RWx'))).toBe(
      true,
    );
    expect(engine.calls.some((call) => call.startsWith('openVault'))).toBe(false);
    expect(stdout).toContain('no vault knows of this clone yet');
    expect(status).toBe(0);
  });

  it('lets the vault record it where a passphrase was given', async () => {
    const { engine } = await coldkeep(args);
    expect(engine.calls).toContain('clone {"from":"/media/blue","to":["/media/red"]}');
  });

  it('ends as the medium that failed says, with the others beside it', async () => {
    const error = { code: 'medium-full' as const, message: 'Full.', hint: 'Take another.' };
    const copies = cloneReport.copies.flatMap((good) => [good, { ...good, to: '/media/green', error }]);
    const engine = fakeEngine({ engine: { cloneWithoutVault: async () => ({ ...cloneReport, copies }) } });
    const result = await coldkeep([...args, '--json'], { env, engine });
    expect(result.status).toBe(4);
    expect(result.json()).toMatchObject({
      error: { code: 'medium-full' },
      copies: [{ to: '/media/red' }, { to: '/media/green', error: { code: 'medium-full' } }],
    });
  });
});
