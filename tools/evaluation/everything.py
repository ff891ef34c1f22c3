#!/usr/bin/env python3
"""Measures everything and prints one report: pairs, claims, roles, time, confidence, with counts and errors by kind.

    tools/evaluate [all] [--json FILE]
"""
import argparse
import io
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from evaluation import confidence, measure  # noqa: E402


def share(part, whole):
    return f'{part}/{whole} = {part / whole:.3f}' if whole else '0/0'


def kinds(counts, most=12):
    listed = list(counts.items())
    rest = sum(n for _, n in listed[most:])
    return ', '.join([f'{kind} {n}' for kind, n in listed[:most]] + ([f'others {rest}'] if rest else [])) or 'none'


def scores(cell):
    return (f"precision {cell['precision']:.3f} recall {cell['recall']:.3f} F1 {cell['f1']:.3f}"
            f"  (right {cell['right']}, wrong {cell['wrong']}, missed {cell['missed']})")


def print_pairs(found):
    types, quads, relation = found['types'], found['quads'], found['relation']
    print('\nPAIRS of marked actors, cross-validated in ten folds')
    print(f"  PLOVER type: accuracy {share(types['right'], types['all'])}, macro-F1 {types['macro_f1']:.3f}")
    for name, cell in types['classes'].items():
        print(f'    {name:10} {scores(cell)}')
    print(f"    errors: {kinds(types['errors'])}")
    print(f"  quad class: accuracy {share(quads['right'], quads['all'])}, macro-F1 {quads['macro_f1']:.3f}")
    for name, cell in quads['classes'].items():
        print(f'    {name:10} {scores(cell)}')
    print(f"  there is a relation, by the model:   {scores(relation['model'])}")
    print(f"                       by the program: {scores(relation['program'])}")


def print_claims(found):
    print('\nCLAIMS of bare sentences (source, PLOVER type, target)')
    for part, cell in found.items():
        print(f'  {part:13} {scores(cell)}')
        print(f"    status {share(*cell['status'])}, speaker or none {share(*cell['attributed'])}")
        if 'date' in cell:
            print(f"    date {share(*cell['date'])}, without one {share(*cell['undated'])}")
        for what, counts in cell.get('errors', {}).items():
            print(f'    {what}: {kinds(counts)}')


def print_confidence(found):
    print('\nCONFIDENCE of claims: of those of each tenth, how many are right')
    for part, cell in found.items():
        print(f"  {part:13} expected calibration error {cell['expected_calibration_error']:.3f}  ({cell['count']} claims)")
        for row in cell['table']:
            print(f"    {row['from']:.1f}–{row['until']:.1f}  {row['count']:5}  right {row['right']:5}  share {row['share']:.3f}"
                  f"  mean confidence {row['mean_confidence']:.3f}")


def print_roles(found):
    print('\nROLES: who acts for which state')
    print(f"  precision {found['precision']:.3f} recall {found['recall']:.3f}  (right {found['right']}, wrong {found['wrong']}, missed {found['missed']})")
    print(f"    errors: {kinds(found['errors'])}")


def print_time(found):
    values, extents = found['values'], found['extents']
    print('\nTIME: values of dates and durations')
    for name in ('values', 'DATE', 'DURATION'):
        cell = found.get(name)
        if cell:
            print(f"  {name:9} strict {share(cell['right'], cell['all'])} (spelling forgiven {cell['spelling_forgiven']:.3f}), wrong {cell['wrong']}, missed {cell['missed']}")
    print(f"  extents   precision {extents['precision']:.3f} recall {extents['recall']:.3f}  (found {extents['found']}, wrong {extents['wrong']}, missed {extents['missed']})")
    print(f"    errors: {kinds(found['errors'])}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--json', help='write all figures to this file')
    parser.add_argument('--build', default=measure.BUILD, help='the folder of the programs')
    options = parser.parse_args()
    figures = {}
    said = io.StringIO()  # the single reports, which this one replaces
    for name, run, show in (('pairs', measure.pairs, print_pairs), ('claims', measure.claims, print_claims),
                            ('roles', measure.roles, print_roles), ('time', measure.time, print_time)):
        found = run(said, options.build)
        if found is None:
            print(said.getvalue().splitlines()[-1])
            continue
        figures[name] = found
        deciles = {part: cell.pop('confidence_deciles') for part, cell in found.items()} if name == 'claims' else {}
        if deciles:
            found['held out'] = measure.held_out(found)
        show(found)
        if deciles:
            figures['confidence'] = {'overall': confidence.together(deciles.values()),
                                     'held out': confidence.together(deciles[part] for part in measure.HELD_OUT),
                                     **{part: confidence.reliability(cells) for part, cells in deciles.items()}}
            print_confidence(figures['confidence'])
        sys.stdout.flush()
    if options.json:
        with open(options.json, 'w', encoding='utf-8') as file:
            json.dump(figures, file, indent=2)
            file.write('\n')


if __name__ == '__main__':
    sys.exit(main())
