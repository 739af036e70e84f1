// The emulated machine's system: a kernel of Debian, and what this machine may lack of a desktop's (udev, udisks), unpacked and
// not installed. Kept in the cache between runs.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface System {
  readonly kernel: string;
  /** The kernel's module tree. */
  readonly modules: string;
  /** To lie over this machine's root. */
  readonly layer: string;
}

const caches = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
/** A change of what is unpacked, and how, needs another name. */
const folder = join(caches, 'coldkeep', 'usb-bench-1');

/**
 * Downloads with apt (no root needed) and unpacks. Of udisks and udev and what they need, only packages that this machine lacks: what
 * it has is seen through its root. The kernel is unpacked from its compressed form, or the emulated processor would spend seconds on it.
 */
const fetching = String.raw`
mkdir downloads kernel layer
cd downloads
kernel=$(apt-cache depends linux-image-amd64 | sed -n 's/.*Depends: \(linux-image-.*\)/\1/p' | head -1)
apt-get download -q -o APT::Sandbox::User=root "$kernel"
for file in *.deb; do dpkg-deb -x "$file" ../kernel; rm "$file"; done
lacking=$(apt-get install -s -q --no-install-recommends udev udisks2 libkmod2 kmod | sed -n 's/^Inst \([^ ]*\) (.*/\1/p')
[ -z "$lacking" ] || apt-get download -q -o APT::Sandbox::User=root $lacking
mkdir unpacked
for file in *.deb; do [ ! -e "$file" ] || dpkg-deb -x "$file" unpacked; done
for top in bin sbin lib; do
  # The root of this machine has these as links into /usr.
  if [ -d "unpacked/$top" ]; then mkdir -p "unpacked/usr/$top"; cp -a "unpacked/$top/." "unpacked/usr/$top/"; fi
done
for top in usr etc; do [ ! -d "unpacked/$top" ] || cp -a "unpacked/$top" ../layer/; done
rm -rf ../layer/usr/share/doc ../layer/usr/share/man ../layer/usr/share/locale
cd ..
image=$(echo kernel/boot/vmlinuz-*)
offset=$(LC_ALL=C grep -abo -m1 "$(printf '\3757zXZ')" "$image" | head -1 | cut -d: -f1)
tail -c +$((offset + 1)) "$image" | xz -dc --single-stream > vmlinux 2> /dev/null || true
[ "$(stat -c %s vmlinux)" -gt 20000000 ] || cp "$image" vmlinux
mv kernel/lib/modules/* modules
rm -rf downloads kernel
`;

/** What was seen through this machine's root when the layer was made may have been removed since. */
const isComplete = (): boolean =>
  ['usr/lib/systemd/systemd-udevd', 'usr/libexec/udisks2/udisksd'].every(
    (program) => existsSync(join(folder, 'layer', program)) || existsSync(join('/', program)),
  );

/** Answers where it lies; fetches it where it is not in the cache yet (about 90 MB). */
export function findSystem(): System {
  if (!existsSync(folder) || !isComplete()) {
    const partial = `${folder}.${process.pid}.partial`;
    mkdirSync(partial, { recursive: true });
    try {
      execFileSync('sh', ['-euc', fetching], { cwd: partial, stdio: ['ignore', 'ignore', 'inherit'] });
      rmSync(folder, { recursive: true, force: true });
      renameSync(partial, folder);
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
  }
  return {
    kernel: join(folder, 'vmlinux'),
    modules: join(folder, 'modules'),
    layer: join(folder, 'layer'),
  };
}
