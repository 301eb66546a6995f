#!/usr/bin/env bash
# Makes .venv hold exactly what a lock in requirements/ names, and this package on top.
# Usage: environment.sh site|test|mutants     (each holds all of the one before)
# The stamp of a finished installation is a copy of its lock: same content, nothing to do, no network.
set -euo pipefail
cd "$(dirname "$0")/../.."
want=$1
installed=.venv/installed

say() { printf '%s\n' "$*"; }
give_up() { printf '\n' >&2; printf '%s\n' "$@" >&2; exit 1; }

has_lock() { cmp -s "requirements/$1.txt" "$installed/$1.txt"; }
has_package() { cmp -s pyproject.toml "$installed/pyproject.toml"; }
new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
version_of() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null; }

# A copied or moved folder, a removed Python, another PYTHON or an interrupted run: start again.
is_usable() {
  [ ! -e .venv/unfinished ] && [ "$(cat "$installed/at" 2>/dev/null)" = "$PWD" ] &&
    new_enough .venv/bin/python &&
    { [ -z "${PYTHON:-}" ] || [ "$(version_of "$PYTHON")" = "$(version_of .venv/bin/python)" ]; }
}

choose_python() {
  local candidate
  if [ -n "${PYTHON:-}" ]; then
    new_enough "$PYTHON" || give_up "$PYTHON is not a Python 3.11 or newer." \
      "Name one that is, for example: make $want PYTHON=python3.12"
    say "$PYTHON"
    return
  fi
  for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
    if new_enough "$candidate"; then say "$candidate"; return; fi
  done
  give_up "This needs Python 3.11 or newer, and none was found." \
    "Install it (Debian and Ubuntu: apt install python3 python3-venv) and run make again," \
    "or say where it is: make $want PYTHON=/path/to/python3.12"
}

create() {
  local python
  python=$(choose_python)
  "$python" -c 'import venv, ensurepip' 2>/dev/null || give_up \
    "$python cannot make a virtual environment: its venv module is missing." \
    "Debian and Ubuntu: apt install python$(version_of "$python")-venv     then run make again."
  say "Making a Python $(version_of "$python") environment in .venv"
  rm -rf "$installed" .venv
  mkdir .venv
  touch .venv/unfinished
  "$python" -m venv .venv
  mkdir -p "$installed"
  printf '%s\n' "$PWD" >"$installed/at"
}

quiet_pip() {
  .venv/bin/python -m pip "$@" -qq --disable-pip-version-check --no-input </dev/null || give_up \
    "The Python packages could not be installed; the reason is above." \
    "Most often it is the network: check the connection and run make again."
}

# Downloads first: without a network the environment stays as it was.
install_lock() {
  local lock="requirements/$want.txt" wheels=.venv/wheels
  say "Installing the $(grep -c '==' "$lock") Python packages of $lock (a minute at most)"
  quiet_pip download --require-hashes --only-binary :all: --dest "$wheels" -r "$lock"
  touch .venv/unfinished
  quiet_pip install --require-hashes --no-index --find-links "$wheels" -r "$lock"
  cp requirements/site.txt "$installed/site.txt"
  cp "$lock" "$installed/$want.txt"
  rm -rf "$installed/pyproject.toml" "$wheels" .venv/unfinished
}

install_package() {
  say "Linking the catalogue command into .venv"
  quiet_pip install --no-deps --no-build-isolation --editable .
  cp pyproject.toml "$installed/pyproject.toml"
}

if command -v flock >/dev/null; then
  exec 9>.venv.lock
  flock 9
fi
is_usable || create
# A changed site lock may drop packages, so it gets a new environment; test only adds to site.
[ ! -e "$installed/site.txt" ] || has_lock site || create
has_lock "$want" || install_lock
has_package || install_package
