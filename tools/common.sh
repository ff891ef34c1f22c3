# shellcheck shell=bash
# What the scripts of tools/ share; sourced, not run. Talk goes to stderr and begins with the script's name.

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
script=$(basename "$0")
cd "$root"

say() { echo "$script: $*" >&2; }
fail() {
    say "$*"
    exit 1
}

# build DIRECTORY TARGETS [CMAKE ARGUMENTS…]: configures and builds; says nothing when nothing is to be done, and shows
# what the tools said when something fails. TARGETS is a list in one word; "" means all.
build() {
    local directory=$1 targets=$2 log
    shift 2
    mkdir -p "$directory"
    log=$directory/configure.log
    local launcher=()
    if command -v ccache >/dev/null; then launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
    if ! cmake -S . -B "$directory" -G Ninja "${launcher[@]}" "$@" >"$log" 2>&1; then
        cat "$log" >&2
        fail "cmake failed in $directory; its words stand above"
    fi
    if [ ! -e "$directory/entente" ]; then say "building in $directory; the first time this takes some minutes"; fi
    log=$directory/build.log
    # shellcheck disable=SC2086  # the targets are meant to be split
    if ! ninja -C "$directory" $targets >"$log" 2>&1; then
        grep -v -E '^\[[0-9]+/[0-9]+\] (Building|Linking|Generating|Re-)' "$log" >&2
        fail "the build in $directory failed; the compiler's words stand above"
    fi
}
