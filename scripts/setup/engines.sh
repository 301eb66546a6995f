#!/usr/bin/env bash
# Puts the other engines into an environment of their own, .venv/engines, and builds the site with each.
set -euo pipefail
cd "$(dirname "$0")/../.."
room=.venv/engines
export NO_MKDOCS_2_WARNING=1

if ! cmp -s requirements/engines.txt "$room/installed.txt"; then
  printf '%s\n' "Installing ProperDocs and Zensical into $room"
  rm -rf "$room"
  .venv/bin/python -m venv "$room"
  "$room/bin/python" -m pip install -qq --disable-pip-version-check --no-input --require-hashes -r requirements/engines.txt
  "$room/bin/python" -m pip install -qq --disable-pip-version-check --no-input --no-deps --no-build-isolation --editable .
  cp requirements/engines.txt "$room/installed.txt"
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$room/bin/python" scripts/setup/engines.py "$out"
