
# ---- Words to the operator ----

say() { printf '%s\n' "$*"; }

warn() { printf 'coldkeep-kit: %s\n' "$*" >&2; }

fail() {
  warn "$*"
  exit 1
}

# Control characters made visible, so that a file name cannot move the cursor.
visible() { printf '%s' "$1" | tr '\000-\037\177' '?'; }

# A condition that ends the run, or is only noted where --keep-going was given.
insist() {
  if [ "$keep_going" = yes ]; then
    warn "$*"
    note "$*"
    incomplete=yes
  else
    fail "$* (--keep-going goes on without it.)"
  fi
}

# Remembers a line for the conditions of the bundle.
note() { notes="${notes}note: $(visible "$*" | cut -c 1-480)$newline"; }

# A word that the shell reads back as it is.
quoted() {
  printf "'"
  printf '%s' "$1" | sed "s/'/'\\\\''/g"
  printf "'"
}

# Waits so that a signal is heard at once.
pause() {
  sleep "$1" &
  sleeper=$!
  wait "$sleeper" || :
  sleeper=''
}
