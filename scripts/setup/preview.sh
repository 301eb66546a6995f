#!/usr/bin/env bash
# Draws docs/assets/preview.png, the picture that other sites show beside a link to this one, from preview.svg.
# Not part of a build: run it after a change of the drawing, and commit what it writes. It needs a Chromium:
#   CHROME="$(scripts/setup/browser.sh)" scripts/setup/preview.sh
set -euo pipefail

here="$(cd "$(dirname "$0")" && pwd)"
"${CHROME:-chromium}" --headless --no-sandbox --disable-gpu --hide-scrollbars --disable-lcd-text --allow-file-access-from-files \
  --virtual-time-budget=2000 --window-size=1200,630 \
  --screenshot="$here/../../docs/assets/preview.png" "file://$here/preview.svg" 2>/dev/null
