#!/usr/bin/env bash
# Prints the path of a Chromium for the browser tests; installs Debian's where that is possible.
set -euo pipefail

find_browser() {
  local name
  for name in "${CHROME:-}" chromium chromium-browser google-chrome google-chrome-stable chrome \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    [ -n "$name" ] && command -v "$name" && return
  done
  return 1
}

find_browser && exit
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  printf '%s\n' "Installing Chromium for the browser tests" >&2
  export DEBIAN_FRONTEND=noninteractive
  { apt-get -qq update && apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends chromium; } </dev/null >&2 || true
  # Arabic letters in screenshots: welcome, not needed.
  apt-get -qq install -y --no-install-recommends fonts-noto-core </dev/null >/dev/null 2>&1 || true
  find_browser && exit
fi
printf '\n%s\n' "The browser tests need Chromium or Chrome, and none was found." \
  "Debian and Ubuntu: sudo apt install chromium" \
  "Elsewhere install Chrome, or say where it is: make test CHROME=/path/to/chrome" >&2
exit 1
