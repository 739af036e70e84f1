#!/bench/busybox sh
# The rest of a start: what a system has (udev, the message bus, udisks), then the agent that runs what the bench asks for.
export PATH=/bench:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb
b=/bench/busybox
$b mkdir -p /dev/pts /dev/shm
$b mount -t tmpfs tmpfs /run
$b mount -t tmpfs tmpfs /dev/shm
$b mount -t devpts devpts /dev/pts
$b mount -t tmpfs tmpfs /mnt
# Overlays on 9p have no O_TMPFILE and the like; temporary files of a real system lie on such a file system.
$b mount -t tmpfs tmpfs /var/tmp
$b mkdir -p /run/lock /run/user /run/dbus /run/udisks2 /run/media /media
$b chmod 1777 /dev/shm /var/tmp
$b ln -sf /proc/self/fd /dev/fd
$b ip link set lo up
$b hostname bench

/lib/systemd/systemd-udevd --daemon 2> /dev/null
udevadm trigger --action=add --type=subsystems
udevadm trigger --action=add --type=devices
udevadm settle -t 30
dbus-daemon --system --fork --nopidfile
# In place of systemd-logind and polkit: udisks serves root without them.
/usr/libexec/udisks2/udisksd --no-debug > /run/udisksd.log 2>&1 &

node=$($b sed -n 's/.*bench\.node=\([^ ]*\).*/\1/p' /proc/cmdline)
cd /root 2> /dev/null || cd /
exec "$node" /bench/agent.mjs
