#!/usr/bin/env bash
# Prints the path of a Java for the checker of the pages' HTML; installs Debian's where that is possible.
set -euo pipefail

# Asked for its version, because some systems have a java that only offers to install one.
find_java() {
  local name
  for name in "${JAVA:-}" "${JAVA_HOME:+$JAVA_HOME/bin/java}" java; do
    [ -n "$name" ] && "$name" -version >/dev/null 2>&1 && command -v "$name" && return
  done
  return 1
}

find_java && exit
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  printf '%s\n' "Installing Java for the checker of the pages' HTML" >&2
  export DEBIAN_FRONTEND=noninteractive
  { apt-get -qq update && apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends default-jre-headless; } </dev/null >&2 || true
  find_java && exit
fi
printf '\n%s\n' "The check of the pages' HTML needs Java 11 or newer, and none was found." \
  "Debian and Ubuntu: sudo apt install default-jre-headless" \
  "Elsewhere install a Java runtime, or say where it is: make test JAVA=/path/to/java" >&2
exit 1
