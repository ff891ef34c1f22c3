#!/usr/bin/env python3
"""A bounded measurement as a test: fails when a figure falls below its floor in floors.tsv.

    tools/evaluation/floors.py BUILD

Measures a fixed part: claims of three parts of the gold, the pairs in ten folds, the roles, the first documents of time.
Prints figures only. Ends with 77, "skipped", without ../shared.
"""
import io
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
from evaluation import confidence, measure  # noqa: E402

SKIPPED = 77


def floors():
    """{figure: floor} of floors.tsv."""
    with open(os.path.join(HERE, 'floors.tsv'), encoding='utf-8') as file:
        rows = [line.rstrip('\n').split('\t') for line in file if line.strip() and not line.startswith('#')]
    return {figure: float(floor) for figure, floor in rows}


def flat(figures, path=''):
    """{'claims.check.f1': 0.5, …} of nested figures."""
    out = {}
    for key, value in figures.items():
        name = f'{path}.{key}' if path else key
        if isinstance(value, dict):
            out.update(flat(value, name))
        elif isinstance(value, (int, float)):
            out[name] = value
    return out


def measured(build):
    said = io.StringIO()
    claims = measure.claims(said, build, ['tune'] + measure.HELD_OUT)
    found = {'claims': claims, 'pairs': measure.pairs(said, build), 'roles': measure.roles(said, build),
             'time': measure.time(said, build, limit=80)}
    if claims:
        deciles = [claims[part]['confidence_deciles'] for part in measure.HELD_OUT]
        claims['held-out'] = measure.held_out(claims)
        for what in ('status', 'attributed'):
            right, of = claims['held-out'][what]
            claims['held-out'][what + '_share'] = right / of if of else 0.0
        # The higher the better, as of the others: 1 less the expected calibration error.
        claims['held-out']['calibration'] = 1 - confidence.together(deciles)['expected_calibration_error']
    return flat({name: part for name, part in found.items() if part})


def main():
    if not os.path.isdir(measure.DATA):
        print('skipped: no ../shared/data')
        return SKIPPED
    found = measured(sys.argv[1])
    parts = {figure.split('.')[0] for figure in found}
    fallen = 0
    for figure, floor in floors().items():
        if figure.split('.')[0] not in parts:
            print(f'skipped {figure}: its data is not there')
            continue
        value = found.get(figure, -1.0)
        fallen += value < floor
        print(f"{'FALLEN ' if value < floor else 'holds  '} {figure}: {value:.3f}, floor {floor:.3f}")
    return 1 if fallen else 0


if __name__ == '__main__':
    sys.exit(main())
