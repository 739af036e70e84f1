#!/bin/sh
# copies.sh FOLDER KEY: prints the id of every copy on a medium, and fails unless each is whole by minisign and sha256sum alone.
# Half-written copies end in .partial and are none.
set -eu
for copy in "$1"/COLDKEEP/*/snapshots/*; do
  [ -d "$copy" ] || continue
  case $copy in *.partial) continue ;; esac
  cd "$copy"
  minisign -Vqm CHECKSUMS.sha256 -P "$2" >&2
  sha256sum -c --strict --quiet CHECKSUMS.sha256 >&2
  basename "$copy"
done
