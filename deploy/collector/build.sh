#!/usr/bin/env bash
# Builds the Collector of builder.yaml with Go and prints the path of the binary. A build is kept under the hash of what it was
# made from, so the same manifest is built once per machine (about two minutes on two cores).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
builder_version=v0.159.0

key=$({ cat "$here/builder.yaml" && echo "$builder_version" && go version; } | sha256sum | cut -c1-16)
kept="${XDG_CACHE_HOME:-$HOME/.cache}/driftline/otelcol-$key"
if [ -x "$kept" ]; then
  echo "$kept"
  exit 0
fi

work=$(mktemp -d)
trap 'chmod -R u+w "$work" && rm -rf "$work"' EXIT
{
  GOBIN="$work/bin" go install "go.opentelemetry.io/collector/cmd/builder@$builder_version"
  sed "s|^dist:|dist:\n  output_path: $work/out|" "$here/builder.yaml" >"$work/builder.yaml"
  CGO_ENABLED=0 "$work/bin/builder" --config "$work/builder.yaml"
} >&2

mkdir -p "$(dirname "$kept")"
# Renamed into place, so that a build that was cut short never counts as one.
cp "$work/out/otelcol-driftline" "$kept.$$"
mv "$kept.$$" "$kept"
echo "$kept"
