#!/bin/sh
# Builds the scripts of frontend/ again and compares them with the committed ones.
if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
    echo "No Node.js with npm here: the built scripts are not compared with their sources."
    exit 0
fi
built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT
if ! make --silent frontend/node_modules/.package-lock.json; then
    echo "The packages of frontend/ cannot be had: the built scripts are not compared with their sources."
    [ "${CI:-}" != true ]
    exit
fi
(cd frontend && npm run --silent build -- "$built") || exit 1
for file in "$built"/*; do
    if ! cmp "$file" "src/greenroom/web/static/$(basename "$file")"; then
        echo "It is not what its sources make. Run: make assets"
        exit 1
    fi
done
