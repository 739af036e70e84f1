#!/bench/busybox sh
# composite NAME IMAGE SERIAL: plugs in a stick that is a keyboard, too, made by the kernel itself. composite -r NAME: pulls it out.
b=/bench/busybox
gadgets=/sys/kernel/config/usb_gadget
if [ "$1" = -r ]; then
  echo > "$gadgets/$2/UDC"
  exit
fi
if [ ! -d "$gadgets" ]; then
  # Its controller at high speed: at super speed it fails to read what lies in clusters of 512 bytes, half of its packets.
  for module in $($b cat /bench/modules/later); do $b insmod "/bench/modules/$module.ko"; done
  $b mount -t configfs configfs /sys/kernel/config 2> /dev/null
fi
set -e
$b mkdir "$gadgets/$1"
cd "$gadgets/$1"
echo 0x0781 > idVendor
echo 0x5567 > idProduct
$b mkdir strings/0x409
echo "$3" > strings/0x409/serialnumber
echo SanDisk > strings/0x409/manufacturer
echo 'Cruzer Blade' > strings/0x409/product
$b mkdir -p configs/c.1 functions/mass_storage.0 functions/hid.0
echo 1 > functions/mass_storage.0/lun.0/removable
echo "$2" > functions/mass_storage.0/lun.0/file
# A boot keyboard, with the report descriptor of the HID specification (appendix E.6).
echo 1 > functions/hid.0/protocol
echo 1 > functions/hid.0/subclass
echo 8 > functions/hid.0/report_length
$b printf '\5\1\11\6\241\1\5\7\31\340\51\347\25\0\45\1\165\1\225\10\201\2\225\1\165\10\201\3\225\5\165\1\5\10\31\1\51\5\221\2\225\1\165\3\221\3\225\6\165\10\25\0\45\145\5\7\31\0\51\145\201\0\300' > functions/hid.0/report_desc
$b ln -s functions/mass_storage.0 configs/c.1/
$b ln -s functions/hid.0 configs/c.1/
for controller in $($b ls /sys/class/udc); do
  if [ "$($b cat "/sys/class/udc/$controller/state")" = 'not attached' ]; then
    echo "$controller" > UDC
    break
  fi
done
