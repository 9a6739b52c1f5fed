"""A display of its own (Xvfb), what is seen on it, and a hand that presses and types (xdotool).

Pixels are read from the framebuffer file that Xvfb keeps, so that looking costs nothing and needs no other program.
Every wait has a condition and a deadline.
"""

import contextlib
import mmap
import os
import pathlib
import shutil
import struct
import subprocess
import tempfile
import time
import zlib

# The colours by which things are found on the screen, as in src/ui/theme.rs, light theme.
BLUE = 0x17457E
RED = 0xB5121B
FOCUS = 0x2F7FDB
CHOSEN = 0xE8F0FA
EDGE = 0xE2E5EA

DEADLINE = 20.0

# Keys of a usual keyboard's map that give nothing.
SPARE_KEYS = (93, 97, 103, 120, 132, 149, 154, 168, 178, 183, 184, 197, 202, 217, 219, 222, 230)


class Late(Exception):
    """Something that was waited for did not come."""


def wait(what, condition, seconds=DEADLINE):
    """Asks `condition` until it gives something; what it gave."""
    until = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > until:
            raise Late(f"not within {seconds:.0f} s: {what}")
        time.sleep(0.02)


class Picture:
    """What was on the screen at one moment."""

    def __init__(self, width, height, rows):
        self.width, self.height, self.rows = width, height, rows

    def at(self, x, y):
        blue, green, red = self.rows[y][4 * x : 4 * x + 3]
        return red << 16 | green << 8 | blue

    def boxes(self, colour, least_width, least_height, within=None):
        """Upright boxes (left, top, right, bottom) of one colour with at least this size, from the top.

        A box is found by its left edge: rows of pixels of the colour that begin at the same place. Words in it do not
        matter, since only its first columns are looked at.
        """
        left, top, right, bottom = within or (0, 0, self.width, self.height)
        pixel = struct.pack("<I", colour)[:3]
        wanted = {pixel + b"\x00", pixel + b"\xff"}
        probe = min(12, max(4, least_width // 4))
        open_boxes, found = {}, []
        for y in range(top, bottom + 1):
            starts = set()
            if y < bottom:
                row = self.rows[y]
                for value in wanted:
                    run, at = value * probe, 4 * left
                    while True:
                        at = row.find(run, at, 4 * right)
                        if at < 0:
                            break
                        if at % 4:
                            at += 1
                            continue
                        starts.add(at // 4)
                        while row[at : at + 4] == value and at < 4 * right:
                            at += 4
            for start in [start for start in open_boxes if start not in starts]:
                first = open_boxes.pop(start)
                if y - first >= least_height:
                    found.append((start, first, self._right(start, first, y, wanted, right), y))
            for start in starts:
                open_boxes.setdefault(start, y)
        found = [box for box in found if box[2] - box[0] >= least_width]
        return sorted(found, key=lambda box: (box[1], box[0]))

    def _right(self, left, top, bottom, wanted, limit):
        """The right edge, on the row in which the colour goes on longest."""
        best = left
        for y in range(top, bottom):
            x = left
            while x < limit and self.rows[y][4 * x : 4 * x + 4] in wanted:
                x += 1
            best = max(best, x)
        return best

    def count(self, colour, within):
        left, top, right, bottom = within
        return sum(self.at(x, y) == colour for y in range(top, bottom) for x in range(left, right))

    def save(self, path):
        raw = bytearray()
        for row in self.rows:
            raw.append(0)
            line = bytearray(3 * self.width)
            line[0::3], line[1::3], line[2::3] = row[2::4], row[1::4], row[0::4]
            raw += line

        def chunk(kind, data):
            return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(raw, 6)) + chunk(b"IEND", b"")
        pathlib.Path(path).write_bytes(png)


class Display:
    """An X server without a window manager."""

    def __init__(self, width, height):
        for tool in ("Xvfb", "xdotool", "xmodmap"):
            if shutil.which(tool) is None:
                raise Late(f"{tool} is not installed")
        self.width, self.height = width, height
        self.folder = tempfile.mkdtemp(prefix="xiaoankao-display-")
        readable, writable = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writable), "-screen", "0", f"{width}x{height}x24", "-fbdir", self.folder]
            + ["-nolisten", "tcp", "-noreset", "-nocursor"],
            pass_fds=[writable],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writable)
        with os.fdopen(readable) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise Late("Xvfb did not start")
        self.environment = dict(os.environ, DISPLAY=f":{number}", LIBGL_ALWAYS_SOFTWARE="1")
        self.environment.pop("WAYLAND_DISPLAY", None)
        path = pathlib.Path(self.folder, "Xvfb_screen0")
        wait("the framebuffer", path.exists)
        self.file = path.open("rb")
        self.memory = mmap.mmap(self.file.fileno(), 0, access=mmap.ACCESS_READ)
        head = struct.unpack(">25I", self.memory[:100])
        self.start, self.line = head[0] + 12 * head[19], head[12]

    def close(self):
        self.server.terminate()
        self.server.wait()
        with contextlib.suppress(BufferError):
            self.memory.close()
        self.file.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def see(self):
        start, line = self.start, self.line
        rows = [self.memory[start + y * line : start + y * line + 4 * self.width] for y in range(self.height)]
        return Picture(self.width, self.height, rows)

    def settle(self, seconds=DEADLINE, rest=0.3, within=None):
        """Waits until nothing within the box has changed for `rest` seconds; what is seen then."""
        left, top, right, bottom = within or (0, 0, self.width, self.height)

        def sum_of(picture):
            total = 0
            for row in picture.rows[top:bottom]:
                total = zlib.crc32(row[4 * left : 4 * right], total)
            return total

        until = time.monotonic() + seconds
        last, since = sum_of(self.see()), time.monotonic()
        while time.monotonic() - since < rest:
            time.sleep(0.04)
            now = sum_of(self.see())
            if now != last:
                last, since = now, time.monotonic()
            if time.monotonic() > until:
                raise Late(f"the screen was still changing after {seconds:.0f} s")
        return self.see()

    def tool(self, *arguments):
        done = subprocess.run(
            ["xdotool", *map(str, arguments)], env=self.environment, capture_output=True, text=True, timeout=30, check=False
        )
        return done.stdout.strip() if done.returncode == 0 else ""

    def window(self, process):
        """The window of a process, brought to the screen's size and given the keyboard."""
        found = wait("the window", lambda: self.tool("search", "--onlyvisible", "--pid", process.pid) or self.gone(process))
        window = found.split()[-1]
        self.tool("windowmove", window, 0, 0)
        self.tool("windowsize", window, self.width, self.height)
        self.tool("windowfocus", window)
        return window

    @staticmethod
    def gone(process):
        if process.poll() is not None:
            raise Late(f"the program ended with {process.returncode}")
        return ""

    def press(self, x, y):
        self.tool("mousemove", x, y, "click", 1)

    def scroll_down(self, x, y):
        """Turns the wheel over a place as far as it goes."""
        self.tool("mousemove", x, y, "click", "--repeat", 30, "--delay", 10, 5)

    def key(self, *keys):
        for key in keys:
            self.tool("key", "--clearmodifiers", key)

    def type(self, text, slower=1):
        """Types. Characters that no key gives are put on spare keys first: else xdotool changes one key again and
        again, and a program that looks at the keys a moment later misses some."""
        strange = sorted({char for char in text if not char.isascii()})
        keys = [f"keycode {key} = U{ord(char):04X}" for key, char in zip(SPARE_KEYS, strange)]
        for key in keys:
            subprocess.run(["xmodmap", "-e", key], env=self.environment, check=True, timeout=30)
        self.tool("type", "--delay", 20 * slower, "--", text)

    def aside(self):
        """Takes the pointer away, so that nothing on a picture is under it."""
        self.tool("mousemove", self.width - 1, self.height - 1)
