// Opening a copy with stock tools: the one place where the command line stands that README.txt and the checklists print.

export interface ByHandInput {
  /** The vault's signing key as minisign prints it; null where it must not or cannot be printed. */
  readonly signingKey: string | null;
  /** How many parts the payload has. */
  readonly parts: number;
  /** True where parts are cut into slices ".000", ".001", … */
  readonly sliced: boolean;
}

/** What is checked before anything is decrypted: the signature, then every file against the signed list. */
const checked = (key: string): string =>
  `minisign -Vm CHECKSUMS.sha256 -P ${key} && sha256sum -c --strict CHECKSUMS.sha256`;

const untar = 'tar -xpf /dev/shm/p.tar --no-same-owner';

/**
 * One command line for bash, dash or busybox sh, to be typed in the snapshot's folder; it leaves the items in the current folder
 * and /dev/shm/p.tar behind (see byHandCleanUp). It stops at the first thing that does not hold. age asks for the passphrase once.
 */
export function byHandCommand({ signingKey, parts, sliced }: ByHandInput): string {
  const verify = checked(signingKey ?? '<key from the sheet>');
  if (parts === 1) {
    // A pipe into age is safe, a pipe out of it is not: age refuses a truncated file, tar accepts one.
    const open = sliced
      ? 'cat payload.tar.age.??? | age -d -i ../../identity.age -o /dev/shm/p.tar'
      : 'age -d -i ../../identity.age -o /dev/shm/p.tar payload.tar.age';
    return `${verify} && ${open} && ${untar}`;
  }
  // The identity is opened once into memory, or the passphrase would be asked for at every part. `sh -e` stops at the first failure.
  const unlock = '(umask 077 && age -d -o /dev/shm/identity ../../identity.age)';
  const eachPart = sliced
    ? `sh -ec 'for p in $(ls | sed -n "s/^\\(payload-[0-9]*\\.tar\\.age\\)\\(\\.000\\)\\{0,1\\}$/\\1/p"); do cat $p* | age -d -i /dev/shm/identity -o /dev/shm/p.tar; ${untar}; done'`
    : `sh -ec 'for p in payload-*.tar.age; do age -d -i /dev/shm/identity -o /dev/shm/p.tar $p; ${untar}; done'`;
  return `${verify} && ${unlock} && ${eachPart}`;
}

/** How the payload of a copy is cut, from the names or paths of its files. */
export function payloadShape(files: readonly string[]): Pick<ByHandInput, 'parts' | 'sliced'> {
  const parts = new Set<string>();
  let sliced = false;
  for (const file of files) {
    const found = /(?:^|\/)(payload(?:-\d{3,})?\.tar\.age)(\.\d{3,})?$/.exec(file);
    if (found?.[1] === undefined) continue;
    parts.add(found[1]);
    sliced ||= found[2] !== undefined;
  }
  return { parts: Math.max(1, parts.size), sliced };
}

/** Removes what byHandCommand leaves in memory besides the items. */
export const byHandCleanUp = 'rm -f /dev/shm/p.tar /dev/shm/identity';
