
# ---- Waiting for quiet ----

# The height that a command prints: a number alone, or the status document of the node.
height_by() {
  (become_command "$1") 2> /dev/null | awk '
    match($0, /"latest_block_height"[ \t]*:[ \t]*"?[0-9]+/) {
      found = substr($0, RSTART, RLENGTH)
      sub(/.*[^0-9]/, "", found)
    }
    /^[ \t]*[0-9]+[ \t]*$/ { found = $1 }
    END {
      sub(/^0+/, "", found)
      if (found != "") print found
    }'
}

# Waits until this node is within 3 blocks of its cluster, and remembers both heights.
wait_for_height() {
  [ -n "$height_command" ] || return 0
  waited=0
  while :; do
    height=$(height_by "$height_command")
    if [ -z "$height" ]; then
      note "The height of this node could not be told."
      return 0
    fi
    if [ -z "$cluster_height_command" ]; then
      note "The height of the cluster was not asked: CLUSTER_HEIGHT_COMMAND is empty."
      return 0
    fi
    cluster_height=$(height_by "$cluster_height_command")
    if [ -z "$cluster_height" ]; then
      insist "The height of the cluster could not be told: CLUSTER_HEIGHT_COMMAND gave no number."
      return 0
    fi
    if [ $((cluster_height - height)) -le 3 ]; then return 0; fi
    if [ "$waited" -ge "$height_seconds" ]; then
      insist "This node is at height $height and its cluster at $cluster_height after $height_seconds seconds: it is too far behind."
      return 0
    fi
    if [ "$waited" -eq 0 ]; then say "This node is at height $height, its cluster at $cluster_height. Waiting until it is within 3."; fi
    pause 5
    waited=$((waited + 5))
  done
}

# Waits until nothing in the chosen files changes for a while. Only where nothing should write to them any more.
wait_for_still_files() {
  if [ "$quiet_seconds" -eq 0 ] || [ "$service_stopped" = no ] || [ -z "$kept" ]; then return 0; fi
  eval "set -- $kept"
  waited=0
  while :; do
    : > "$work/quiet"
    pause "$quiet_seconds"
    changing=$(find "$@" ! -type l -newer "$work/quiet" -print 2> /dev/null | sed -n '1,5p')
    if [ -z "$changing" ]; then return 0; fi
    waited=$((waited + quiet_seconds))
    if [ "$waited" -ge "$quiet_limit_seconds" ]; then
      first_lines "$(visible_lines "$changing")" >&2
      insist "Files were still changing after $waited seconds, although no service should write to them."
      return 0
    fi
  done
}

visible_lines() { printf '%s' "$1" | tr '\000-\011\013-\037\177' '?'; }
