
# ---- Packing and sealing ----

# SHA-256 of standard input, in hex.
hash_input() {
  case $hash_tool in
    openssl) openssl dgst -sha256 -r ;;
    *) $hash_tool ;;
  esac | cut -c 1-64
}

find_hash_tool() {
  if command -v sha256sum > /dev/null 2>&1; then
    hash_tool='sha256sum'
  elif command -v shasum > /dev/null 2>&1; then
    hash_tool='shasum -a 256'
  elif command -v openssl > /dev/null 2>&1; then
    hash_tool='openssl'
  else
    fail 'None of sha256sum, shasum and openssl is here: the SHA-256 of the bundle could not be told.'
  fi
}

# Lines as sha256sum prints them, for every file below the paths given. Runs in the folder coldkeep-bundle.
list_checksums() {
  odd_name="*$newline*"
  if [ "$hash_tool" = openssl ]; then
    find "$@" -type f ! -path '*\\*' ! -path "$odd_name" -exec sh -c '
      for file do printf "%s  %s\n" "$(openssl dgst -sha256 -r < "$file" | cut -c 1-64)" "$file"; done' sh {} +
  else
    # shellcheck disable=SC2086 # The tool and its options are several words.
    find "$@" -type f ! -path '*\\*' ! -path "$odd_name" -exec $hash_tool {} +
  fi
  find "$@" -type f \( -path '*\\*' -o -path "$odd_name" \) -exec sh -c '
    tool=$1
    shift
    for file do
      case $tool in
        openssl) hash=$(openssl dgst -sha256 -r < "$file") ;;
        *) hash=$($tool < "$file") ;;
      esac
      name=$(printf "%sx" "$file" | awk "NR > 1 { printf \"\\\\n\" } { gsub(/\\\\/, \"\\\\\\\\\"); printf \"%s\", \$0 }")
      printf "\\\\%s  %s\n" "$(printf "%s" "$hash" | cut -c 1-64)" "${name%x}"
    done' sh "$hash_tool" {} +
}

# Bytes of zeros with which this tar ends an archive.
find_tar() {
  if tar --version 2> /dev/null | grep -q 'GNU tar'; then
    tar_options='-b 1 --hard-dereference'
    gnu_tar=yes
  else
    tar_options=''
    gnu_tar=no
  fi
  # shellcheck disable=SC2086 # Several options.
  archive_size=$(tar $tar_options -cf - -C "$work" coldkeep-bundle/conditions | wc -c)
  content=$(wc -c < "$work/coldkeep-bundle/conditions")
  trailer=$((archive_size - 512 - (content + 511) / 512 * 512))
  if [ "$trailer" -lt 1024 ] || [ "$(printf abcd | head -c -2 2> /dev/null)" != ab ]; then
    fail "The tar and head of this host cannot write the archive. Install GNU tar and coreutils, or busybox."
  fi
}

end_note() { printf 'note: %s\n' "$(visible "$*" | cut -c 1-480)" >> "$work/end-notes"; }

# Runs as a process of its own and writes the archive on standard output. Whether it is whole is told by the file packed.
pack() {
  trap - EXIT
  cd "$work" || exit 1
  eval "set -- $chosen"
  if [ "$extras" = yes ]; then set -- coldkeep-bundle/dump "$@"; fi
  : > packing
  : > end-notes
  # Where find compares whole seconds, the packing begins in a later one.
  # shellcheck disable=SC2185 # It asks for the version alone.
  if ! find --version 2> /dev/null | grep -q GNU; then sleep 1; fi
  {
    # shellcheck disable=SC2086 # Several options.
    tar $tar_options -cf - coldkeep-bundle/conditions "$@" 2> tar-messages
    echo $? > tar-status
  } | head -c "-$trailer"
  note_changes "$@"
  cd coldkeep-bundle || exit 1
  eval "set -- $chosen_below"
  if [ "$extras" = yes ]; then set -- dump "$@"; fi
  if ! list_checksums "$@" > CHECKSUMS.sha256 2> ../checksum-messages; then
    end_note "Some files could not be read for their checksum: $(sed -n 1p ../checksum-messages)"
  fi
  cd ..
  {
    echo "ended: $(time_now)"
    echo "files: $(wc -l < coldkeep-bundle/CHECKSUMS.sha256 | tr -d ' ')"
    if [ "$service_stopped" = yes ] && service_named && service_runs; then
      echo 'service-stopped: no'
      echo 'note: The service ran again before its files were all read.'
    fi
    cat end-notes
  } > coldkeep-bundle/end
  # shellcheck disable=SC2086 # Several options.
  tar $tar_options -cf - coldkeep-bundle/CHECKSUMS.sha256 coldkeep-bundle/end || exit 1
  : > packed
}

# GNU tar ends with 1 where a file only changed while it was read.
note_changes() {
  tar_status=$(cat tar-status 2> /dev/null || echo 2)
  if [ "$tar_status" -ne 0 ]; then
    grep -v 'socket ignored' tar-messages | sed -n '1,10s/^/  /p' >&2
    if [ "$tar_status" -ne 1 ] || [ "$gnu_tar" = no ]; then
      if [ "$keep_going" != yes ]; then exit 1; fi
      : > incomplete
    fi
    grep -v 'socket ignored' tar-messages | sed -n 1,10p > tar-notes
    while IFS= read -r line; do end_note "$line"; done < tar-notes
  fi
  find "$@" ! -type l -newer packing -print 2> /dev/null | sed -n 1,20p > changed
  while IFS= read -r line; do end_note "Changed while it was packed: ${line#coldkeep-bundle/files}"; done < changed
}

# Starts the packer, and what seals its archive, and waits for both. The service runs again as soon as its files are read.
seal_bundle() {
  if [ "$plain" = yes ]; then
    pack > "$partial" &
    packer=$!
    sealer=''
  else
    mkfifo "$work/stream"
    pack > "$work/stream" &
    packer=$!
    "$age_program" -r "$recipient" < "$work/stream" > "$partial" &
    sealer=$!
  fi
  pack_status=0
  wait "$packer" || pack_status=$?
  packer=''
  if ! start_service; then not_started=yes; fi
  seal_status=0
  if [ -n "$sealer" ]; then wait "$sealer" || seal_status=$?; fi
  sealer=''
  if [ ! -f "$work/packed" ]; then
    fail "Packing failed (status $pack_status), so there is no bundle."
  fi
  if [ "$seal_status" -ne 0 ]; then fail "age failed with exit status $seal_status, so there is no bundle."; fi
  if [ -f "$work/incomplete" ]; then incomplete=yes; fi
  sync 2> /dev/null || :
  mv "$partial" "$bundle"
  partial=''
}
