"""What the program wrote into its data folder, read beside it: the paper that was drawn, its key, and the journal."""

import contextlib
import json
import pathlib
import sqlite3

LETTERS = "ABCDEFGH"


class Records:
    """The SQLite file of a data folder, only read."""

    def __init__(self, folder):
        self.path = pathlib.Path(folder, "xiaoankao.db")

    def rows(self, query, *values):
        """The rows of a query; none while the file is not there or being made."""
        if not self.path.exists():
            return []
        with contextlib.suppress(sqlite3.OperationalError):
            with contextlib.closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=5)) as database:
                return database.execute(query, values).fetchall()
        return []

    def one(self, query, *values):
        rows = self.rows(query, *values)
        return rows[0][0] if rows else None

    def running(self):
        return self.one("SELECT id FROM sitting WHERE is_handed_in = 0")

    def events(self, sitting):
        found = self.rows("SELECT content FROM sitting_event WHERE sitting = ? ORDER BY sequence", sitting)
        return [json.loads(content) for (content,) in found]

    def kinds(self, sitting):
        return [kind(event) for event in self.events(sitting)]

    def answers(self, sitting):
        """The answer on the disk for each question that has one."""
        given = {}
        for event in self.events(sitting):
            if kind(event) == "answered":
                given[event["question"]] = event["answer"]
        return {question: answer for question, answer in given.items() if answer is not None}

    def current(self, sitting):
        """The question on the screen, from 0."""
        moved = [event["question"] for event in self.events(sitting) if kind(event) == "moved"]
        return moved[-1] if moved else 0

    def used(self, sitting):
        """The time used in milliseconds, as far as it is on the disk."""
        events = max((event["used"] for event in self.events(sitting)), default=0)
        return max(events, self.one("SELECT used FROM sitting_clock WHERE sitting = ?", sitting) or 0)

    def minutes(self, sitting):
        return json.loads(self.one("SELECT settings FROM sitting WHERE id = ?", sitting))["minutes"]

    def paper(self, sitting):
        """The questions in the order of the answer sheet."""
        form = json.loads(self.one("SELECT form FROM sitting WHERE id = ?", sitting))
        questions = []
        for item in form["items"]:
            content = json.loads(
                self.one("SELECT content FROM item_version WHERE item = ? AND version = ?", item["id"], item["version"])
            )
            for question, part in zip(content["questions"], item["parts"]):
                questions.append(Question(question, part["options"], is_case=content["kind"] == "case"))
        return questions


class Question:
    """A question as it stands on the screen, with what answers it rightly."""

    def __init__(self, content, options, is_case):
        self.kind, self.key, self.options, self.is_case = content["kind"], content["key"], options, is_case
        self.left = content["left"]
        self.stem = content["stem"]

    def letters(self):
        """The letters to press, in their order; none for blanks."""
        if "truth" in self.key:
            return ["A" if self.key["truth"] else "B"]
        options = self.key.get("choice") or self.key.get("order") or self.key.get("match") or []
        return [LETTERS[self.options.index(option)] for option in options]

    def texts(self):
        """What is to be written into each blank; what can be typed without an input method where there is such."""
        chosen = []
        for blank in self.key.get("fill", []):
            written = [accepted["text"] if "text" in accepted else accepted["number"]["value"] for accepted in blank]
            chosen.append(next((text for text in written if text.isascii()), written[0]))
        return chosen

    def is_right(self, answer):
        """Whether an answer of the journal is the key."""
        if answer is None:
            return False
        if "fill" in self.key:
            return answer.get("fill") == self.texts()
        return answer == self.key


def kind(event):
    return event["event"]


def offer_blanks(data):
    """Puts one question with a blank into each exam in place of a single choice, as an office may; the program is not running."""
    with contextlib.closing(sqlite3.connect(pathlib.Path(data) / "xiaoankao.db")) as database, database:
        for exam, text in database.execute("SELECT id, blueprint FROM exam").fetchall():
            blueprint = json.loads(text)
            first = blueprint["sections"][0]
            first["items"] -= 1
            blueprint["sections"].append({"kind": "fill", "items": 1, "marks": first["marks"]})
            database.execute("UPDATE exam SET blueprint = ? WHERE id = ?", [json.dumps(blueprint, ensure_ascii=False), exam])
