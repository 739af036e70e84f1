
# ---- Settings: lines of KEY=VALUE. The file is read, not run; only what it names as a command is. ----

yes_or_no() {
  case $2 in
    yes | no) ;;
    *) fail "$1 in the settings is yes or no, not \"$2\"." ;;
  esac
}

whole_number() {
  case $2 in
    '' | *[!0-9]*) fail "$1 in the settings is a number of seconds, not \"$2\"." ;;
  esac
}

# Somebody else who could write the settings could have any command run by whoever starts the kit.
trust_settings() {
  [ -f "$1" ] || fail "There is no settings file $1. Name it with --config FILE."
  [ -r "$1" ] || fail "The settings file $1 cannot be read."
  if [ -z "$(find -L "$1" -prune \( -user "$(id -u)" -o -user 0 \) -print)" ]; then
    fail "The settings file $1 belongs to somebody else. Make it yours: chown \"\$(id -u)\" $1"
  fi
  if [ -n "$(find -L "$1" -prune \( -perm -020 -o -perm -002 \) -print)" ]; then
    fail "Others may write the settings file $1. Forbid it: chmod 600 $1 (on a FAT stick: copy the kit to the host first)"
  fi
}

read_settings() {
  trust_settings "$config"
  line_number=0
  while IFS= read -r line || [ -n "$line" ]; do
    line_number=$((line_number + 1))
    line=${line%"$carriage_return"}
    line=${line#"${line%%[![:blank:]]*}"}
    case $line in
      '' | '#'*) continue ;;
      *=*) ;;
      *) fail "Line $line_number of $config is not KEY=VALUE: $line" ;;
    esac
    key=${line%%=*}
    key=${key%"${key##*[![:blank:]]}"}
    value=${line#*=}
    value=${value#"${value%%[![:blank:]]*}"}
    value=${value%"${value##*[![:blank:]]}"}
    take_setting
  done < "$config"
}

take_setting() {
  case $key in
    ROOT) root=${value%/} ;;
    COPY) copies="$copies$value$newline" ;;
    SERVICE) service=$value ;;
    STOP_SERVICE)
      yes_or_no "$key" "$value"
      stop_wanted=$value
      ;;
    STOP_SECONDS)
      whole_number "$key" "$value"
      stop_seconds=$value
      ;;
    SERVICE_STATUS_COMMAND) status_command=$value ;;
    SERVICE_STOP_COMMAND) stop_command=$value ;;
    SERVICE_START_COMMAND) start_command=$value ;;
    DUMP_COMMAND) dump_command=$value ;;
    DUMP_FILE) dump_file=$value ;;
    DUMP_FORM) dump_form=$value ;;
    DUMP_PROOF_COMMAND) dump_proof_command=$value ;;
    GLOBALS_COMMAND) globals_command=$value ;;
    HEIGHT_COMMAND) height_command=$value ;;
    CLUSTER_HEIGHT_COMMAND) cluster_height_command=$value ;;
    HEIGHT_SECONDS)
      whole_number "$key" "$value"
      height_seconds=$value
      ;;
    QUIET_SECONDS)
      whole_number "$key" "$value"
      quiet_seconds=$value
      ;;
    QUIET_LIMIT_SECONDS)
      whole_number "$key" "$value"
      quiet_limit_seconds=$value
      ;;
    REPORT) reports="$reports$value$newline" ;;
    VERSION) versions="$versions$value$newline" ;;
    WORK_FOLDER) work_parent=$value ;;
    OUT_FOLDER) out=$value ;;
    AGE) age=$value ;;
    *) fail "Line $line_number of $config sets \"$key\", which this kit does not know." ;;
  esac
}

# Splits a COPY line: KEY KIND required|optional PATH. The path may be a pattern and hold spaces.
split_copy() {
  item_key=${1%% *}
  copy_rest=${1#* }
  item_kind=${copy_rest%% *}
  copy_rest=${copy_rest#* }
  item_need=${copy_rest%% *}
  item_path=${copy_rest#* }
  case $item_kind in
    secret-cold) fail "$item_key: what is of the kind secret-cold has no place on a host that is online, and no kit takes it along." ;;
    secret-hot | public | config | binary | data) ;;
    *) fail "COPY=$1: the kinds are secret-hot, public, config, binary and data." ;;
  esac
  case $item_need in
    required | optional) ;;
    *) fail "COPY=$1: after the kind comes required or optional." ;;
  esac
  case $item_path in
    '{ROOT}' | '{ROOT}/'*)
      [ -n "$root" ] || fail "ROOT in the settings is empty, and COPY=$1 needs it."
      item_path="$root${item_path#'{ROOT}'}"
      ;;
  esac
  item_path=${item_path%/}
  case "$item_path/" in
    */../* | */./*) fail "COPY=$1: the path has . or .. in it." ;;
    //*) fail "COPY=$1: the path begins with one /." ;;
    /?*) ;;
    *) fail "COPY=$1: the path begins with / or with {ROOT}/." ;;
  esac
}
