
# ---- Dumps of databases: before the files, so that no row speaks of a file that is not in the bundle ----

# NAME FORM COMMAND: runs the command, waits for its end, and sees that what it wrote is whole.
take_dump() {
  say "Dumping the database into $work/coldkeep-bundle/dump/$1, which is removed again at the end."
  dump="$work/coldkeep-bundle/dump/$1"
  become_command "$3" > "$dump" &
  child=$!
  dump_status=0
  wait "$child" || dump_status=$?
  child=''
  if [ "$dump_status" -ne 0 ]; then fail "The dump failed with exit status $dump_status: $3"; fi
  if [ ! -s "$dump" ]; then fail "The dump is empty: $3"; fi
  prove_dump "$2"
  extras=yes
}

# What the end (or for the custom form the beginning) of a whole dump says.
prove_dump() {
  dump_end=$(tail -c 4096 "$dump" | tr -d '\000')
  case $1 in
    pg-plain)
      case $dump_end in
        *"dump complete$carriage_return"*) fail "The dump has carriage returns in it. Leave -t out of the docker command." ;;
        *'-- PostgreSQL database dump complete'* | *'-- PostgreSQL database cluster dump complete'*) ;;
        *) fail "The dump does not end as a whole one does: the line \"PostgreSQL database dump complete\" is missing." ;;
      esac
      ;;
    pg-custom)
      if [ "$(head -c 5 "$dump")" != PGDMP ]; then fail "The dump is none in PostgreSQL's custom form (pg_dump -Fc)."; fi
      prove_by_command
      ;;
    mysql)
      case $dump_end in
        *'-- Dump completed'*) ;;
        *) fail "The dump does not end as a whole one does: the line \"Dump completed\" is missing." ;;
      esac
      ;;
    any) prove_by_command ;;
    *) fail "DUMP_FORM in the settings is pg-plain, pg-custom, mysql or any, not \"$1\"." ;;
  esac
}

# A command that reads the dump to its end from standard input and fails where it is not whole.
prove_by_command() {
  if [ -z "$dump_proof_command" ]; then
    note "The dump was not read once more: DUMP_PROOF_COMMAND is empty."
    return 0
  fi
  become_command "$dump_proof_command" < "$dump" > /dev/null &
  child=$!
  dump_status=0
  wait "$child" || dump_status=$?
  child=''
  if [ "$dump_status" -ne 0 ]; then fail "The dump could not be read to its end ($dump_proof_command)."; fi
}

# What commands of the settings print, under the names given there.
take_reports() {
  while IFS= read -r entry; do
    [ -n "$entry" ] || continue
    name=${entry%% *}
    case $name in
      '' | */* | .* | -*) fail "REPORT=$entry: a plain file name comes first." ;;
    esac
    if (become_command "${entry#* }") > "$work/coldkeep-bundle/dump/$name" 2> /dev/null < /dev/null; then
      extras=yes
    else
      rm -f "$work/coldkeep-bundle/dump/$name"
      note "No $name: the command for it failed or is not here."
    fi
  done << REPORTS
$reports
REPORTS
}

take_dumps() {
  if [ -n "$globals_command" ]; then take_dump globals.sql pg-plain "$globals_command"; fi
  if [ -n "$dump_command" ]; then take_dump "$dump_file" "$dump_form" "$dump_command"; fi
}
