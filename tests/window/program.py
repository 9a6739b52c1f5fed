"""The program in its window, driven as a person would: sign-in, notice, questions, handing in, certificate."""

import contextlib
import os
import pathlib
import signal
import subprocess

from display import BLUE, EDGE, FOCUS, Late, wait
from records import Records

# The height of the bar at the top; what is under it belongs to the screen.
BAR = 60


class Program:
    """One run of the program over a data folder."""

    def __init__(self, display, program, data, home):
        self.display, self.data, self.home = display, pathlib.Path(data), pathlib.Path(home)
        self.home.mkdir(parents=True, exist_ok=True)
        environment = dict(display.environment, HOME=str(self.home), RUST_BACKTRACE="1")
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
            environment.pop(name, None)
        self.errors = (self.home / "errors.txt").open("ab")
        self.process = subprocess.Popen(
            [os.path.abspath(program), "--data", str(self.data)], env=environment, stdout=self.errors, stderr=self.errors
        )
        self.records = Records(self.data)
        self.window = display.window(self.process)
        display.settle()

    def kill(self):
        """As when the power fails."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.errors.close()

    def end(self):
        if self.process.poll() is None:
            self.kill()

    def said(self):
        return (self.home / "errors.txt").read_text(errors="replace").strip()

    def state(self):
        """How the program is, for whoever looks into a failure."""
        code = self.process.poll()
        lines = ["running" if code is None else f"ended with {code}", self.said()]
        log = self.data / "logs"
        lines += [path.read_text(errors="replace")[-2000:] for path in sorted(log.rglob("*")) if path.is_file()]
        return "\n".join(line for line in lines if line)

    # What is on the screen.

    def primary(self, seconds=10):
        """The box of the one primary button, once it is there and stands still."""

        def found():
            boxes = self.display.settle(rest=0.15).boxes(BLUE, 60, 26, self.middle())
            return boxes[-1] if boxes else None

        return wait("the primary button", found, seconds)

    def middle(self):
        """All but the answer sheet of a sitting, whose cells are as blue as a button and smaller."""
        return (0, BAR, self.display.width, self.display.height)

    def press(self, box):
        left, top, right, bottom = box
        self.display.press((left + right) // 2, (top + bottom) // 2)

    def press_primary(self):
        self.press(self.primary())

    def reach_primary(self, key="Tab", most=30):
        """Tab, until the ring is about the primary button."""
        for _ in range(most):
            left, top, _, bottom = self.primary()
            if self.display.see().at(left - 3, (top + bottom) // 2) == FOCUS:
                return
            self.display.key(key)
        raise Late(f"{most} times {key} did not reach the primary button")

    def dialog(self):
        """Waits for a dialog: what lies behind it is veiled, the white bar at the top too."""
        wait("the dialog", lambda: self.display.see().at(8, 8) != 0xFFFFFF)
        self.display.settle(rest=0.15, within=(300, 100, self.display.width - 300, self.display.height - 100))

    def option_rows(self):
        """The boxes of options that are not chosen, from the top: two hairlines with white between."""
        # An option under the pointer has another edge and would be missed.
        self.display.aside()
        picture = self.display.settle(rest=0.15)
        lines = [
            y
            for y in range(BAR, picture.height - 80)
            if all(picture.at(x, y) == EDGE for x in range(56, 200, 6))
        ]
        return [
            (40, top, 500, bottom)
            for top, bottom in zip(lines, lines[1:])
            if 50 <= bottom - top <= 140 and picture.at(52, (top + bottom) // 2) == 0xFFFFFF
        ]

    def option_row(self, number, options):
        """The box of an option. Where a long question hides it, the question is scrolled to its end: there the last rows
        are the last options."""
        rows = self.option_rows()
        if number < len(rows):
            return rows[number]
        self.display.scroll_down(self.display.width // 3, self.display.height // 2)
        rows = self.option_rows()
        if len(rows) < options - number:
            raise Late(f"{len(rows)} rows to be seen of {options} options: option {number + 1} is not among the last")
        return rows[number - options]

    def answered_cells(self):
        """The boxes of the answered questions on the answer sheet, in their order."""
        picture = self.display.settle(rest=0.15)
        width, height = picture.width, picture.height
        # The button with the width of the sheet and the legend stand below the cells.
        return [box for box in picture.boxes(BLUE, 20, 8, (width - 366, BAR, width, height - 120)) if box[2] - box[0] < 60]

    # What a candidate does.

    def sign_in(self, name, number, unit="", by_mouse=True):
        if by_mouse:
            self.press_primary()
        else:
            self.reach_primary()
            self.display.key("Return")
        self.display.settle()
        for text in (name, number):
            self.display.type(text)
            self.display.key("Return")
            # The next field has the keyboard from the next frame on.
            self.display.settle(rest=0.1)
        self.display.type(unit)
        if by_mouse:
            self.press_primary()
        else:
            self.display.key("Return")
        known = "SELECT count(*) FROM candidate WHERE identity = ? AND name = ?"
        wait("the candidate in the database", lambda: self.records.one(known, number, name))
        self.display.settle()

    def open_notice(self, by_mouse=True):
        if by_mouse:
            self.press_primary()
        else:
            self.reach_primary()
            self.display.key("Return")
        self.display.settle()

    def begin(self, by_mouse=True):
        """Agrees to the notice and begins; the sitting's id."""
        before = self.records.running()
        self.display.key("space")
        self.display.settle(rest=0.15)
        if by_mouse:
            self.press_primary()
        else:
            self.display.key("Return")
        sitting = wait("the sitting in the database", self.records.running)
        if sitting == before:
            raise Late("the sitting had begun before")
        self.display.settle(rest=0.15, within=(0, 70, 900, 600))
        return sitting

    def answer(self, sitting, number, question, go_on=True):
        """Answers the question on the screen by keys, waits until it is on the disk, and goes to the next."""
        texts = question.texts()
        right = lambda: question.is_right(self.records.answers(sitting).get(number))
        if texts:
            self.fill(texts, right)
        else:
            self.display.key(*[letter.lower() for letter in question.letters()])
        wait(f"the answer to question {number + 1} in the journal", right)
        if go_on:
            self.go_on(sitting, number, "Return" if texts else "Right")

    def fill(self, texts, right):
        """Writes into the blanks, the first of which has the keyboard; slower where keys were lost."""
        for slower in (1, 2, 4):
            for place, text in enumerate(texts):
                if place:
                    self.display.key("Tab")
                self.display.key("ctrl+a")
                self.display.type(text, slower)
            with contextlib.suppress(Late):
                wait("what was written in the journal", right, seconds=3)
                return
            self.display.key(*["shift+Tab"] * (len(texts) - 1))

    def go_on(self, sitting, number, key="Right"):
        self.display.key(key)
        wait(f"question {number + 2} on the screen", lambda: self.records.current(sitting) == number + 1)

    def hand_in(self, sitting, by_mouse=True):
        """Hands in through the dialog; waits for the result in the database."""
        self.display.key("ctrl+Return")
        self.dialog()
        if by_mouse:
            self.press_primary()
        else:
            self.reach_primary()
            self.display.key("Return")
        wait("the result", lambda: self.records.one("SELECT 1 FROM result WHERE sitting = ?", sitting))
        self.display.settle()

    def save_certificate(self, folder, by_mouse=True):
        """Saves the certificate through the dialog; the file."""
        if by_mouse:
            self.press_primary()
        else:
            self.reach_primary()
            self.display.key("Return")
        self.dialog()
        self.display.key("ctrl+a")
        self.display.type(str(folder))
        if by_mouse:
            self.press_primary()
        else:
            self.display.key("Return")
        found = wait("the certificate's file", lambda: sorted(pathlib.Path(folder).glob("*.pdf")))
        self.display.settle()
        return found[0]
