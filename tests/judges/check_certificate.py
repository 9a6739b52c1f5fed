#!/usr/bin/env python3
"""Check a certificate's page with programs that are not ours.

usage: check_certificate.py PAGE.pdf OFFICE.pub [--name NAME] [--dpi N]

Checked are:
- qpdf finds no fault in the file;
- every font is embedded, as a subset, with its Unicode table;
- pdftotext gives the holder's NAME and the certificate's number, and no character that stands for a missing one;
- zbarimg reads the QR code from the page as pdftoppm draws it at N dots per inch (100 where it is not given);
- the code is a CWT in COSE_Sign1 whose Ed25519 signature OpenSSL accepts with the key of OFFICE.pub (a minisign key);
- the page says the name, the number and the score that the claim says.

Exits 1 with one line for each fault, 2 when something needed is missing.
"""

import argparse
import base64
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TOOLS = ["qpdf", "pdffonts", "pdftotext", "pdftoppm", "zbarimg", "openssl"]
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
PRIVATE = -65537
SINGLE = str.maketrans("“”", "‘’")

faults: list[str] = []


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode != 0:
        faults.append(f"{command[0]} exits {done.returncode}: {done.stderr.decode(errors='replace').strip()[:200]}")
    return done.stdout.decode(errors="replace")


def base45(text: str) -> bytes:
    """RFC 9285."""
    out = bytearray()
    for at in range(0, len(text), 3):
        group = text[at : at + 3]
        value = sum(ALPHABET.index(char) * 45**place for place, char in enumerate(group))
        out += value.to_bytes(len(group) - 1, "big")
    return bytes(out)


def cbor(data: bytes, at: int = 0):
    """RFC 8949, as much of it as a token uses: the value at a place, and the place after it."""
    major, short = data[at] >> 5, data[at] & 31
    at += 1
    if short < 24:
        argument = short
    else:
        size = {24: 1, 25: 2, 26: 4, 27: 8}[short]
        argument, at = int.from_bytes(data[at : at + size], "big"), at + size
    if major in (0, 1):
        return (argument if major == 0 else -1 - argument), at
    if major in (2, 3):
        raw = data[at : at + argument]
        return (raw if major == 2 else raw.decode()), at + argument
    if major == 4:
        items = []
        for _ in range(argument):
            item, at = cbor(data, at)
            items.append(item)
        return items, at
    if major == 5:
        pairs = {}
        for _ in range(argument):
            key, at = cbor(data, at)
            pairs[key], at = cbor(data, at)
        return pairs, at
    if major == 6:
        value, at = cbor(data, at)
        return ("tag", argument, value), at
    raise ValueError(f"CBOR of major type {major}")


def byte_string(raw: bytes) -> bytes:
    """The CBOR of a byte string below 64 KiB."""
    length = len(raw)
    if length < 24:
        return bytes([0x40 | length]) + raw
    return (b"\x58" + bytes([length]) if length < 256 else b"\x59" + length.to_bytes(2, "big")) + raw


def claims(token: str, public: bytes, folder: pathlib.Path) -> dict:
    """The claims of a token, after OpenSSL has accepted its signature."""
    if not token.startswith("XAK1:"):
        faults.append(f"the code begins with {token[:8]!r}")
        return {}
    (_, tag, (protected, unprotected, payload, signature)), _ = cbor(base45(token[5:]))
    if tag != 18 or unprotected != {}:
        faults.append("not a tagged COSE_Sign1 with an empty unprotected header")
    header, _ = cbor(protected)
    if header != {1: -8, 4: public[2:10]}:
        faults.append(f"the protected header is {header}")
    # RFC 9052, section 4.4: ["Signature1", protected, external_aad, payload].
    signed = b"\x84\x6aSignature1" + byte_string(protected) + b"\x40" + byte_string(payload)
    # RFC 8410: the 32 bytes of an Ed25519 key as a SubjectPublicKeyInfo.
    key = bytes.fromhex("302a300506032b6570032100") + public[10:]
    for name, content in [("key.der", key), ("signed", signed), ("signature", signature)]:
        (folder / name).write_bytes(content)
    run("openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", str(folder / "key.der"),
        "-in", str(folder / "signed"), "-sigfile", str(folder / "signature"))
    return cbor(payload)[0]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=pathlib.Path)
    parser.add_argument("public", type=pathlib.Path)
    parser.add_argument("--name")
    parser.add_argument("--dpi", default="100")
    given = parser.parse_args()
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        print("check_certificate: missing " + ", ".join(missing), file=sys.stderr)
        return 2
    page = str(given.page)
    run("qpdf", "--check", page)
    for line in run("pdffonts", page).splitlines()[2:]:
        if not re.search(r"yes +yes +yes +\d+ +0$", line):
            faults.append(f"a font is not embedded as a subset with Unicode: {line}")
    text = re.sub(r"\s", "", run("pdftotext", "-layout", page, "-"))
    if "\ufffd" in text or "\0" in text:
        faults.append("the text has characters that cannot be copied")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        run("pdftoppm", "-r", given.dpi, "-png", "-singlefile", page, str(folder / "page"))
        token = run("zbarimg", "--raw", "-q", str(folder / "page.png")).rstrip("\n")
        public = base64.b64decode(given.public.read_text().splitlines()[1])
        said = claims(token, public, folder) if token else {}
    if said:
        own = said[PRIVATE]
        score = f"{own[4] / 100:g}"
        for value in [said[1], said[2], said[7].decode(), own[1], own[3], f"成绩{score}分", given.name or said[2]]:
            # Quotation marks within a title become single ones on the page.
            if re.sub(r"\s", "", value).translate(SINGLE) not in text.translate(SINGLE):
                faults.append(f"the page does not say {value}")
    for line in faults:
        print(f"{given.page}: {line}", file=sys.stderr)
    print(f"{given.page}: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
