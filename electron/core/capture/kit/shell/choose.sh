
# ---- What is copied ----

kind_wanted() {
  case ",$only," in
    ',,' | *",$1,"*) return 0 ;;
  esac
  return 1
}

# The path with links in the folders above it resolved; the last part stays what it is.
real_path() {
  above=${1%/*}
  above=$(cd -P "${above:-/}" 2> /dev/null && pwd -P && printf x) || above="${1%/*}${newline}x"
  above=${above%"${newline}x"}
  printf '%s/%s' "${above%/}" "${1##*/}"
}

# Adds a path, and where it is a link, what the link leads to.
add_path() {
  candidate=$(real_path "$1" && printf x)
  candidate=${candidate%x}
  if [ -S "$candidate" ] && [ ! -L "$candidate" ]; then return; fi
  candidates="$candidates $(quoted "$candidate")"
  candidate_kinds="$candidate_kinds $item_kind"
  if [ -L "$candidate" ] && [ -e "$candidate" ]; then
    led=$(readlink -f -- "$candidate" && printf x)
    candidates="$candidates $(quoted "${led%"${newline}x"}")"
    candidate_kinds="$candidate_kinds $item_kind"
  fi
}

# Expands the COPY lines into the candidates and says what is missing.
choose() {
  candidates=''
  candidate_kinds=''
  found_keys=' '
  needed_keys=''
  listing=''
  while IFS= read -r entry; do
    [ -n "$entry" ] || continue
    split_copy "$entry"
    kind_wanted "$item_kind" || continue
    if [ "$item_need" = required ]; then needed_keys="$needed_keys $item_key"; fi
    count=0
    IFS=''
    for path in $item_path; do
      if [ ! -e "$path" ] && [ ! -L "$path" ]; then continue; fi
      count=$((count + 1))
      found_keys="$found_keys$item_key "
      add_path "$path"
    done
    IFS=$given_ifs
    listing="$listing$count $item_kind $item_key $(visible "$item_path")$newline"
  done << COPIES
$copies
COPIES
  missing_keys=''
  for key in $needed_keys; do
    case "$found_keys$missing_keys " in
      *" $key "*) ;;
      *) missing_keys="$missing_keys $key" ;;
    esac
  done
  keep_outermost
}

# Of the candidates those that lie in no other one, as paths in the archive.
keep_outermost() {
  chosen=''
  chosen_below=''
  kept=''
  eval "set -- $candidates"
  for path in "$@"; do
    inside=no
    for other in "$@"; do
      case $path in "$other"/*) inside=yes ;; esac
    done
    quoted_path=$(quoted "$path")
    case "$kept " in *" $quoted_path "*) inside=yes ;; esac
    if [ "$inside" = no ]; then
      kept="$kept $quoted_path"
      chosen="$chosen $(quoted "coldkeep-bundle/files$path")"
      chosen_below="$chosen_below $(quoted "files$path")"
    fi
  done
}

# What of the chosen files cannot be read, one a line. Takes what `kept` holds.
list_unreadable() {
  eval "set -- $kept"
  [ "$#" -gt 0 ] || return 0
  # shellcheck disable=SC2016 # The inner shell expands it.
  find "$@" ! -type l -exec sh -c '
    for file do
      if [ ! -r "$file" ] || { [ -d "$file" ] && [ ! -x "$file" ]; }; then
        printf "%s" "$file" | tr "\000-\037\177" "?"
        echo
      fi
    done' sh {} + 2> /dev/null
}

# FIFOs and devices: a bundle cannot hold them. Sockets are passed over by every tar.
list_special() {
  eval "set -- $kept"
  [ "$#" -gt 0 ] || return 0
  find "$@" \( -type p -o -type b -o -type c \) -exec printf '%s\n' {} \; 2> /dev/null
}

# Files that were declared harmless but look like a secret.
list_secret_looking() {
  eval "set -- $kept"
  find "$@" -type f -exec grep -l -e 'SigningKey' -e 'PRIVATE KEY' -e 'AGE-SECRET-KEY-1' -e 'PrivateKey *=' -e '"priv_key"' -e '"hexseed"' {} + 2> /dev/null
}

# A bundle, or a dump, must not be packed into itself.
refuse_inside() {
  place=$(cd -P "$1" 2> /dev/null && pwd -P) || return 0
  what=$2
  eval "set -- $kept"
  for path in "$@"; do
    case "$place/" in
      "$path"/*) fail "$what ($place) lies in $(visible "$path"), which is copied. Name another one." ;;
    esac
  done
}

first_lines() { printf '%s\n' "$1" | sed -n '1,10s/^/  /p'; }

# Everything that can be known before anything is touched.
look_at_files() {
  for key in $missing_keys; do
    insist "Nothing was found for $key, which this system needs. Look at its paths in $config."
  done
  unreadable=$(list_unreadable)
  if [ -n "$unreadable" ]; then
    first_lines "$unreadable" >&2
    insist "These cannot be read by $(id -un 2> /dev/null || id -u)."
  fi
  special=$(list_special)
  if [ -n "$special" ]; then
    first_lines "$special" >&2
    fail "These are FIFOs or devices, which a bundle cannot hold. Name the files beside them instead of the folder."
  fi
  if [ "$plain" = yes ]; then look_for_secrets; fi
  if [ -z "$chosen" ] && [ -z "$dump_command$globals_command" ]; then
    fail "Nothing to copy was found. Look at the paths in $config."
  fi
}

look_for_secrets() {
  if [ -n "$dump_command$globals_command" ]; then
    fail "A dump of a database leaves the host sealed only, never with --plain."
  fi
  for kind in $candidate_kinds; do
    case $kind in
      public | config | binary) ;;
      *) fail "--plain is for items of the kinds public, config and binary alone, and what was chosen holds $kind. Leave those out with --only public,config,binary, or let the bundle be sealed." ;;
    esac
  done
  [ -n "$kept" ] || return 0
  looking=$(list_secret_looking)
  if [ -n "$looking" ]; then
    first_lines "$looking" >&2
    fail "These look like secrets, whatever the settings say of their kind. They leave the host sealed only."
  fi
}
