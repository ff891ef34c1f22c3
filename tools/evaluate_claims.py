#!/usr/bin/env python3
"""Measures the claims of bare sentences against samples/gold/sentences.jsonl.

    tools/evaluate claims [--program build/entente] [--part PART]… [--errors N] [--json FILE]

Prints precision, recall and F1 of (source, PLOVER type, target), of the status, the speaker and the day of the claims that
match, and calibration. Dates: of the matched claims whose gold has a date, those with that day, month or year as their time;
of those whose gold has none, those whose time was not read out of words (it is assumed or unknown). --dates prints the
others. The texts are read from ../shared/data/archive; without it the measurement is skipped.
"""
import argparse
import collections
import json
import os
import subprocess
import sys

from evaluation import claim_errors

HERE = os.path.dirname(os.path.abspath(__file__))
ARCHIVE = os.path.join(HERE, '..', '..', 'shared', 'data', 'archive')
PARTS = ['tune', 'single', 'likely', 'check']
MEASURED = ['check']  # never looked at, never trained on
GOLD = os.path.join(HERE, '..', 'samples', 'gold', 'sentences.jsonl')


def archive_texts(ids, folder=ARCHIVE):
    """{id: article} for the wanted ids, from the archive's files."""
    found = {}
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        data = subprocess.run(['zstd', '-dcqf', path], stdout=subprocess.PIPE).stdout if name.endswith('.zst') else open(path, 'rb').read()
        for line in data.splitlines():
            article = json.loads(line)
            if article['id'] in ids:
                found[article['id']] = article
    return found


def side(role):
    """The state or organisation of a claim's participant; empty where it has neither."""
    return role.get('country') or ('' if '/' in role['entity'] else role['entity'])


def key(source, plover, target, mutual):
    return (min(source, target), plover, max(source, target)) if mutual else (source, plover, target)


def date_kind(gold, event):
    """Whether a claim's event time is the gold date: 'right', 'undated' (right too), or how it is wrong."""
    if not gold:
        return 'read a date' if event['basis'] in ('stated', 'relative') else 'undated'
    precision = {4: 'year', 7: 'month', 10: 'day'}[len(gold)]
    if event['precision'] == precision and event['from'][:len(gold)] == gold:
        return 'right'
    if event['basis'] not in ('stated', 'relative'):
        return 'not read'
    return 'other ' + precision if event['precision'] == precision else 'read as ' + event['precision']


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--program', default=os.path.join(HERE, '..', 'build', 'entente'))
    parser.add_argument('--weigher', default=os.path.join(HERE, '..', 'build', 'weigh_claims'), help='tells where missed claims were lost')
    parser.add_argument('--part', choices=PARTS, action='append', help='only this part (may be repeated)')
    parser.add_argument('--errors', type=int, default=0, help='print the errors of the parts that may be looked at, N at most')
    parser.add_argument('--dates', action='store_true', help='print the matched claims of the parts that may be looked at whose day is wrong')
    parser.add_argument('--json', help='write the figures to this file')
    parser.add_argument('--min-confidence', type=float, default=0)
    options = parser.parse_args()
    if not os.path.isdir(ARCHIVE):
        print('claims: skipped, ../shared/data/archive is not there')
        return
    parts = options.part or PARTS
    gold = [g for g in map(json.loads, open(GOLD, encoding='utf-8')) if g['part'] in parts]
    articles = archive_texts({g['id'] for g in gold})
    lines = []
    for i, g in enumerate(gold):
        article = articles[g['id']]
        lines.append(json.dumps({'id': str(i), 'published': article['published'], 'language': 'en', 'text': article['text'][g['start']:g['end']]}))
    weighed = claim_errors.weigh(options.weigher, lines)
    run = subprocess.run([options.program, 'extract', '-'], input=('\n'.join(lines) + '\n').encode(), stdout=subprocess.PIPE, check=True)
    predicted = collections.defaultdict(list)
    for line in run.stdout.decode().splitlines():
        out = json.loads(line)
        predicted[int(out['article']['id'])] = [c for c in out['claims'] if c['plover'] and c['confidence'] >= options.min_confidence]

    figures = {}
    kinds = collections.defaultdict(claim_errors.Errors)
    deciles = {}
    for part in parts:
        tp = fp = fn = 0
        status = [0, 0]
        attributed = [0, 0]
        dates = collections.Counter()
        bins = collections.defaultdict(lambda: [0, 0, 0.0])
        shown = options.errors if part not in MEASURED else 0
        for i, g in enumerate(gold):
            if g['part'] != part:
                continue
            wanted, optional = collections.defaultdict(list), collections.Counter()
            for c in g['claims']:
                k = key(c['source'], c['plover'], c['target'], c['mutual'])
                if c['agreed'] and k not in wanted:  # what is coded twice, say of dead soldiers and of dead civilians, is one triple
                    wanted[k].append(c)
                else:
                    optional[k] += 1
            wrong, matched = [], set()
            for c in predicted[i]:
                s, t = side(c['source']), side(c['target'])
                keys = [(s, c['plover'], t)]
                if c['mutual']:
                    keys = [key(s, c['plover'], t, True), (s, c['plover'], t), (t, c['plover'], s)]
                elif key(s, c['plover'], t, True) in wanted and any(w['mutual'] for w in wanted[key(s, c['plover'], t, True)]):
                    keys.append(key(s, c['plover'], t, True))
                hit = next((k for k in keys if wanted.get(k)), None)
                b = bins[min(9, int(c['confidence'] * 10))]
                if hit:
                    w = wanted[hit].pop()
                    matched.add(hit)
                    tp += 1
                    b[0] += 1
                    b[1] += 1
                    b[2] += c['confidence']
                    if 'status' in w:
                        status[0] += w['status'] == c['status']
                        status[1] += 1
                    kind = date_kind(w.get('date', ''), c['event'])
                    dates[bool(w.get('date')), kind] += 1
                    if options.dates and part not in MEASURED and kind not in ('right', 'undated'):
                        print(f"date {kind}: gold {w.get('date')} ours {c['event']} published {articles[g['id']]['published']}"
                              f" [{c['evidence']['trigger']['text']}] {articles[g['id']]['text'][g['start']:g['end']]}")
                    if 'attributed' in w:
                        attributed[0] += w['attributed'] == bool(c.get('speaker'))
                        attributed[1] += 1
                elif any(k in matched or optional.get(k) for k in keys):
                    pass  # said twice, or coded by one reader only
                else:
                    fp += 1
                    b[0] += 1
                    b[2] += c['confidence']
                    wrong.append(c)
            missed = [k for k, left in wanted.items() for _ in left]
            fn += len(missed)
            kinds[part].add(g, [(side(c['source']), c['plover'], side(c['target'])) for c in wrong], missed, weighed.get(str(i)))
            if shown > 0 and (wrong or missed):
                shown -= 1
                print('*', articles[g['id']]['text'][g['start']:g['end']])
                for c in wrong:
                    print(f"    wrong  {side(c['source'])} [{c['source']['text']}] {c['plover']} {c['type']} {side(c['target'])} [{c['target']['text']}] {c['evidence']['rule']} {c['confidence']:.2f}")
                for k in missed:
                    print(f'    missed {k}')
        precision = tp / (tp + fp) if tp + fp else 0
        recall = tp / (tp + fn) if tp + fn else 0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0
        deciles[part] = {str(k): list(b) for k, b in sorted(bins.items())}
        total = sum(b[0] for b in bins.values())
        ece = sum(abs(b[1] - b[2]) for b in bins.values()) / total if total else 0
        print(f'{part}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}  (right {tp}, wrong {fp}, missed {fn})'
              f'  status {status[0]}/{status[1]}  attributed {attributed[0]}/{attributed[1]}  calibration error {ece:.3f}')
        dated = [dates[True, 'right'], sum(n for (has, _), n in dates.items() if has)]
        undated = [dates[False, 'undated'], sum(n for (has, _), n in dates.items() if not has)]
        print(f'    date {dated[0]}/{dated[1]}, without one {undated[0]}/{undated[1]}; wrong: '
              + ', '.join(f'{kind} {n}' for (_, kind), n in sorted(dates.items()) if kind not in ('right', 'undated')))
        figures[part] = dict(precision=precision, recall=recall, f1=f1, right=tp, wrong=fp, missed=fn, status=status, attributed=attributed,
                             date=dated, undated=undated, calibration_error=ece, deciles={str(k): v[:2] for k, v in sorted(bins.items())})
    for part in figures:
        figures[part]['errors'] = kinds[part].figures()
        figures[part]['confidence_deciles'] = deciles[part]
        for what, counts in figures[part]['errors'].items():
            print(f'    {part}, {what}: ' + (', '.join(f'{kind} {n}' for kind, n in counts.items()) or 'none'))
    if options.json:
        json.dump({'claims': figures}, open(options.json, 'w'), indent=2)


if __name__ == '__main__':
    sys.exit(main())
