
# ---- The service: stopped where that was asked for, and always started again ----

# Runs a command of the settings in place of the shell it is called in, with the umask and locale that the kit was started with.
become_command() {
  umask "$given_umask"
  if [ "$locale_given" = yes ]; then LC_ALL=$given_locale; else unset LC_ALL; fi
  exec sh -c "$1"
}

service_named() { [ -n "$service$status_command" ]; }

# Prints running, stopped or unknown.
service_state() {
  if [ -n "$status_command" ]; then
    (become_command "$status_command") > /dev/null 2>&1
    case $? in
      0) echo running ;;
      1 | 2 | 3) echo stopped ;;
      *) echo unknown ;;
    esac
  elif ! command -v systemctl > /dev/null 2>&1; then
    echo unknown
  else
    case $(systemctl show -p LoadState -p ActiveState "$service" 2> /dev/null | sort | tr '\n' ' ') in
      *LoadState=not-found*) echo unknown ;;
      ActiveState=inactive* | ActiveState=failed*) echo stopped ;;
      ActiveState=*) echo running ;;
      *) echo unknown ;;
    esac
  fi
}

service_runs() { [ "$(service_state)" = running ]; }

# Sets service_stopped to yes, no or none: what holds while the files are copied.
settle_service() {
  if ! service_named; then
    service_stopped=none
    return
  fi
  case $stop_wanted,$(service_state) in
    yes,unknown) fail "Whether the service runs cannot be told here. Look at SERVICE and SERVICE_STATUS_COMMAND in $config." ;;
    *,unknown)
      service_stopped=no
      note "Whether the service ran could not be told."
      ;;
    *,stopped)
      service_stopped=yes
      note "The service did not run when the kit was started."
      ;;
    no,running)
      service_stopped=no
      say "The service ${service:-of the settings} keeps running while its files are copied; the bundle says so."
      ;;
    yes,running)
      stop_service
      service_stopped=yes
      ;;
  esac
}

stop_service() {
  say "Stopping the service ${service:-of the settings}."
  # From here on it is started again, whatever happens.
  start_again=yes
  stopping=yes
  {
    (become_command "${stop_command:-systemctl stop $(quoted "$service")}")
    echo $? > "$work/stop-status"
  } &
  child=$!
  waited=0
  while [ ! -f "$work/stop-status" ] || [ "$(service_state)" != stopped ]; do
    if [ "$waited" -ge "$stop_seconds" ]; then
      fail "The service did not stop within $stop_seconds seconds. Nothing was copied."
    fi
    waited=$((waited + 1))
    pause 1
  done
  child=''
  stopping=no
}

comes_up() {
  waited=0
  until service_runs; do
    if [ "$waited" -ge 30 ]; then return 1; fi
    waited=$((waited + 1))
    sleep 1
  done
}

start_service() {
  if [ "$start_again" != yes ]; then return 0; fi
  start_again=no
  # One that is about to end would take the start for nothing.
  waited=0
  while [ "$stopping" = yes ] && [ "$waited" -lt 5 ] && service_runs; do
    waited=$((waited + 1))
    sleep 1
  done
  say "Starting the service ${service:-of the settings} again." || :
  if (become_command "${start_command:-systemctl start $(quoted "$service")}") && comes_up; then return 0; fi
  {
    warn '*********************************************************************'
    warn "THE SERVICE ${service:-OF THE SETTINGS} WAS STOPPED AND DID NOT START AGAIN."
    warn "Start it by hand now: ${start_command:-systemctl start $service}"
    warn '*********************************************************************'
  } || :
  return 1
}
