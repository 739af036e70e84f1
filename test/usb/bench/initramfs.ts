// The archive that the kernel starts from: its modules in the order in which they need each other, and the first program.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const words = (text: string): string[] => text.split(' ');

const wanted = [
  ...words(
    'virtio_pci virtio_console 9pnet_virtio 9p overlay ext4 xhci_pci usb_storage uas sd_mod vfat exfat',
  ),
  ...words('fuse hid_generic usbhid nls_cp437 nls_ascii nls_iso8859_1 nls_utf8 crc32c_generic crc32c_intel'),
];
/** For a stick that the kernel makes of itself: loaded when one is asked for. */
const wantedLater = ['libcomposite', 'usb_f_mass_storage', 'usb_f_hid', 'dummy_hcd'];

const nameOf = (file: string): string => basename(file, '.ko').replaceAll('-', '_');

/** Names of modules, each behind those it needs. A name that has no file is built into the kernel. */
function inOrder(names: readonly string[], files: ReadonlyMap<string, string>): string[] {
  const order: string[] = [];
  const add = (name: string): void => {
    const file = files.get(name);
    if (file === undefined || order.includes(name)) return;
    const info = readFileSync(file).toString('latin1');
    const needs = /\0depends=([^\0]*)/.exec(info)?.[1] ?? '';
    const softNeeds = [...info.matchAll(/\0softdep=pre: ([^\0]*)/g)].map((match) => match[1] ?? '');
    for (const need of [needs, ...softNeeds].join(',').split(/[, ]+/)) add(need.replaceAll('-', '_'));
    order.push(name);
  };
  names.forEach(add);
  return order;
}

/** Writes it to `archive`. */
export function makeInitramfs(modulesFolder: string, archive: string): void {
  const files = new Map(
    readdirSync(modulesFolder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ko'))
      .map((file) => [nameOf(file), join(modulesFolder, file)]),
  );
  const now = inOrder(wanted, files);
  const later = inOrder(wantedLater, files).filter((name) => !now.includes(name));
  const root = mkdtempSync(join(tmpdir(), 'coldkeep-initramfs-'));
  try {
    for (const name of ['bin', 'modules', 'proc', 'sys', 'dev', 'writable', 'new'])
      mkdirSync(join(root, name));
    for (const name of [...now, ...later]) {
      const file = files.get(name);
      if (file !== undefined) copyFileSync(file, join(root, 'modules', `${name}.ko`));
    }
    writeFileSync(join(root, 'modules', 'now'), now.join('\n'));
    writeFileSync(join(root, 'modules', 'later'), later.join('\n'));
    cpSync(join(dirname(fileURLToPath(import.meta.url)), 'guest'), join(root, 'guest'), { recursive: true });
    for (const name of readdirSync(join(root, 'guest'))) chmodSync(join(root, 'guest', name), 0o755);
    copyFileSync(join(root, 'guest', 'init.sh'), join(root, 'init'));
    copyFileSync('/bin/busybox', join(root, 'bin', 'busybox'));
    for (const name of ['init', 'bin/busybox']) chmodSync(join(root, name), 0o755);
    execFileSync('sh', ['-euc', 'find . | cpio -o -H newc --quiet > "$1"', 'sh', archive], { cwd: root });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
