"""Errors of claims by kind: what a wrong claim has in common with the gold, and where a missed one was lost."""
import collections
import json
import subprocess


def pair(claim):
    return {claim[0], claim[2]}


def wrong_kind(claim, gold):
    """Of a wrong (source, PLOVER type, target): how it stands to the sentence's agreed gold, a list of such triples."""
    if not gold:
        return 'no claim in gold'
    source, plover, target = claim
    if any(g == (target, plover, source) for g in gold):
        return 'reversed'
    if any(g[1] != plover and pair(g) == {source, target} for g in gold):
        return 'right pair, wrong type'
    same_type = [g for g in gold if g[1] == plover]
    if any(g[2] == target for g in same_type):
        return 'wrong source'
    if any(g[0] == source for g in same_type):
        return 'wrong target'
    return 'right type, wrong pair' if same_type else 'nothing in common with gold'


def missed_kind(claim, mutual, weighed):
    """Of a missed triple: the first stage that lost it, by what weigh_claims says of its sentence."""
    if weighed is None:
        return 'missed'
    source, plover, target = claim
    if not weighed['acts']:
        return 'no act word'
    if plover not in weighed['acts']:
        return 'no act word of the type'
    absent = [role for role, side in (('source', source), ('target', target)) if side not in weighed['sides']]
    if absent:
        return 'no such actor: ' + ' and '.join(absent)
    wanted = {(source, plover, target)} | ({(target, plover, source)} if mutual else set())
    found = [p for p in weighed['pairs'] if (p['source'], p['plover'], p['target']) in wanted]
    if not found:
        return 'the two are never paired'
    best = max(p['probability'] for p in found)
    if best >= weighed['least']:
        return 'given up for a rival'
    return 'a little below the threshold' if best >= weighed['least'] / 2 else 'far below the threshold'


class Errors:
    """Counts of one part."""

    def __init__(self):
        self.wrong = collections.Counter()
        self.missed = collections.Counter()

    def add(self, gold, wrong, missed, weighed):
        """`gold`: of the sentence; `wrong`, `missed`: triples."""
        agreed = [(c['source'], c['plover'], c['target']) for c in gold['claims'] if c['agreed']]
        mutual = {(c['source'], c['plover'], c['target']) for c in gold['claims'] if c['mutual']}
        mutual |= {(t, p, s) for s, p, t in mutual}
        for claim in wrong:
            self.wrong[wrong_kind(claim, agreed)] += 1
        for claim in missed:
            self.missed[missed_kind(claim, claim in mutual, weighed)] += 1

    def figures(self):
        return {'wrong': dict(self.wrong.most_common()), 'missed': dict(self.missed.most_common())}


def weigh(program, sentences):
    """{id: what weigh_claims says of it}; nothing without the program. `sentences`: JSON lines."""
    try:
        run = subprocess.run([program], input=('\n'.join(sentences) + '\n').encode(), stdout=subprocess.PIPE, check=True)
    except FileNotFoundError:
        return {}
    return {row['id']: row for row in map(json.loads, run.stdout.splitlines())}
