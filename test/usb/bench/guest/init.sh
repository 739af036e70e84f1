#!/bin/busybox sh
# First program of the emulated machine: loads the kernel's modules, puts a writable root over this machine's own, hands over.
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
for module in $(cat /modules/now); do insmod "/modules/$module.ko" 2> /dev/null; done

# The root of the machine that runs the bench, and the unpacked packages, both read-only: what is written stays in memory.
share() {
  mkdir -p "$2"
  mount -t 9p -o trans=virtio,version=9p2000.L,msize=524288,cache=loose,ro "$1" "$2" || exec sh
}
share root /lower
share layer /layer
mount -t tmpfs -o size=75% tmpfs /writable
mkdir /writable/upper /writable/work
mount -t overlay -o lowerdir=/layer:/lower,upperdir=/writable/upper,workdir=/writable/work overlay /new || exec sh
for folder in bench proc sys dev run tmp mnt root; do [ -d "/new/$folder" ] || mkdir -p "/new/$folder"; done
cp -a /modules /guest/* /bin/busybox /new/bench/
mount --move /proc /new/proc
mount --move /sys /new/sys
mount --move /dev /new/dev
exec switch_root /new /bench/root.sh
