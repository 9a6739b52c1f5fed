#!/usr/bin/env python3
"""The pictures of the documentation, taken of the real window with sample people.

usage: pictures.py --program PROGRAM [--out docs/pictures] [--size 1366x768]... [--scale large]

Needs Xvfb, xdotool, xmodmap, ImageMagick and pdftoppm. The numbers of identity cards are invented.
"""

import argparse
import contextlib
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

from display import BLUE, Display, Late, wait
from drive import with_check_digit
from program import Program
from records import offer_blanks

NAME, UNIT = "王建明", "平安镇人民政府"
NUMBER = with_check_digit("63212319761018123")
# Who sat before, and how many questions each leaves out.
OTHERS = [
    ("马海燕", "县应急管理局", 0),
    ("李𬱖", "平安镇人民政府", 3),
    ("仁青卓玛", "县教育局", 2),
    ("张喆", "县住房和城乡建设局", 17),
    ("韩启堃", "石灰窑乡人民政府", 1),
    ("祁万福", "县市场监督管理局", 4),
]

# How far down the places of the office stand at each text size.
NAV = {
    "medium": (143, 187, 283, 379),
    "large": (150, 198, 298, 398),
    "extra_large": (159, 213, 319, 425),
}


class Album:
    """The pictures of one size."""

    def __init__(self, options, size, folder):
        self.options, self.folder = options, folder
        self.width, self.height = (int(side) for side in size.split("x"))
        self.display = Display(self.width, self.height)
        self.data, self.home = folder / "data", folder / "home"
        self.program = None

    def start(self):
        self.program = Program(self.display, self.options.program, self.data, self.home)
        wait("the exams", lambda: self.program.records.one("SELECT count(*) FROM exam"))
        return self.program

    def take(self, name):
        self.display.aside()
        picture = self.display.settle(rest=0.4, within=(0, 70, self.width, self.height))
        raw = self.folder / "raw.png"
        picture.save(raw)
        self.keep(raw, name)

    def keep(self, raw, name):
        path = self.options.out / f"{name}-{self.width}.png"
        for colours in (256, 128, 64):
            command = ["convert", raw, "+dither", "-colors", str(colours), "-define", "png:compression-level=9"]
            subprocess.run([*command, "-strip", f"PNG8:{path}"], check=True)
            if path.stat().st_size <= 120_000:
                break
        print(path, path.stat().st_size)

    def look(self, theme, scale):
        """As chosen under text size and contrast, while the program is not running."""
        value = json.dumps({"theme": theme, "scale": scale})
        with contextlib.closing(sqlite3.connect(self.data / "xiaoankao.db")) as database, database:
            database.execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('look', ?)", [value])

    def set_used(self, sitting, used):
        with contextlib.closing(sqlite3.connect(self.data / "xiaoankao.db")) as database, database:
            database.execute("UPDATE sitting_clock SET used = ? WHERE sitting = ?", [used, sitting])

    def jump(self, sitting, number):
        """Brings a question to the screen."""
        records = self.program.records
        here = records.current(sitting)
        if here == number:
            return
        self.display.key(*["Next" if number > here else "Prior"] * abs(number - here))
        wait(f"question {number + 1}", lambda: records.current(sitting) == number)

    def sit_quickly(self, name, number, unit, missed):
        """A whole sitting by keys that are sent without waiting; the blanks and `missed` questions stay open."""
        program = self.program
        program.sign_in(name, number, unit, by_mouse=False)
        program.open_notice(by_mouse=False)
        sitting = program.begin(by_mouse=False)
        paper = program.records.paper(sitting)
        for place, question in enumerate(paper):
            keys = [] if place < missed else [letter.lower() for letter in question.letters()]
            self.display.key(*keys, "Next")
        wait("the last question", lambda: program.records.current(sitting) == len(paper) - 1)
        program.hand_in(sitting, by_mouse=False)
        if missed > 10:
            self.take("17-result-fail")
        self.display.key("Escape")
        self.display.settle()

    def leave(self):
        """Back from the exams to the start page."""
        self.program.end()
        self.start()

    def door(self, place):
        """Enters a door or follows a link of the start page."""
        for _ in range(place):
            self.display.key("Tab")
            self.display.settle(rest=0.15)
        self.display.key("Return")
        self.display.settle()

    # The pictures in their order.

    def start_page(self):
        self.start()
        self.program.end()
        offer_blanks(self.data)
        self.start()
        if self.options.scale != "medium":
            self.program.end()
            self.look("light", self.options.scale)
            self.start()
        self.take("01-start")
        self.door(4)
        self.take("25-look")
        self.leave()

    def before_the_sitting(self):
        program = self.program
        program.press_primary()
        self.display.settle()
        self.display.type(NAME)
        self.display.key("Return")
        self.display.type(NUMBER)
        self.display.key("Return")
        self.display.type(UNIT)
        self.take("03-sign-in")
        self.display.key("Return")
        known = "SELECT count(*) FROM candidate WHERE name = ?"
        wait("the candidate", lambda: program.records.one(known, NAME))
        self.take("04-my-exams")
        program.open_notice()
        self.take("05-notice")
        self.sitting = program.begin()
        self.paper = program.records.paper(self.sitting)

    def sitting_by_kind(self):
        program, taken = self.program, set()
        names = {
            "single": "06-sitting-single", "multiple": "07-sitting-multiple", "true_false": "08-sitting-true-false", "fill": "09-sitting-fill",
            "ordering": "10-sitting-ordering", "matching": "11-sitting-matching",
        }
        self.left = (4, 17)
        for number, question in enumerate(self.paper):
            kind = "case" if question.is_case else question.kind
            if number in self.left:
                self.display.key("f")
                self.display.key("Next")
                wait("the next question", lambda: program.records.current(self.sitting) == number + 1)
                continue
            program.answer(self.sitting, number, question, go_on=False)
            # Not the first of its kind: by then some of the sheet is filled.
            first = kind not in taken and (kind != "single" or number > 11) and (kind != "multiple" or number > 23)
            if first:
                taken.add(kind)
                self.take(names.get(kind, "12-sitting-case"))
            if number + 1 < len(self.paper):
                self.display.key("Next")
                wait("the next question", lambda: program.records.current(self.sitting) == number + 1)
        self.display.key("ctrl+Return")
        program.dialog()
        self.take("13-hand-in")
        self.display.key("Escape")
        self.display.settle()

    def what_may_happen(self):
        multiple = next(number for number, question in enumerate(self.paper) if question.kind == "multiple")
        self.jump(self.sitting, multiple + 3)
        # The power fails; the sitting waits on the start page.
        self.program.kill()
        self.start()
        self.take("02-start-resume")
        self.program.kill()
        self.set_used(self.sitting, 55 * 60_000 - 1_500)
        for theme, scale, name in (
            ("light", self.options.scale, "14-time-warning"),
            ("dark", "medium", "20-sitting-dark"),
            ("high_contrast", "medium", "21-sitting-high-contrast"),
            ("light", "large", "22-sitting-large"),
            ("light", "extra_large", "23-sitting-extra-large"),
        ):
            self.look(theme, scale)
            program = self.start()
            program.display.key("Tab", "Return")
            wait("going on", lambda: program.records.kinds(self.sitting)[-1] == "resumed")
            if name.startswith("14"):
                wait("the warning", lambda: program.records.used(self.sitting) > 55 * 60_000, seconds=30)
                self.take(name)
                self.not_saved(program)
            else:
                self.take(name)
            program.kill()
        self.look("light", self.options.scale)

    def not_saved(self, program):
        """Another program holds the database, as a virus scanner may."""
        self.display.key("Next")
        self.display.settle(within=(0, 70, 900, 600))
        with contextlib.closing(sqlite3.connect(self.data / "xiaoankao.db", isolation_level=None)) as database:
            database.execute("BEGIN IMMEDIATE")
            before = len(program.records.events(self.sitting))
            self.display.key("c")
            # The ground of a red notice, over the foot.
            seen = lambda picture: any(picture.at(56, y) == 0xFFF8F8 for y in range(self.height - 260, self.height - 80, 8))
            wait("the notice", lambda: seen(self.display.see()), seconds=30)
            self.take("15-not-saved")
            database.execute("ROLLBACK")
        wait("the answer on the disk", lambda: len(program.records.events(self.sitting)) > before, seconds=30)
        # What was changed for the picture is changed back.
        self.display.key("c")
        self.display.settle(within=(0, 70, 900, 600))

    def results(self):
        program = self.start()
        program.display.key("Tab", "Return")
        wait("going on", lambda: program.records.kinds(self.sitting)[-1] == "resumed")
        self.display.settle(within=(0, 70, 900, 600))
        program.hand_in(self.sitting)
        self.take("16-result-pass")
        program.reach_primary()
        self.display.key("Return")
        program.dialog()
        self.take("18-save-certificate")
        folder = self.home / "certificates"
        self.display.key("ctrl+a")
        self.display.type(str(folder))
        self.display.key("Return")
        found = wait("the certificate", lambda: sorted(folder.glob("*.pdf")))
        self.display.settle()
        program.reach_primary()
        self.display.key("Tab", "Return")
        self.display.settle()
        self.take("19-review")
        page = self.folder / "page"
        subprocess.run(["pdftoppm", "-png", "-r", "84", "-singlefile", found[0], page], check=True)
        self.keep(page.with_suffix(".png"), "36-certificate")
        self.leave()

    def others(self):
        for place, (name, unit, missed) in enumerate(OTHERS):
            number = with_check_digit(f"6321231{970 + place:03}0{place + 1}1512{place}")
            self.sit_quickly(name, number, unit, missed)
            if missed > 10:
                self.take("24-my-exams-again")
            self.leave()

    def learning(self):
        """The topics, the first lesson, and an item of its practice before and after it was judged."""
        program = self.program
        program.sign_in(NAME, NUMBER, UNIT, by_mouse=False)
        # The way to the topics stands behind the two of the bar.
        self.display.settle()
        self.door(3)
        self.take("26-learning")
        # From nowhere past the bar, the search and the three tracks to the first topic.
        self.door(7)
        self.take("27-lesson")
        program.reach_primary()
        self.display.key("Return")
        self.take("28-practice")
        # Together these letters answer a question of any kind that has letters.
        self.display.key(*"abcdefgh", "Return")
        self.take("29-practice-judged")
        self.leave()

    def office(self):
        self.door(2)
        self.display.key("Tab", "Tab", "Down", "Down")
        self.take("30-manage-results")
        for name, place in (("31-manage-exams", 1), ("32-manage-bank", 2), ("33-manage-office", 3)):
            self.display.press(104, NAV[self.options.scale][place])
            self.display.settle()
            if "bank" in name:
                self.program.press_primary()
                self.display.settle(seconds=60, rest=2.5)
            self.take(name)
        self.leave()

    def gate(self):
        """The check of a certificate, by its code as a scanner types it."""
        token = self.program.records.one("SELECT token FROM certificate ORDER BY number LIMIT 1")
        self.door(3)
        self.display.type(token)
        self.display.key("Return")
        self.take("34-verify-valid")
        middle = len(token) // 2
        self.display.type(token[:middle] + ("A" if token[middle] != "A" else "B") + token[middle + 1 :])
        self.display.key("Return")
        self.take("35-verify-refused")
        self.leave()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("docs/pictures"))
    parser.add_argument("--size", action="append")
    parser.add_argument("--scale", default="medium", choices=list(NAV))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for size in options.size or ["1366x768", "1920x1080"]:
        with tempfile.TemporaryDirectory(prefix="xiaoankao-pictures-", ignore_cleanup_errors=True) as folder:
            album = Album(options, size, pathlib.Path(folder))
            try:
                for part in (
                    album.start_page, album.before_the_sitting, album.sitting_by_kind, album.what_may_happen,
                    album.results, album.others, album.learning, album.office, album.gate,
                ):
                    part()
            except Late as err:
                print(f"{size}: {err}", file=sys.stderr)
                album.display.see().save(options.out / "failed.png")
                return 1
            finally:
                if album.program:
                    album.program.end()
                album.display.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
