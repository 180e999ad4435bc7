#!/bin/sh
# Finds Chromium or installs it through the system's package manager where that needs no password.
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then
        echo "Browser tests use $(command -v "$name")."
        exit 0
    fi
done
as_root=""
if [ "$(id -u)" != 0 ]; then
    as_root="sudo -n"
fi
if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
    echo "Installing Chromium for the browser tests."
    $as_root apt-get update -qq >/dev/null &&
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
fi
if command -v chromium >/dev/null 2>&1; then
    exit 0
fi
echo "No Chromium here and none could be installed: the browser tests cannot run."
[ "${CI:-}" != true ]
