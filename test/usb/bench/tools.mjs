// The programs that the bench needs, and the Debian package of each; they are installed where that is allowed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const tools = {
  'qemu-system-x86_64': 'qemu-system-x86',
  'mkfs.vfat': 'dosfstools',
  'mkfs.exfat': 'exfatprogs',
  'mkfs.ext4': 'e2fsprogs',
  mcopy: 'mtools',
  cpio: 'cpio',
  xz: 'xz-utils',
  setpriv: 'util-linux',
  age: 'age',
  minisign: 'minisign',
  par2: 'par2',
  'dbus-daemon': 'dbus-daemon',
  Xvfb: 'xvfb',
};

const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin'];

const isHere = (program) => folders.some((folder) => existsSync(path.join(folder, program)));

/** The static busybox has nothing beside it that says so, but its size: the other one is built to share libraries. */
const hasStaticBusybox = () =>
  spawnSync('sh', ['-c', 'ldd /bin/busybox 2>&1 | grep -q "not a dynamic"']).status === 0;

function missingPackages() {
  const missing = Object.entries(tools)
    .filter(([program]) => !isHere(program))
    .map(([, name]) => name);
  return hasStaticBusybox() ? missing : [...missing, 'busybox-static'];
}

/** Installs what is missing. Answers in words what stands in the way; null where nothing does. */
export function installTools(say) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'The bench needs Linux on x64.';
  let missing = missingPackages();
  if (missing.length === 0) return null;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid() !== 0 || !isHere('apt-get'))
    return `These packages are missing. Install them with:\n  sudo ${command}`;
  say(`Installing ${missing.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('sh', ['-c', `apt-get update -qq; ${command} -qq`], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  missing = missingPackages();
  return missing.length === 0 ? null : `These packages could not be installed: ${missing.join(', ')}.`;
}
