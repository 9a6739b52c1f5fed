#!/usr/bin/env bash
# A disk that is really full: what was saved stays as it was, each refusal is one Chinese line, and with room again all
# goes on. The disk is a small tmpfs in a mount namespace of its own.
#
#   tests/judges/full_disk.sh PROGRAM
set -euo pipefail
if [ -z "${XIAOANKAO_FULL_DISK:-}" ]; then
    export XIAOANKAO_FULL_DISK=1
    if [ "$(id -u)" = 0 ]; then exec unshare --mount "$0" "$@"; else exec unshare --map-root-user --mount "$0" "$@"; fi
fi
program=$(realpath "$1")
cd "$(dirname "$0")/../.."
fail() { printf 'FAILED: %s\n' "$1" >&2; exit 1; }
work=$(mktemp -d)
trap 'umount "$work/disk" 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir "$work/disk"
mount -t tmpfs -o size=2m tmpfs "$work/disk" || fail 'no small disk could be mounted'
data=$work/disk/data

# A command that must be refused for want of room: exit 1 and one line that says so.
refused() {
    local code=0
    "$@" >"$work/out" 2>"$work/err" || code=$?
    [ "$code" = 1 ] || fail "exit $code, not 1: $*: $(cat "$work/err")"
    [ "$(grep -c . "$work/err")" = 1 ] || fail "more than one line on stderr: $(cat "$work/err")"
    grep -q '磁盘已满' "$work/err" || fail "it does not say that the disk is full: $(cat "$work/err")"
}
fill() { dd if=/dev/zero of="$work/disk/ballast" bs=4k 2>/dev/null || true; }
# How many people and which results the office holds, asked on another disk.
state() {
    rm -rf "$work/copy"
    cp -r "$data" "$work/copy"
    "$program" --data "$work/copy" results export "$work/copy/out" >/dev/null
    sha256sum <"$work/copy/xiaoankao.db"
}

"$program" --data "$data" roster import assets/sample-roster.csv >/dev/null
"$program" demo --out "$work/disk/out" --candidates 4 --seed 3 >/dev/null
cp -r "$work/disk/out" "$work/out-before"
before=$(state)
{
    echo '姓名,准考证号,单位'
    for number in $(seq 4000); do printf '考生,ZK%06d,县里的一个名字很长很长的单位%s\n' "$number" "$number"; done
} >"$work/many.csv"

for room in 0 16 64; do
    fill
    truncate -s "-$((room * 1024))" "$work/disk/ballast" 2>/dev/null || true
    refused "$program" --data "$data" roster import "$work/many.csv"
    refused "$program" demo --out "$work/disk/out" --candidates 30 --seed 4
    refused "$program" demo --out "$work/disk/other" --candidates 30 --seed 4
    [ -z "$(find "$work/disk/other" -type f 2>/dev/null)" ] || fail "half an export was left: $(find "$work/disk/other")"
    diff -r "$work/out-before" "$work/disk/out" || fail 'the export before was touched'
    rm -rf "$work/disk/ballast" "$work/disk/other"
    [ "$(state)" = "$before" ] || fail 'what was saved is not what it was'
done
"$program" --data "$data" roster import "$work/many.csv" >/dev/null || fail 'with room again the roster is not taken in'
echo 'a full disk: every refusal said so, nothing that was saved was touched'

# A sitting while the disk runs full: every answer that was acknowledged is there.
tests=$(cargo test --test crash --no-run --message-format=json 2>/dev/null |
    sed -n 's/.*"executable":"\([^"]*\/crash-[^"]*\)".*/\1/p' | tail -n 1)
[ -x "$tests" ] || fail 'the test program crash was not built'
rm -rf "$work/disk/"*
XIAOANKAO_CRASH_PREPARE=$work/prepared.db "$tests" asked_from_outside --exact >/dev/null
for room in 40 80 120 200 400; do
    rm -rf "$work/disk/"*
    cp "$work/prepared.db" "$work/disk/a.db"
    fill
    truncate -s "-$((room * 1024))" "$work/disk/ballast"
    XIAOANKAO_CRASH_DATABASE=$work/disk/a.db "$tests" candidate_in_another_process --exact --nocapture --test-threads=1 \
        >"$work/out" 2>/dev/null && fail "the disk was not full with $room KB"
    last=$(sed -n 's/.*acknowledged \([0-9]*\)$/\1/p' "$work/out" | tail -n 1)
    rm "$work/disk/ballast"
    XIAOANKAO_CRASH_JUDGE=$work/disk/a.db XIAOANKAO_CRASH_JUDGE_ACKNOWLEDGED=${last:-0} \
        "$tests" asked_from_outside --exact >"$work/said" 2>&1 || { cat "$work/said" >&2; fail "after ${last:-0} answers"; }
    echo "full after ${last:-0} commits: all of them are there"
done
