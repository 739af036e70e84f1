// What is said and installed where Electron's system libraries or the display in memory are missing.
import { describe, expect, it } from 'vitest';
import { installCommand, librariesNotFound } from '../../../build/electron/system-needs.mjs';

const only =
  (...programs: string[]) =>
  (name: string) =>
    programs.includes(name);
const both = { libraries: true, xvfb: true };
const asTheyAre = (names: string[]) => names;

describe('missing libraries', () => {
  it('are read from what ldd prints', () => {
    const printed =
      '\tlinux-vdso.so.1 (0x00007ffc)\n\tlibnss3.so => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x00007f)\n\tlibgbm.so.1 => not found\n';
    expect(librariesNotFound(printed)).toEqual(['libnss3.so', 'libgbm.so.1']);
    expect(librariesNotFound('\tnot a dynamic executable\n')).toEqual([]);
  });
});

describe('the command that installs them', () => {
  it.each([
    ['apt-get', /^apt-get install -y --no-install-recommends libnss3 .* libasound2 xvfb$/],
    ['dnf', /^dnf install -y nss .* xorg-x11-server-Xvfb$/],
    ['pacman', /^pacman -S --needed --noconfirm nss .* xorg-server-xvfb$/],
  ])('is that of %s', (manager, expected) => {
    expect(installCommand(both, only(manager), asTheyAre)?.join(' ')).toMatch(expected);
  });

  it('names no more than is needed', () => {
    expect(installCommand({ libraries: false, xvfb: true }, only('apt-get'), asTheyAre)?.slice(4)).toEqual([
      'xvfb',
    ]);
    expect(installCommand({ libraries: true, xvfb: false }, only('apt-get'), asTheyAre)).not.toContain(
      'xvfb',
    );
  });

  it('takes the names that the release of Debian has', () => {
    const renamed = installCommand(both, only('apt-get'), (names) => names.map((name) => `${name}t64`));
    expect(renamed).toContain('libgtk-3-0t64');
  });

  it('is unknown where no package manager is known', () => {
    expect(installCommand(both, only())).toBeNull();
  });
});
