#!/bin/sh
# Kills a sitting at every single write and every single synchronisation, with strace's fault injection, and has the
# program judge what is left. Also reads from an undisturbed run that no commit is acknowledged before it is on the disk.
#
#   tests/judges/crash_strace.sh
#
# The sitting is that of the test program `crash`. EVERY=5 in the environment tries only each fifth write.
set -eu
cd "$(dirname "$0")/../.."
every=${EVERY:-1}
command -v strace >/dev/null || { echo "strace is missing" >&2; exit 1; }

program=$(cargo test --test crash --no-run --message-format=json 2>/dev/null |
    sed -n 's/.*"executable":"\([^"]*\/crash-[^"]*\)".*/\1/p' | tail -n 1)
[ -x "$program" ] || { echo "the test program crash was not built" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
XIAOANKAO_CRASH_PREPARE=$work/prepared.db "$program" asked_from_outside --exact >/dev/null

# Sits on $work/a.db under strace with the arguments given; the log is $work/log, the output $work/out.
sit() {
    rm -f "$work"/a.db*
    cp "$work/prepared.db" "$work/a.db"
    XIAOANKAO_CRASH_DATABASE=$work/a.db strace -f -o "$work/log" "$@" \
        "$program" candidate_in_another_process --exact --nocapture --test-threads=1 >"$work/out" 2>/dev/null || true
}

# Judges $work/a.db by the last acknowledgement in $work/out.
judge() {
    last=$(sed -n 's/.*acknowledged \([0-9]*\)$/\1/p' "$work/out" | tail -n 1)
    if ! XIAOANKAO_CRASH_JUDGE=$work/a.db XIAOANKAO_CRASH_JUDGE_ACKNOWLEDGED=${last:-0} \
        "$program" asked_from_outside --exact >"$work/said" 2>&1; then
        echo "killed at $1: what is left after ${last:-0} acknowledged commits is not whole" >&2
        cat "$work/said" >&2
        exit 1
    fi
}

# An undisturbed run: how many calls there are, and that each acknowledgement has a synchronisation before it.
sit -e trace=fdatasync,fsync,pwrite64,write
commits=$(grep -c 'acknowledged [0-9]' "$work/out")
awk '
    /(fdatasync|fsync)\(.*= 0$/ { synchronised = 1 }
    /write\(1, .*acknowledged / {
        if (!synchronised) { print "acknowledged before it was on the disk: " $0; bad = 1 }
        synchronised = 0
    }
    END { exit bad }' "$work/log" >&2
echo "$commits commits, each on the disk before it was acknowledged"

for call in fdatasync fsync pwrite64; do
    count=$(grep -c "$call(.*= [0-9]*$" "$work/log" || true)
    [ "$count" -gt 0 ] || continue
    cp "$work/log" "$work/undisturbed"
    step=1
    [ "$call" = pwrite64 ] && step=$every
    number=1
    while [ "$number" -le "$count" ]; do
        sit -e trace="$call" -e inject="$call":signal=KILL:when="$number"
        grep -q 'killed by SIGKILL' "$work/log" || { echo "$call $number: nobody was killed" >&2; exit 1; }
        judge "$call $number"
        number=$((number + step))
    done
    cp "$work/undisturbed" "$work/log"
    echo "killed at $call 1 to $count: nothing acknowledged was lost"
done
