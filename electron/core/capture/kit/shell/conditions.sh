
# ---- Conditions: what the bundle says of how it was taken ----

time_now() { date -u +%Y-%m-%dT%H:%M:%SZ; }

# Seconds by which this clock is ahead of its time server, or "unknown".
clock_offset() {
  offset=''
  if command -v chronyc > /dev/null 2>&1; then
    offset=$(chronyc -n tracking 2> /dev/null | awk '
      /^System time/ && / seconds (slow|fast) of NTP time/ { printf "%s%.6f", / slow /  ? "-" : "", $4 }')
  fi
  if [ -z "$offset" ] && command -v timedatectl > /dev/null 2>&1; then
    offset=$(timedatectl timesync-status 2> /dev/null | awk '
      $1 == "Offset:" {
        # The sign stands once, before the first of several units.
        sum = 0; known = 1; sign = $2 ~ /^-/ ? 1 : -1
        for (i = 2; i <= NF; i++) {
          unit = $i; sub(/^[-+]?[0-9.]+/, "", unit)
          number = $i; gsub(/[-+a-z]/, "", number)
          if (unit == "us") sum += number / 1000000
          else if (unit == "ms") sum += number / 1000
          else if (unit == "s") sum += number
          else if (unit == "min") sum += number * 60
          else known = 0
        }
        if (known) printf "%.6f", sign * sum
      }')
  fi
  if [ -z "$offset" ] && command -v ntpq > /dev/null 2>&1; then
    offset=$(ntpq -c rv 2> /dev/null | tr ',' '\n' | awk -F= '
      $1 ~ /^ *offset$/ && $2 ~ /^[-+]?[0-9.]+$/ { printf "%.6f", -$2 / 1000 }')
  fi
  printf '%s' "${offset:-unknown}"
}

# What programs say of themselves: lines of PROGRAM COMMAND in the settings.
list_versions() {
  while IFS= read -r entry; do
    [ -n "$entry" ] || continue
    said=$( (become_command "${entry#* }") 2> /dev/null < /dev/null | sed -n 1p)
    if [ -n "$said" ]; then printf 'version: %s\n' "$(visible "${entry%% *} $said" | cut -c 1-480)"; fi
  done << VERSIONS
$versions
VERSIONS
}

write_conditions() {
  {
    echo "coldkeep-bundle: $bundle_format"
    echo "system: $system"
    echo "host: $host"
    echo "started: $started"
    echo "service-stopped: $service_stopped"
    echo "clock-offset-seconds: $clock"
    if [ -n "$height" ]; then echo "height: $height"; fi
    if [ -n "$cluster_height" ]; then echo "cluster-height: $cluster_height"; fi
    printf '%s' "$version_lines"
    printf '%s' "$notes"
  } > "$work/coldkeep-bundle/conditions"
}
