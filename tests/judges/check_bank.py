#!/usr/bin/env python3
"""Judges the bundled bank with readers of our own making here and a solver that we did not write.

usage: check_bank.py PROGRAM ROOT [FOLDER OF LAW TEXTS]

Counts the items of question-bank/ without the program's parser and compares with what `bank check --json` says and with
assets/topics.toml; parses every picture as XML; draws 200 forms of every blueprint and holds the most used item against
1.2 times the least share, which a linear program (HiGHS, in scipy) finds from the items alone.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree

import numpy
from scipy.optimize import linprog

KINDS = {'单项选择': 'single', '多项选择': 'multiple', '判断': 'true_false', '填空': 'fill', '排序': 'ordering',
         '匹配': 'matching', '案例': 'case'}
LEVELS = {'识记': 'remember', '理解': 'understand', '应用': 'apply', '分析': 'analyse'}
FORMS = 200


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f'{command} ended with {done.returncode}:\n{done.stdout[-3000:]}{done.stderr[-1000:]}')
    return json.loads(done.stdout)


def items(root):
    """One record an item: its id, topic, kind, level and whether it rests on a standard."""
    found = []
    for path in sorted((root / 'question-bank').glob('*/*.txt')):
        topic = re.match(r'[A-Z]+(-[A-Z]+)?-\d\d', path.name)[0]
        kind, fields = None, {}
        for line in path.read_text(encoding='utf-8').split('\n'):
            heading = re.match(r'[一二三四五六七]、(\w+?)题$', line)
            if heading:
                kind = KINDS[heading[1]]
            begins = line.startswith('案例：') if kind == 'case' else re.match(r'★?\s*\d+[.．]', line)
            if begins and kind:
                fields = {'topic': topic, 'kind': kind, 'standard': False}
                found.append(fields)
            for name, value in re.findall(r'^(编号|层次|核对)：(.+)$', line):
                if name == '编号':
                    fields['id'] = value.strip()
                elif name == '层次':
                    fields['level'] = LEVELS[value.strip()]
                elif value.strip() == '标准':
                    fields['standard'] = True
    return found


def least_share(bank, blueprint):
    """The smallest possible largest share of forms for an item, by topics and kinds: a linear program."""
    topics = [topic['code'] for topic in blueprint['topics']]
    kinds = [section['kind'] for section in blueprint['sections']]
    there = collections.Counter((item['topic'], item['kind']) for item in bank)
    cells = [(topic, kind) for topic in topics for kind in kinds if there[topic, kind]]
    equal, sums, most = [], [], []
    for topic in blueprint['topics']:
        equal.append([float(cell[0] == topic['code']) for cell in cells] + [0.0])
        sums.append(topic['items'])
    for section in blueprint['sections']:
        equal.append([float(cell[1] == section['kind']) for cell in cells] + [0.0])
        sums.append(section['items'])
    for number, cell in enumerate(cells):
        row = numpy.zeros(len(cells) + 1)
        row[number], row[-1] = 1.0, -there[cell]
        most.append(row)
    goal = [0.0] * len(cells) + [1.0]
    solved = linprog(goal, A_ub=numpy.array(most), b_ub=numpy.zeros(len(cells)), A_eq=numpy.array(equal), b_eq=sums)
    if not solved.success:
        sys.exit(f"{blueprint['id']}: {solved.message}")
    return solved.fun


def main():
    program, root = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    law = ['--law', sys.argv[3]] if len(sys.argv) > 3 else []
    report = run(program, 'bank', 'check', *law, '--json')
    bank = items(root)
    plan = tomllib.loads((root / 'assets/topics.toml').read_text(encoding='utf-8'))['topic']
    assert len(bank) == report['items'] == len({item['id'] for item in bank}), (len(bank), report['items'])
    assert report['errors'] == 0, report['findings'][:5]
    for topic in plan:
        mine = [item for item in bank if item['topic'] == topic['code']]
        counts = report['by_topic_counts'][topic['code']]
        for field, name in (('kinds', 'kind'), ('levels', 'level')):
            counted = collections.Counter(item[name] for item in mine)
            assert counted == collections.Counter(counts[field]), (topic['code'], field, counted, counts[field])
            off = sum(abs(counted[key] - topic[field].get(key, 0)) for key in counted | collections.Counter(topic[field]))
            assert off <= 2 and sum(counted.values()) == sum(topic[field].values()), (topic['code'], counted)
        standards = sum(item['standard'] for item in mine)
        assert standards == counts['standards'] == topic.get('standards', 0), (topic['code'], standards)
    for strategy, tracks in report['guessers'].items():
        for track, figure in tracks.items():
            assert figure['questions'] < 40 or figure['score'] <= figure['chance'] + 0.05, (strategy, track, figure)
    assert all(share < 0.25 for share in report['unchecked_basis'].values()), report['unchecked_basis']

    pictures = sorted((root / 'question-bank/images').glob('*.svg'))
    for picture in pictures:
        tree = xml.etree.ElementTree.parse(picture).getroot()
        assert tree.tag.endswith('svg') and tree.get('viewBox'), picture
    used = sum(path.read_text(encoding='utf-8').count('\n图：') for path in (root / 'question-bank').glob('*/*.txt'))
    assert used == report['pictures'] >= 120, (used, report['pictures'])
    print(f"bank: {len(bank)} items, {used} with a picture, {report['warnings']} hints")

    for blueprint in run(program, 'blueprint', 'list', '--json'):
        trial = run(program, 'form', 'draw', blueprint['id'], '--count', FORMS, '--seed', 119, '--json')
        uses = collections.Counter(item['id'] for form in trial['forms'] for item in form['items'])
        most = max(uses.values()) / FORMS
        least = least_share(bank, blueprint)
        assert abs(least - trial['exposure_least']) < 1e-6, (blueprint['id'], least, trial['exposure_least'])
        assert abs(most - trial['exposure_max']) < 1e-9, blueprint['id']
        assert most <= 1.2 * least, (blueprint['id'], most, least)
        print(f"{blueprint['id']}: most used item on {most:.1%}, least possible {least:.1%}, ratio {most / least:.3f}")


main()
