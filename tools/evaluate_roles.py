#!/usr/bin/env python3
"""Measures who acts for which state against ../shared/data/relations/dwie-dev.json.

    tools/evaluate roles [--program build/entente] [--errors N] [--json FILE]

Gold are the persons of an article that head, govern, minister or speak for a state, or are its agents. Right is a person
whom `extract` finds under one of the names with that state; a known person's other names in the knowledge files count as
the name that `extract` prints. Precision counts those found with some state.
"""
import argparse
import json
import os
import subprocess
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, '..', '..', 'shared', 'data', 'relations', 'dwie-dev.json')
KNOWLEDGE = os.path.join(HERE, '..', 'src', 'knowledge', 'data')


def plain(name):
    """Without accents: DW drops them."""
    return ''.join(c for c in unicodedata.normalize('NFD', name) if not unicodedata.combining(c))


ROLES = {'agent_of', 'head_of_state', 'head_of_gov', 'minister_of', 'spokesperson_of', 'advisor_of'}


def rows(table):
    for line in open(os.path.join(KNOWLEDGE, table), encoding='utf-8'):
        if not line.startswith('#') and '\t' in line:
            yield line.rstrip('\n').split('\t')


def country_codes():
    codes = {}
    for cells in rows('countries.tsv'):
        if len(cells) < 5 or cells[0] == 'id':
            continue
        for name in [cells[1]] + cells[2].split('|') + cells[3].split('|'):
            codes.setdefault(name, cells[0])
    return codes


def other_names():
    """Name in the tables → the last words of the person's names, as `plain` writes them."""
    names = {}
    for table in ('offices.tsv', 'persons.tsv'):
        for cells in rows(table):
            umlauts = cells[0].replace('ä', 'ae').replace('ö', 'oe').replace('ü', 'ue').replace('ß', 'ss')
            for name in filter(None, [umlauts] + cells[1].split('|')):
                names.setdefault(cells[0], set()).add(plain(name).split()[-1])
    return names


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--program', default=os.path.join(HERE, '..', 'build', 'entente'))
    parser.add_argument('--errors', type=int, default=0)
    parser.add_argument('--json', help='write the figures to this file')
    options = parser.parse_args()
    if not os.path.exists(DATA):
        print('roles: skipped, ../shared/data/relations/dwie-dev.json is not there')
        return
    codes, aliases = country_codes(), other_names()
    documents = json.load(open(DATA, encoding='utf-8'))
    lines, gold = [], []
    for i, document in enumerate(documents):
        words = [w for s in document['sents'] for w in s]
        text = ' '.join(words).replace(" 's", "'s").replace(' ,', ',').replace(' .', '.').replace(' - ', '-')
        lines.append(json.dumps({'id': str(i), 'text': text, 'language': 'en'}))
        for label in document['labels']:
            if label['r'].replace('-x', '') not in ROLES:
                continue
            names = {m['name'] for m in document['vertexSet'][label['h']]}
            states = {codes[m['name']] for m in document['vertexSet'][label['t']] if m['name'] in codes}
            if states and all(m['type'].startswith('type::person') for m in document['vertexSet'][label['h']]):
                gold.append((i, frozenset(names), states))
    run = subprocess.run([options.program, 'extract', '-'], input=('\n'.join(lines) + '\n').encode(), stdout=subprocess.PIPE, check=True)
    found = {}
    for line in run.stdout.decode().splitlines():
        out = json.loads(line)
        found[int(out['article']['id'])] = [e for e in out['entities'] if e['kind'] == 'person']
    merged = {}
    for i, names, states in gold:
        merged.setdefault((i, names), set()).update(states)
    right = wrong = missed = 0
    kinds = dict.fromkeys(['another state', 'found without a state', 'nobody of the name found'], 0)
    for (i, names), states in sorted(merged.items(), key=lambda item: (item[0][0], sorted(item[0][1]))):
        last = {plain(n).split()[-1] for n in names}
        hits = [e for e in found[i] if e['name'] in names or plain(e['name']).split()[-1] in last or
                aliases.get(e['name'], set()) & last]
        countries = {e['country'] for e in hits if 'country' in e}
        if countries & states:
            right += 1
            continue
        wrong += bool(countries)
        missed += not countries
        kinds['another state' if countries else 'found without a state' if hits else 'nobody of the name found'] += 1
        if options.errors > 0:
            options.errors -= 1
            print(sorted(names), sorted(states), 'found', sorted(countries) if hits else 'nobody')
    total = right + wrong + missed
    print(f'roles: precision {right / max(1, right + wrong):.3f} recall {right / max(1, total):.3f}  (right {right}, wrong {wrong}, missed {missed})')
    print('    errors: ' + ', '.join(f'{kind} {n}' for kind, n in kinds.items()))
    if options.json:
        json.dump({'roles': dict(precision=right / max(1, right + wrong), recall=right / max(1, total), right=right, wrong=wrong, missed=missed, errors=kinds)}, open(options.json, 'w'), indent=2)


if __name__ == '__main__':
    sys.exit(main())
