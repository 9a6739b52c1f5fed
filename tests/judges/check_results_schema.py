#!/usr/bin/env python3
"""Check a results file in JSON against its schema with the jsonschema package.

usage: check_results_schema.py SCHEMA FILE...

Exits 1 with one line for each breach, 2 when something needed is missing.
"""

import json
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    sys.exit("check_results_schema: the Python package jsonschema is missing")


def main() -> int:
    if len(sys.argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    breaches = 0
    for name in sys.argv[2:]:
        with open(name, encoding="utf-8") as file:
            value = json.load(file)
        for error in sorted(validator.iter_errors(value), key=lambda error: list(map(str, error.absolute_path))):
            breaches += 1
            print(f"{name}: {error.json_path}: {error.message}", file=sys.stderr)
        print(f"{name}: {len(value.get('results', []))} results checked against the schema")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
