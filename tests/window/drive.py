#!/usr/bin/env python3
"""The window, driven from the sign-in to the certificate on a display of its own.

usage: drive.py --program PROGRAM [--size 1366x768] [--pictures DIR]

One sitting with the mouse, killed in the middle and gone on with; one with the keyboard alone; one whose time runs out;
a second program on the same data; and a machine without a display. What was done is checked in the database, in the
journal and in the files that were written. Exits 1 and says which step failed; a picture of the screen lies in DIR.

Needs Xvfb, xdotool and xmodmap.
"""

import argparse
import contextlib
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

from display import Display, Late, wait
from program import Program
from records import LETTERS, Records, offer_blanks

NAME, NUMBER, UNIT = "Wang Jianming", "632123197001010018", "Ping'an"
OTHER_NAME, OTHER_NUMBER = "Li Fang", "ADM-2026-0002"


class Failed(Exception):
    """A check did not hold."""


def check(holds, what):
    if not holds:
        raise Failed(what)


def with_check_digit(digits):
    """A citizen id after GB 11643: its seventeen digits and what follows from them."""
    weights = [2 ** (17 - place) % 11 for place in range(17)]
    return digits + "10X98765432"[sum(weight * int(digit) for weight, digit in zip(weights, digits)) % 11]


class Story:
    """The steps in their order, and what they share."""

    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.size = tuple(int(side) for side in options.size.split("x"))
        self.display = Display(*self.size)
        self.data, self.home = folder / "data", folder / "home"
        self.program = None
        self.late = None

    def start(self):
        self.program = Program(self.display, self.options.program, self.data, self.home)
        return self.program

    def close(self):
        for program in (self.program, self.late and self.late[1]):
            if program is not None:
                program.end()
        self.display.close()
        if self.late:
            self.late[0].close()

    # The steps.

    def without_a_display_one_line_says_what_to_do(self):
        environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
        done = subprocess.run(
            [self.options.program, "--data", str(self.folder / "nothing")],
            env=environment, capture_output=True, text=True, timeout=60, check=False,
        )
        lines = done.stderr.strip().splitlines()
        check(done.returncode == 1, f"exit code {done.returncode}, not 1")
        check(len(lines) == 1 and "demo --out" in lines[0], f"stderr is {done.stderr!r}")
        check(any("\u4e00" <= char <= "\u9fff" for char in lines[0]), "the line is not Chinese")
        check(done.stdout == "", f"stdout is {done.stdout!r}")

    def a_sitting_whose_time_will_run_out_begins(self):
        """On a display of its own, so that its minute passes beside the other steps."""
        display = Display(*self.size)
        self.late = (display, None)
        data, home = self.folder / "late", self.folder / "late-home"
        first = Program(display, self.options.program, data, home)
        wait("the exams", lambda: first.records.one("SELECT count(*) FROM exam"))
        first.kill()
        # As the office may set it.
        with contextlib.closing(sqlite3.connect(data / "xiaoankao.db")) as database, database:
            database.execute("UPDATE exam SET blueprint = json_set(blueprint, '$.settings.minutes', 1)")
        program = Program(display, self.options.program, data, home)
        self.late = (display, program)
        program.sign_in("Late", "ADM-2026-0003")
        program.open_notice()
        self.late_sitting = program.begin()
        self.late_began = time.monotonic()
        paper = program.records.paper(self.late_sitting)
        check(program.records.minutes(self.late_sitting) == 1, "the sitting is not one of a minute")
        program.answer(self.late_sitting, 0, paper[0])

    def a_candidate_signs_in_and_begins(self):
        first = self.start()
        wait("the exams", lambda: first.records.one("SELECT count(*) FROM exam"))
        first.end()
        offer_blanks(self.data)
        program = self.start()
        program.sign_in(NAME, with_check_digit("63212319700101001"), UNIT)
        program.open_notice()
        self.sitting = program.begin()
        self.paper = program.records.paper(self.sitting)
        kinds = {question.kind for question in self.paper}
        check(len(kinds) == 6, f"the paper has only questions of the kinds {sorted(kinds)}")
        check(program.records.kinds(self.sitting)[0] == "started", "the journal does not begin with the start")

    def an_option_is_chosen_with_the_mouse(self):
        program, first = self.program, self.paper[0]
        program.press(program.option_row(LETTERS.index(first.letters()[0]), len(first.options)))
        wait("the answer in the journal", lambda: first.is_right(program.records.answers(self.sitting).get(0)))
        # Its cell is now the first filled one; from another question it leads back.
        program.go_on(self.sitting, 0)
        cells = wait("the filled cell", program.answered_cells)
        program.press(cells[0])
        wait("the first question again", lambda: program.records.current(self.sitting) == 0)
        program.go_on(self.sitting, 0)

    def questions_are_answered_flagged_and_left(self):
        program = self.program
        self.half = len(self.paper) // 2
        for number in range(1, self.half):
            if number == 2:
                # Left for the end.
                program.go_on(self.sitting, number)
                continue
            if number == 3:
                self.display.key("shift+f" if len(self.paper[number].options) >= 6 else "f")
                flagged = {"event": "flagged", "question": 3, "flagged": True}
                has = lambda: any(flagged.items() <= event.items() for event in program.records.events(self.sitting))
                wait("the flag in the journal", has)
            program.answer(self.sitting, number, self.paper[number])
        given = program.records.answers(self.sitting)
        check(set(given) == set(range(self.half)) - {2}, f"answers to {sorted(given)}")

    def leaving_the_window_is_an_event(self):
        """A second program on the same data folder says so, and its window takes the keyboard away."""
        other_home = self.folder / "other-home"
        other = Program(self.display, self.options.program, self.data, other_home)
        picture = self.display.see()
        check(other.process.poll() is None, f"it ended with {other.process.poll()}: {other.said()}")
        left_at = lambda: "focus_lost" in self.program.records.kinds(self.sitting)
        wait("the window left, in the journal", left_at)
        keep_picture(self.options.pictures, "second-program", picture)
        other.press_primary()
        wait("the second program ends by its button", lambda: other.process.poll() is not None)
        self.display.tool("windowfocus", self.program.window)
        wait("the window entered again", lambda: "focus_gained" in self.program.records.kinds(self.sitting))
        self.display.settle(rest=0.2, within=(0, 70, 900, 600))

    def the_power_fails_and_the_same_question_is_there_again(self):
        records = self.program.records
        before = (records.answers(self.sitting), records.current(self.sitting))
        wait("a kept time", lambda: records.used(self.sitting) > 5_000)
        self.program.kill()
        used = records.used(self.sitting)
        off = time.monotonic()
        program = self.start()
        time_off = 1.5
        wait("some time without power", lambda: time.monotonic() - off > time_off)
        program.press_primary()
        wait("the sitting gone on with", lambda: records.kinds(self.sitting)[-1] == "resumed")
        event = records.events(self.sitting)[-1]
        check(event["counted"] == 0, f"{event['counted']} ms were counted while the clock should stand")
        check(abs(event["used"] - used) <= 50, f"{used} ms were used before and {event['used']} after")
        check((records.answers(self.sitting), records.current(self.sitting)) == before, "answers or place differ")
        self.display.settle(rest=0.15, within=(0, 70, 900, 600))
        keep_picture(self.options.pictures, "resumed", self.display.see())
        began = time.monotonic()
        wait("the clock going on", lambda: records.used(self.sitting) > used + 3_000)
        passed = 1000 * (time.monotonic() - began)
        went = records.used(self.sitting) - used
        check(abs(went - passed) < 4_000, f"{went} ms on the exam's clock in {passed:.0f} ms")

    def the_rest_is_answered_and_what_was_left_is_found(self):
        program = self.program
        for number in range(self.half, len(self.paper)):
            program.answer(self.sitting, number, self.paper[number], go_on=number + 1 < len(self.paper))
        if self.paper[-1].texts():
            self.display.key("Escape")
        self.display.key("n")
        wait("the question that was left", lambda: program.records.current(self.sitting) == 2)
        program.answer(self.sitting, 2, self.paper[2], go_on=False)
        given = program.records.answers(self.sitting)
        wrong = [number + 1 for number, question in enumerate(self.paper) if not question.is_right(given.get(number))]
        check(not wrong, f"not right in the journal: {wrong}")

    def handed_in_it_is_passed_and_has_a_certificate(self):
        self.program.hand_in(self.sitting)
        self.passed_with_certificate(self.sitting)
        keep_picture(self.options.pictures, "result", self.display.see())

    def passed_with_certificate(self, sitting):
        records = self.program.records
        (total, passed), = records.rows("SELECT total, is_passed FROM result WHERE sitting = ?", sitting)
        check(passed == 1, f"not passed, with {total / 100} marks")
        check(total == 10_000, f"all right, and yet {total / 100} marks")
        number = records.one("SELECT number FROM certificate WHERE sitting = ?", sitting)
        check(number, "no certificate in the database")
        return number

    def the_certificate_is_saved(self, by_mouse=True, sitting=None, folder="certificates"):
        folder = self.folder / folder
        path = self.program.save_certificate(folder, by_mouse)
        number = self.passed_with_certificate(sitting or self.sitting)
        check(path.read_bytes()[:5] == b"%PDF-", f"{path} is no PDF")
        check(number in path.name, f"{path.name} does not name {number}")
        keep_picture(self.options.pictures, "saved", self.display.see())
        if self.options.pictures:
            shutil.copy(path, self.options.pictures / "certificate.pdf")
        self.program.end()

    def a_whole_sitting_with_the_keyboard_alone(self):
        # Where no hand is: the pointer rests in a corner.
        self.display.aside()
        program = self.start()
        program.sign_in(OTHER_NAME, OTHER_NUMBER, "School", by_mouse=False)
        program.open_notice(by_mouse=False)
        sitting = program.begin(by_mouse=False)
        paper = program.records.paper(sitting)
        for number, question in enumerate(paper):
            program.answer(sitting, number, question, go_on=number + 1 < len(paper))
        program.hand_in(sitting, by_mouse=False)
        self.the_certificate_is_saved(by_mouse=False, sitting=sitting, folder="by-keyboard")

    def time_that_runs_out_hands_in(self):
        display, program = self.late
        ended = lambda: program.records.one("SELECT is_handed_in FROM sitting WHERE id = ?", self.late_sitting)
        wait("handed in by itself", ended, seconds=max(10.0, 90 - (time.monotonic() - self.late_began)))
        last = program.records.events(self.late_sitting)[-1]
        check(last["event"] == "handed_in" and last["reason"] == "time_up", f"the journal ends with {last}")
        check(60_000 <= last["used"] < 61_500, f"{last['used']} ms were used of 60,000")
        keep_picture(self.options.pictures, "time-up", display.settle())
        check(program.records.one("SELECT total > 0 FROM result WHERE sitting = ?", self.late_sitting), "no marks")

    STEPS = (
        without_a_display_one_line_says_what_to_do,
        a_sitting_whose_time_will_run_out_begins,
        a_candidate_signs_in_and_begins,
        an_option_is_chosen_with_the_mouse,
        questions_are_answered_flagged_and_left,
        leaving_the_window_is_an_event,
        the_power_fails_and_the_same_question_is_there_again,
        the_rest_is_answered_and_what_was_left_is_found,
        handed_in_it_is_passed_and_has_a_certificate,
        the_certificate_is_saved,
        a_whole_sitting_with_the_keyboard_alone,
        time_that_runs_out_hands_in,
    )


def keep_picture(folder, name, picture):
    if folder:
        picture.save(folder / f"{name}.png")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--pictures", type=pathlib.Path)
    options = parser.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="xiaoankao-window-", ignore_cleanup_errors=True) as folder:
        try:
            story = Story(options, pathlib.Path(folder))
        except Late as err:
            print(f"no display: {err}", file=sys.stderr)
            return 1
        try:
            for step in Story.STEPS:
                began = time.monotonic()
                name = step.__name__.replace("_", " ")
                try:
                    step(story)
                except (Failed, Late, sqlite3.Error, OSError, subprocess.TimeoutExpired, LookupError, TypeError) as err:
                    print(f"FAILED {name}: {type(err).__name__}: {err}", file=sys.stderr)
                    for place, display in (("", story.display), ("-late", story.late and story.late[0])):
                        if display:
                            keep_picture(options.pictures or pathlib.Path("."), f"failed{place}", display.see())
                    for program in (story.program, story.late and story.late[1]):
                        if program:
                            print(f"{program.data}: {program.state()}", file=sys.stderr)
                    return 1
                print(f"ok {name} ({time.monotonic() - began:.1f} s)", flush=True)
        finally:
            story.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
