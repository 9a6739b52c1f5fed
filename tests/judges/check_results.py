#!/usr/bin/env python3
"""Check the workbook, the CSV and the JSON of one export against each other, with programs that are not ours.

usage: check_results.py FOLDER [--name NAME]

FOLDER holds NAME.xlsx, NAME.csv and NAME.json; NAME is "results" where it is not given. Checked are:
- the three files hold the same rows with the same values;
- identity numbers, certificates and sittings are text cells with all their digits, marks are numbers, days are dates;
- no cell of any sheet is a formula, and no cell of the CSV begins like one;
- LibreOffice keeps identity numbers whole when it opens the workbook and saves it as CSV.

Exits 1 with one line for each fault, 2 when something needed is missing.
"""

import argparse
import csv
import datetime
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal, InvalidOperation

try:
    import openpyxl
except ImportError:
    print("check_results: the Python package openpyxl is missing", file=sys.stderr)
    sys.exit(2)

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
TRACKS = {"civil_servant": "公务员", "school": "学校", "certified_post": "持证岗位"}
HAND_IN = {"candidate": "考生交卷", "time_up": "到时交卷"}
KINDS = {
    "single": "单选", "multiple": "多选", "true_false": "判断", "fill": "填空", "ordering": "排序", "matching": "匹配",
}
TEXT = ["name", "identity", "unit", "department", "post", "exam", "certificate", "exam_id", "sitting", "journal"]
WORDS = {
    "citizen": lambda value: "身份证" if value else "准考证",
    "track": TRACKS.__getitem__,
    "passed": lambda value: "合格" if value else "不合格",
    "hand_in": HAND_IN.__getitem__,
}
MARKS = ["score", "cut", "max"]
COUNTS = [
    "attempt", "seconds_used", "critical_missed", "answered", "questions", "focus_lost", "clock_jumps", "resumed",
    "revision",
]
MOMENTS = ["handed_in_at", "started_at"]

faults: list[str] = []


def fault(text: str) -> None:
    faults.append(text)


def same(place: str, found, expected) -> None:
    if found != expected:
        fault(f"{place}: {found!r} instead of {expected!r}")


def number_of(value):
    """The value as an exact number, or as it is where it is none."""
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return value


def restored(cell: str) -> str:
    """The text of a CSV cell without the apostrophe that makes it harmless."""
    if cell.startswith("'") and (cell[1:].startswith(RISKY) or cell[1:].startswith("'")):
        return cell[1:]
    return cell


def titles_of(book) -> dict[str, str]:
    """The titles by JSON field, as the sheet of notes tells them: the table of the first sheet's columns."""
    titles: dict[str, str] = {}
    inside = False
    for row in book["说明"].iter_rows(values_only=True):
        if row[1] == "JSON 字段":
            inside = True
        elif inside and row[1]:
            titles[row[1]] = row[0]
        elif inside:
            break
    return titles


def check_sheet(sheet, titles: dict[str, str], results: list[dict]) -> None:
    heading = [cell.value for cell in sheet[1]]
    same("xlsx heading", heading, list(titles.values()))
    same("xlsx rows", sheet.max_row, len(results) + 1)
    column = {field: heading.index(title) for field, title in titles.items()}
    for number, result in enumerate(results, start=2):
        row = sheet[number]
        place = f"xlsx row {number}"

        def cell(field: str):
            return row[column[field]]

        for field in TEXT:
            same(f"{place} {field}", cell(field).value or "", result[field])
            if result[field] and cell(field).data_type != "s":
                fault(f"{place} {field}: not a text cell but {cell(field).data_type}")
        for field in ["identity", "certificate", "sitting"]:
            same(f"{place} {field} format", cell(field).number_format, "@")
        if result["citizen"]:
            same(f"{place} identity length", len(str(cell("identity").value)), 18)
        for field, word in WORDS.items():
            same(f"{place} {field}", cell(field).value, word(result[field]))
        for field in MARKS + COUNTS:
            if cell(field).data_type != "n":
                fault(f"{place} {field}: not a number cell but {cell(field).data_type}")
            same(f"{place} {field}", number_of(cell(field).value), Decimal(result[field]))
        for field in MOMENTS:
            same(f"{place} {field}", rounded(cell(field).value), datetime.datetime.fromisoformat(result[field]))
        day = result["valid_until"]
        found = cell("valid_until").value
        expected = day and datetime.datetime.fromisoformat(day)
        same(f"{place} valid_until", found, expected)


def rounded(moment):
    """Spreadsheets keep a moment as a fraction of a day: to the nearest second."""
    if not isinstance(moment, datetime.datetime):
        return moment
    return (moment + datetime.timedelta(milliseconds=500)).replace(microsecond=0)


def check_questions(book, questions: list[dict], names: dict[str, str]) -> None:
    rows = []
    for sheet in book.worksheets:
        if sheet.title.startswith("题目明细"):
            rows.extend(list(sheet.iter_rows(values_only=True))[1:])
    same("question rows", len(rows), len(questions))
    for number, (row, question) in enumerate(zip(rows, questions), start=2):
        expected = [
            question["sitting"], names.get(question["sitting"], ""), question["number"], question["item"],
            question["part"], KINDS[question["kind"]], question["topic"], question["answer"], question["key"],
            Decimal(question["marks"]), Decimal(question["max"]), "是" if question["correct"] else "否",
        ]
        found = ["" if value is None else value for value in row[:12]]
        found[9:11] = [number_of(value) for value in found[9:11]]
        same(f"question row {number}", found, expected)


def check_formulas(book) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    fault(f"{sheet.title}!{cell.coordinate} is a formula: {cell.value!r}")


def check_csv(path: pathlib.Path, titles: dict[str, str], results: list[dict]) -> None:
    data = path.read_bytes()
    if not data.startswith(b"\xef\xbb\xbf"):
        fault("csv: no byte order mark")
    text = data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    same("csv heading", rows[0], list(titles.values()))
    same("csv rows", len(rows), len(results) + 1)
    if not text.endswith("\r\n"):
        fault("csv: the last line does not end in CRLF")
    fields = list(titles)
    for number, (row, result) in enumerate(zip(rows[1:], results), start=2):
        values = dict(zip(fields, row))
        for field, cell in values.items():
            if cell.startswith(RISKY) and field not in MARKS:
                fault(f"csv row {number} {field} is not harmless: {cell!r}")
            place = f"csv row {number} {field}"
            if field in TEXT:
                same(place, restored(cell), result[field])
            elif field in WORDS:
                same(place, cell, WORDS[field](result[field]))
            elif field in MARKS + COUNTS:
                same(place, number_of(cell), Decimal(result[field]))
            elif field in MOMENTS:
                same(place, cell.replace(" ", "T"), result[field])
            else:
                same(place, cell, result[field] or "")
        if f'"{result["identity"]}"' not in text:
            fault(f"csv row {number}: the identity number is not in quotes")


def check_libreoffice(path: pathlib.Path, titles: dict[str, str], results: list[dict]) -> None:
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        print("check_results: LibreOffice is missing", file=sys.stderr)
        sys.exit(2)
    with tempfile.TemporaryDirectory() as folder:
        # A profile of its own, so that no running LibreOffice takes the work over. 44,34,76: comma, quote, UTF-8.
        command = [
            soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", folder, str(path),
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)
        text = (pathlib.Path(folder) / f"{path.stem}.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    same("LibreOffice rows", len(rows), len(results) + 1)
    column = {field: rows[0].index(title) for field, title in titles.items()}
    for number, (row, result) in enumerate(zip(rows[1:], results), start=2):
        for field in ["identity", "name", "certificate", "sitting", "unit"]:
            same(f"LibreOffice row {number} {field}", row[column[field]], result[field])
        same(f"LibreOffice row {number} score", number_of(row[column["score"]]), Decimal(result["score"]))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--name", default="results")
    arguments = parser.parse_args()
    paths = {ending: arguments.folder / f"{arguments.name}.{ending}" for ending in ["xlsx", "csv", "json"]}
    for path in paths.values():
        if not path.is_file():
            print(f"check_results: {path} is missing", file=sys.stderr)
            return 2
    file = json.loads(paths["json"].read_text(encoding="utf-8"))
    results = file["results"]
    book = openpyxl.load_workbook(paths["xlsx"])
    titles = titles_of(book)
    same("columns", sorted(titles), sorted(TEXT + list(WORDS) + MARKS + COUNTS + MOMENTS + ["valid_until"]))
    check_sheet(book["成绩"], titles, results)
    check_questions(book, file["questions"], {result["sitting"]: result["name"] for result in results})
    check_formulas(book)
    check_csv(paths["csv"], titles, results)
    check_libreoffice(paths["xlsx"], titles, results)
    for text in faults:
        print(text, file=sys.stderr)
    print(f"{len(results)} results and {len(file['questions'])} questions compared, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
