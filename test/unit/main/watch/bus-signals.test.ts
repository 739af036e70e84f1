import { describe, expect, it } from 'vitest';
import { BusSignalReader, type BusSignal } from '../../../../electron/main/watch/bus-signals.ts';
import { reasonToLock } from '../../../../electron/main/watch/desktop-session.ts';

const head = (interfaceName: string, member: string) =>
  `signal time=1700000000.1 sender=:1.5 -> destination=(null destination) serial=7 path=/a; interface=${interfaceName}; member=${member}\n`;

function read(pieces: readonly string[]): BusSignal[] {
  const heard: BusSignal[] = [];
  const reader = new BusSignalReader((signal) => heard.push(signal));
  for (const piece of pieces) reader.add(piece);
  return heard;
}

describe('what dbus-monitor prints', () => {
  const active = `${head('org.gnome.ScreenSaver', 'ActiveChanged')}   boolean true\n`;

  it('is read signal by signal, with the argument where it matters', () => {
    const text = `${head('org.freedesktop.DBus', 'NameAcquired')}   string ":1.0"\n${active}${head('org.freedesktop.login1.Session', 'Lock')}`;
    expect(read([text])).toEqual([
      { interfaceName: 'org.freedesktop.DBus', member: 'NameAcquired', argument: null },
      { interfaceName: 'org.gnome.ScreenSaver', member: 'ActiveChanged', argument: true },
      { interfaceName: 'org.freedesktop.login1.Session', member: 'Lock', argument: null },
    ]);
  });

  it('is read in pieces of any size', () => {
    expect(read(active.split(''))).toEqual(read([active]));
  });

  it('tells nothing of a signal whose argument is not a truth value', () => {
    const text = `${head('org.gnome.ScreenSaver', 'ActiveChanged')}   string "true"\n   boolean true\n`;
    expect(read([text])).toEqual([]);
  });
});

describe('what a signal means', () => {
  const cases: readonly [string, boolean | null, boolean][] = [
    ['ActiveChanged', true, true],
    ['ActiveChanged', false, false],
    ['Lock', null, true],
    ['PrepareForSleep', true, true],
    ['PrepareForSleep', false, false],
    ['PrepareForShutdown', true, true],
    ['NameAcquired', null, false],
  ];
  it.each(cases)('%s %s locks: %s', (member, argument, locks) => {
    expect(reasonToLock({ interfaceName: 'any', member, argument }) !== null).toBe(locks);
  });
});
