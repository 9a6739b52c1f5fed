#!/usr/bin/env bash
# Programs that we did not write judge what ours leaves. usage: run.sh PROGRAM. A judge that is missing is a failure.
set -euo pipefail
program=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python="$root/target/judges/bin/python"
[ -x "$python" ] || python=python3
passed=0
say() { printf -- '-- %s\n' "$1"; }
ok() { passed=$((passed + 1)); }
fail() { printf 'FAILED: %s\n' "$1" >&2; exit 1; }
# A command that must be refused: exit 1 and one line with Chinese on stderr.
refused() {
  local code=0
  "$@" >"$work/out.txt" 2>"$work/err.txt" || code=$?
  [ "$code" = 1 ] || fail "exit $code, not 1: $*"
  grep -qP '\p{Han}' "$work/err.txt" || fail "no Chinese sentence: $*"
  [ "$(grep -c . "$work/err.txt")" = 1 ] || fail "more than one line on stderr: $*"
}
for tool in qpdf pdffonts pdftotext pdftoppm zbarimg openssl minisign soffice strace Xvfb xdotool import; do
  command -v "$tool" >/dev/null || fail "$tool is missing"
done
# The program gets a home of its own; the compiler keeps its.
export CARGO_HOME="${CARGO_HOME:-$HOME/.cargo}" RUSTUP_HOME="${RUSTUP_HOME:-$HOME/.rustup}"
export HOME="$work/home"
mkdir -p "$HOME"

say 'the bank has what its plan says, and its forms use it evenly'
"$python" "$here/check_bank.py" "$program" "$root" ${XIAOANKAO_LAW:+"$XIAOANKAO_LAW"}
ok

say 'two rehearsals leave the same bytes'
"$program" demo --out "$work/one" --candidates 40 --seed 7 >"$work/demo.txt"
"$program" demo --out "$work/two" --candidates 40 --seed 7 >/dev/null
diff -r "$work/one" "$work/two" || fail 'two rehearsals differ'
ok

say 'minisign accepts the results and refuses a changed one'
for name in results.xlsx results.csv results.json; do
  minisign -q -V -p "$work/one/office.pub" -m "$work/one/$name" || fail "minisign refuses $name"
done
mkdir "$work/changed"
cp "$work/one/results.json" "$work/one/results.json.minisig" "$work/changed/"
sed -i '0,/合格/s//不合格/;0,/"score"/s//"Score"/' "$work/changed/results.json"
! minisign -q -V -p "$work/one/office.pub" -m "$work/changed/results.json" 2>/dev/null || fail 'minisign accepts a changed file'
refused "$program" results verify "$work/changed/results.json" --key "$work/one/office.pub"
"$program" results verify "$work/one/results.json" --key "$work/one/office.pub" >/dev/null
ok

say 'openpyxl, jsonschema and LibreOffice read the results'
"$python" "$here/check_results.py" "$work/one"
"$python" "$here/check_results_schema.py" "$root/assets/schemas/results.schema.json" "$work/one/results.json"
ok

say 'forms drawn and scored again are the same'
"$program" form verify "$work/one/results.json" >/dev/null
ok

say 'qpdf, poppler, zbar and OpenSSL judge every certificate'
count=0
while IFS=$'\t' read -r number token; do
  page="$work/one/certificates/$number.pdf"
  [ "$(stat -c %s "$page")" -lt 61440 ] || fail "$number is 60 KB or more"
  "$program" cert verify "$token" --key "$work/one/office.pub" --json >"$work/claim.json"
  name=$("$python" -c 'import json,sys; print(json.load(open(sys.argv[1]))["claim"]["name"])' "$work/claim.json")
  if [ "$count" -lt 6 ]; then
    "$python" "$here/check_certificate.py" "$page" "$work/one/office.pub" --name "$name"
    pdftoppm -r 200 -png -singlefile "$page" "$work/page"
    [ "$(zbarimg --raw -q "$work/page.png" 2>/dev/null)" = "$token" ] || fail "zbar reads another text from $number"
    for dots in 100 150 300; do
      pdftoppm -r "$dots" -png -singlefile "$page" "$work/page"
      "$program" cert verify "$work/page.png" --key "$work/one/office.pub" >/dev/null
    done
  else
    qpdf --check "$page" >/dev/null
  fi
  middle=$((${#token} / 2))
  other=A
  [ "${token:$middle:1}" = A ] && other=B
  refused "$program" cert verify "${token:0:$middle}$other${token:$((middle + 1))}" --key "$work/one/office.pub"
  count=$((count + 1))
done <"$work/one/qr.txt"
[ "$count" -gt 0 ] || fail 'no certificate was issued'
ok

say 'python-stdnum accepts the identity numbers of the sample roster'
"$python" - "$root/assets/sample-roster.csv" <<'PYTHON'
import csv, sys
from stdnum.cn import ric
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig")))
numbers = [row["身份证号"] for row in rows]
bad = [number for number in numbers if not ric.is_valid(number)]
assert len(numbers) == 40 and not bad, bad
PYTHON
ok

say 'no window without a display, and one line that says so'
refused env -u DISPLAY -u WAYLAND_DISPLAY "$program" --data "$work/none"
grep -q 'demo --out out' "$work/err.txt" || fail 'the sentence does not name the rehearsal'
ok

say 'a disk that is full'
"$here/full_disk.sh" "$program"
ok

say 'a sitting killed at every write and at every synchronisation'
# The shell tells of each program that was killed; only a failure is worth reading.
"$here/crash_strace.sh" 2>"$work/killed.txt" || { grep -v Killed "$work/killed.txt" >&2; fail 'an answer was lost'; }
ok

say 'a real window, from sign-in to certificate'
# Its pictures outlive a failure.
python3 "$root/tests/window/drive.py" --program "$program" --size 1366x768 --pictures "$root/target/window"
ok

printf '\n%s passed, 0 failed\n' "$passed"
