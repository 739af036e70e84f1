
# ---- The run ----

usage() {
  cat << USAGE
Usage: sh coldkeep-kit.sh [--dry-run] [--config FILE] [--out DIR] [--stop-service | --no-stop-service]
                          [--only KIND,...] [--plain] [--keep-going]

Packs what $title needs on this host into one bundle, sealed to the vault
  $vault
  $recipient

  --dry-run          say everything that would be done, and touch nothing
  --config FILE      the settings (default: kit.conf beside this script)
  --out DIR          where the bundle goes (default: OUT_FOLDER of the settings, else the working folder)
  --stop-service     stop the service while its files are copied; it is always started again
  --no-stop-service  leave it running, whatever the settings say
  --only KIND,...    only items of these kinds: secret-hot, public, config, binary, data
  --plain            do not seal; only where all that is chosen is public, config or binary
  --keep-going       go on where something is missing or cannot be read; the bundle says so
  --help             print this

Exit status: 0 done, 1 nothing was made, 2 wrong use, 3 made but incomplete, 4 the service did not start again.
USAGE
}

wrong_use() {
  warn "$*"
  usage >&2
  exit 2
}

read_options() {
  while [ "$#" -gt 0 ]; do
    case $1 in
      --dry-run) dry_run=yes ;;
      --config | --out | --only)
        if [ "${2:-}" = '' ]; then wrong_use "$1 takes a value."; fi
        case $1 in
          --config) config=$2 ;;
          --out) out_given=$2 ;;
          --only) only=$2 ;;
        esac
        shift
        ;;
      --stop-service) stop_given=yes ;;
      --no-stop-service) stop_given=no ;;
      --plain) plain=yes ;;
      --keep-going) keep_going=yes ;;
      --help | -h)
        usage
        exit 0
        ;;
      *) wrong_use "There is no option $1." ;;
    esac
    shift
  done
  for kind in $(printf '%s' "$only" | tr ',' ' '); do
    case $kind in
      secret-hot | public | config | binary | data) ;;
      *) wrong_use "--only takes the kinds secret-hot, public, config, binary and data." ;;
    esac
  done
}

# A path that begins with "-" would be taken for an option.
safe_path() {
  case $1 in
    -*) printf './%s' "$1" ;;
    *) printf '%s' "$1" ;;
  esac
}

# The program that seals: of the settings, beside this script, or of the host.
find_age() {
  if [ "$plain" = yes ]; then return 0; fi
  if [ -n "$age" ]; then
    age_program=$age
  elif [ -x "$kit_folder/age" ] && [ -f "$kit_folder/age" ]; then
    age_program=$kit_folder/age
  else
    age_program=age
  fi
  if command -v "$age_program" > /dev/null 2>&1; then return 0; fi
  warn "age is not on this host, and without it nothing can be sealed. Nothing was done."
  warn "On Debian and Ubuntu: apt-get install age. Elsewhere: carry the static program \"age\" of its official release over,"
  warn "compare its checksum, and put it beside this script or name it in the settings: AGE=/path/to/age"
  return 1
}

end_run() {
  status=$?
  trap - EXIT
  # Not ignored but caught: what is started from here on must be able to be stopped again.
  trap : INT TERM HUP PIPE
  for process in $child $packer $sealer $sleeper; do kill "$process" 2> /dev/null; done
  if ! start_service; then not_started=yes; fi
  if [ -n "$work" ]; then
    rm -f "$work/coldkeep-bundle/files"
    rm -rf "$work"
  fi
  if [ -n "$partial" ]; then rm -f "$partial"; fi
  if [ "$not_started" = yes ]; then status=4; fi
  exit "$status"
}

say_plan() {
  say "Dry run: nothing is touched."
  say "System: $title ($system), host $host"
  if [ "$plain" = yes ]; then
    say "The bundle would NOT be sealed (--plain)."
  else
    say "Sealed to: $recipient ($vault)"
  fi
  if [ -n "$height_command" ]; then
    say "Would wait until this node is within 3 blocks of its cluster, for at most $height_seconds seconds."
    if [ -z "$cluster_height_command" ]; then say "  CLUSTER_HEIGHT_COMMAND is empty: only this node's height would be recorded."; fi
  fi
  if ! service_named; then
    say "No service is named: none would be stopped."
  elif [ "$stop_wanted" = yes ]; then
    say "Would stop the service if it runs, wait at most $stop_seconds seconds, and start it again:"
    say "  stop:  ${stop_command:-systemctl stop $service}"
    say "  start: ${start_command:-systemctl start $service}"
  else
    say "Would leave the service ${service:-of the settings} as it is."
  fi
  if [ -n "$globals_command" ]; then say "Would dump first: $globals_command"; fi
  if [ -n "$dump_command" ]; then say "Would dump first: $dump_command"; fi
  if [ -n "$globals_command$dump_command" ]; then say "  into a folder of its own below $work_parent, removed again at the end"; fi
  if [ "$quiet_seconds" -gt 0 ]; then say "Would wait until the files stop changing for $quiet_seconds seconds, where no service writes to them."; fi
  printf '%s' "$reports" | sed 's/^/Would write down: /'
  say "Would copy (number of matches, kind, item, path):"
  printf '%s' "$listing" | sed 's/^/  /'
  eval "set -- $kept"
  for path in "$@"; do
    say "  $(visible "$path"): $(find "$path" -type f -exec sh -c 'echo $#' sh {} + 2> /dev/null | awk '{ sum += $1 } END { print sum + 0 }') files, $(du -sk "$path" 2> /dev/null | cut -f 1) KiB"
  done
  say "Would write: $bundle"
}

say_result() {
  hash=$(hash_input < "$bundle")
  say "Bundle:  $bundle ($(wc -c < "$bundle" | tr -d ' ') bytes)"
  say "SHA-256: $hash"
  words_of "$hash" | sed -e '1s/^/Words:   /' -e '2s/^/         /'
  say "Write the words down on paper: they are asked for at the import."
  if [ "$incomplete" = yes ]; then
    warn "The bundle is incomplete; it says so itself."
    exit 3
  fi
}

set -u
newline='
'
carriage_return=$(printf '\r')
given_ifs=$IFS
given_umask=$(umask)
locale_given=${LC_ALL+yes}
given_locale=${LC_ALL-}
LC_ALL=C
export LC_ALL
umask 077

dry_run=no plain=no keep_going=no only='' stop_given='' out_given='' config=''
root='' copies='' service='' stop_wanted=no stop_seconds=300 status_command='' stop_command='' start_command=''
dump_command='' dump_file='' dump_form=any dump_proof_command='' globals_command=''
height_command='' cluster_height_command='' height_seconds=1800 quiet_seconds=0 quiet_limit_seconds=300
versions='' reports='' work_parent=${TMPDIR:-/var/tmp} out='' age=''
notes='' incomplete=no not_started=no start_again=no stopping=no service_stopped=none extras=no height='' cluster_height=''
chosen='' chosen_below='' kept='' work='' partial='' child='' packer='' sealer='' sleeper=''

case $0 in
  */*) kit_folder=${0%/*} ;;
  *) kit_folder=. ;;
esac

read_options "$@"
config=$(safe_path "${config:-$kit_folder/kit.conf}")
read_settings
ROOT=$root
export ROOT
if [ -n "$stop_given" ]; then stop_wanted=$stop_given; fi
if [ "$stop_wanted" = yes ] && ! service_named; then fail "There is no service to stop: SERVICE in $config is empty."; fi
if ! kind_wanted data; then dump_command='' globals_command=''; fi
if ! kind_wanted config; then reports=''; fi
if [ -n "$dump_command" ]; then
  case $dump_file in
    '' | */* | .* | -*) fail "DUMP_FILE in $config is a plain file name, not \"$dump_file\"." ;;
  esac
fi
out=$(safe_path "${out_given:-${out:-.}}")
host=$(uname -n | tr -c 'A-Za-z0-9._\n-' '-' | cut -c 1-64)
started=$(time_now)
bundle="${out%/}/coldkeep-bundle-$system-$host-$(date -u +%Y%m%dT%H%M%SZ).tar"
if [ "$plain" = no ]; then bundle="$bundle.age"; fi
find_hash_tool
choose

if [ "$dry_run" = yes ]; then
  say_plan
  if ! find_age; then incomplete=yes; fi
  keep_going=yes
  look_at_files
  if [ "$incomplete" = yes ]; then exit 1; fi
  exit 0
fi

find_age || exit 1
look_at_files
if [ ! -d "$out" ] || [ ! -w "$out" ]; then fail "The folder $out is not there or may not be written to. Name one with --out DIR."; fi
refuse_inside "$out" 'The folder for the bundle'
refuse_inside "$work_parent" WORK_FOLDER
if [ -e "$bundle" ]; then fail "$bundle exists already."; fi

exec < /dev/null
trap end_run EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP
trap 'exit 141' PIPE

work=$(mktemp -d "$work_parent/coldkeep-kit.XXXXXXXX") || fail "No folder could be made below $work_parent. Set WORK_FOLDER in $config."
mkdir "$work/coldkeep-bundle" "$work/coldkeep-bundle/dump"
ln -s / "$work/coldkeep-bundle/files"
clock=$(clock_offset)
version_lines=$(list_versions)
if [ -n "$version_lines" ]; then version_lines="$version_lines$newline"; fi

wait_for_height
settle_service
take_reports
take_dumps
wait_for_still_files
write_conditions
find_tar
partial="$bundle.partial"
say "Packing."
seal_bundle
say_result
