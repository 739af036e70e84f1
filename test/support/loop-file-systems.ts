// The file systems of loop mounts: how each is made and mounted, and what has to be here for it.

export const loopFileSystems = ['ext4', 'exfat', 'vfat'] as const;
/** `exfat` is Debian's exfat-fuse; `vfat` is the kernel's, which not every kernel has. */
export type LoopFileSystem = (typeof loopFileSystems)[number];

interface Recipe {
  /** Programs, beside those that every loop mount needs. */
  readonly tools: readonly string[];
  make(image: string): readonly string[];
  mount(device: string, root: string, readOnly: boolean): readonly string[];
}

const kernelMount = (device: string, root: string, readOnly: boolean): readonly string[] => [
  'mount',
  ...(readOnly ? ['-o', 'ro'] : []),
  device,
  root,
];

export const recipes: Readonly<Record<LoopFileSystem, Recipe>> = {
  ext4: {
    tools: ['mkfs.ext4', 'python3'],
    make: (image) => [...'mkfs.ext4 -q -F -m 0 -E lazy_itable_init=0,lazy_journal_init=0'.split(' '), image],
    mount: kernelMount,
  },
  exfat: {
    tools: ['mkfs.exfat', 'mount.exfat-fuse'],
    make: (image) => ['mkfs.exfat', image],
    mount: (device, root, readOnly) => ['mount.exfat-fuse', ...(readOnly ? ['-o', 'ro'] : []), device, root],
  },
  vfat: {
    tools: ['mkfs.vfat'],
    make: (image) => ['mkfs.vfat', image],
    mount: kernelMount,
  },
};
