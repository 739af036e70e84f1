import { describe, expect, it } from 'vitest';
import { interfacesUp } from '../../../electron/cli/network-interfaces.ts';
import { fakeEngine, passphrase } from './fake-engine.ts';
import { coldkeep } from './terminal.ts';

const network = ['eth0', 'wlan0'];
const seen = '2 network interfaces are up: eth0, wlan0.';
const typedPassphrase = `${passphrase}\r`;
const restore = ['restore', '--at', '/m', '--set', 'pool', '--into', '/x'];
const noted = (calls: readonly string[]): string[] => calls.filter((call) => call.startsWith('note'));

describe('the air gap', () => {
  it.each([
    ['init', ['init', '--name', 'ACME'], false],
    ['adopt', ['adopt', '--at', '/m'], false],
    ['export', ['export', 'pool', '--to', '/m'], true],
    ['restore', restore, true],
  ])('without a terminal is one line and one entry in the journal: %s', async (_, args, hasVault) => {
    const result = await coldkeep(args, { engine: fakeEngine({ hasVault }), interfacesUp: network });
    expect(result.status).toBe(0);
    const remark = `${seen} Nobody was asked whether to go on.`;
    expect(result.stderr.split('\n').filter((line) => line === `note: ${remark}`)).toHaveLength(1);
    expect(noted(result.engine.calls)).toContain(`note ${JSON.stringify(remark)}`);
  });

  it('is asked about before the passphrase, and the answer recorded', async () => {
    const typed = ['y\r', typedPassphrase];
    const result = await coldkeep(restore, { env: {}, typed, interfacesUp: network });
    expect(result.status).toBe(0);
    expect(result.stderr.indexOf('Go on all the same?')).toBeLessThan(result.stderr.indexOf('Passphrase:'));
    expect(noted(result.engine.calls)).toEqual([`note "${seen} The operator chose to go on."`]);
  });

  it.each(['n\r', '\r', 'yess\r'])('unlocks nothing after %j', async (answer) => {
    const result = await coldkeep(restore, { env: {}, typed: [answer], interfacesUp: network });
    expect(result.status).toBe(130);
    expect(result.engine.calls).toEqual([]);
  });

  it('is not mentioned when it holds, nor where nothing secret leaves its seal', async () => {
    expect((await coldkeep(restore)).stderr).toBe('');
    expect((await coldkeep(['media', 'list'], { interfacesUp: network })).stderr).toBe('');
  });

  it('is broken by any interface but the loopback', () => {
    const address = { address: '::1', netmask: '', mac: '', cidr: null, family: 'IPv4' as const };
    expect(
      interfacesUp({
        wlan0: [{ ...address, internal: false }],
        lo: [{ ...address, internal: true }],
        eth0: [{ ...address, internal: false }],
        down: undefined,
      }),
    ).toEqual(['eth0', 'wlan0']);
  });
});

describe('the clock', () => {
  const args = ['export', 'pool', '--to', '/m'];

  it('is shown for confirmation on a terminal', async () => {
    const result = await coldkeep(args, { env: {}, typed: ['y\r', typedPassphrase] });
    expect(result.status).toBe(0);
    expect(result.stderr).toContain('The clock says 2026-11-21 05:00 UTC.\nIs that right? [y/N] ');
    const wrong = await coldkeep(args, { env: {}, typed: ['n\r'] });
    expect(wrong.status).toBe(130);
    expect(wrong.engine.calls).toEqual([]);
  });

  it('is recorded elsewhere, and with --yes', async () => {
    const remark = 'The clock says 2026-11-21 05:00 UTC. Nobody was asked to confirm it.';
    const results = [
      await coldkeep(args),
      await coldkeep([...args, '--yes'], { env: {}, typed: [typedPassphrase] }),
    ];
    for (const { stderr, engine, status } of results) {
      expect(status).toBe(0);
      expect(stderr).toContain(`note: ${remark}\n`);
      expect(noted(engine.calls)).toEqual([`note "${remark}"`]);
    }
  });
});

describe('destructive acts', () => {
  const acts: readonly [string, string[]][] = [
    ['removing a set', ['set', 'remove', 'pool']],
    ['a medium that is lost', ['media', 'set', 'Blue', '--state', 'lost']],
    ['a medium that is destroyed', ['media', 'set', 'Blue', '--state', 'destroyed']],
  ];
  it.each(acts)('%s wants --yes where nobody can be asked', async (_, args) => {
    const refused = await coldkeep([...args, '--json']);
    expect(refused.status).toBe(2);
    expect(refused.json()).toMatchObject({ error: { code: 'confirmation-needed' } });
    expect(refused.engine.calls).toEqual([]);
    expect((await coldkeep([...args, '--yes'])).status).toBe(0);
  });

  it.each(acts)('%s is asked about on a terminal', async (_, args) => {
    const yes = await coldkeep(args, { env: {}, typed: ['yes\r', typedPassphrase] });
    expect(yes.status).toBe(0);
    expect(yes.stderr).toContain('Do it? [y/N]');
    const no = await coldkeep(args, { env: {}, typed: ['no\r'] });
    expect(no.status).toBe(130);
    expect(no.engine.calls).toEqual([]);
  });

  it('a stale restore is asked about on a terminal, and elsewhere the option is the answer', async () => {
    const no = await coldkeep([...restore, '--force-stale'], { env: {}, typed: ['no\r'] });
    expect(no.status).toBe(130);
    expect(no.engine.calls).toEqual([]);
    expect((await coldkeep([...restore, '--force-stale'])).status).toBe(0);
  });

  it('other states of a medium are no destruction', async () => {
    expect((await coldkeep(['media', 'set', 'Blue', '--state', 'active'])).status).toBe(0);
  });
});
