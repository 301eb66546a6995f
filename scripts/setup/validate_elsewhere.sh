#!/usr/bin/env bash
# Checks the catalogue in the folder you are in with this copy of the program: for pre-commit and GitHub actions.
# Usage: validate_elsewhere.sh [option of catalogue validate]…
# What it needs is set up beside it, from the lock with its hashes, and what setting up says goes to standard error.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# git tells a hook where its repository is; what is set up here is another one.
env -u GIT_DIR -u GIT_INDEX_FILE -u GIT_WORK_TREE "$here/scripts/setup/environment.sh" site >&2
exec "$here/.venv/bin/catalogue" validate "$@"
