#!/usr/bin/env bash
# Says what a change touches: "data" if nothing but the plan and the log of changes, else "software": the guides are
# software, because tests follow their examples.
#   .github/kind.sh BASE    compares the commit that is checked out with BASE
# What cannot be known is "software", so that every test runs.
set -uo pipefail

software() {
  printf '%s\n' "$1" >&2
  echo software
  exit 0
}

base=${1:-}
git rev-parse --quiet --verify --end-of-options "$base^{commit}" >&2 || software "没有可以比较的提交：$base"
changed=$(mktemp)
trap 'rm -f "$changed"' EXIT
git diff --name-only --no-renames -z "$base" HEAD -- > "$changed" || software "不能比较"

found=0
while IFS= read -r -d '' path; do
  found=1
  case $path in
    data/* | content/* | urls.lock) ;;
    */*) software "改动了程序：$path" ;;
    CHANGELOG.md) ;;
    *) software "改动了程序：$path" ;;
  esac
done < "$changed"
[ "$found" = 1 ] || software "没有看到改动"
echo data
