"""Runs the single measurements and reads their figures; a measurement without its data answers None and says so."""
import json
import os
import subprocess
import sys
import tempfile

TOOLS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.join(TOOLS, '..', 'build')
DATA = os.path.join(TOOLS, '..', '..', 'shared', 'data')
HELD_OUT = ['check']  # never looked at, never trained on


def figures_of(command, out):
    """Runs a command that writes figures to --json FILE. Its words go to `out`."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'figures.json')
        run = subprocess.run(command + ['--json', path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if run.returncode != 0 or not os.path.exists(path):
            sys.stderr.write(run.stdout.decode() + run.stderr.decode())
            raise SystemExit(f'{os.path.basename(command[0])} failed')
        out.write(run.stdout.decode())
        with open(path, encoding='utf-8') as file:
            return json.load(file)


def there(what, path, out):
    found = os.path.exists(os.path.join(DATA, path))
    if not found:
        out.write(f'{what}: skipped, ../shared/data/{path} is not there\n')
    return found


def pairs(out, build=BUILD):
    if not there('pairs', 'relations/plv-train.tsv', out):
        return None
    relations = os.path.join(DATA, 'relations')
    command = [os.path.join(build, 'train_pairs'), os.path.join(relations, 'plv-train.tsv'), os.path.join(relations, 'aw-train.tsv'),
               '--folds', '10', '--prior', '0.5', '--steps', '600']
    return figures_of(command, out)


def claims(out, build=BUILD, parts=()):
    """`parts`: only these."""
    if not there('claims', 'archive', out):
        return None
    command = [sys.executable, os.path.join(TOOLS, 'evaluate_claims.py'), '--program', os.path.join(build, 'entente'),
               '--weigher', os.path.join(build, 'weigh_claims')]
    for part in parts:
        command += ['--part', part]
    return figures_of(command, out)['claims']


def held_out(found):
    """The figures of the held-out parts of claims as those of one."""
    cells = [found[part] for part in HELD_OUT if part in found]
    right, wrong, missed = (sum(cell[what] for cell in cells) for what in ('right', 'wrong', 'missed'))
    together = {what: [sum(cell[what][i] for cell in cells) for i in (0, 1)] for what in cells[0]
                if isinstance(cells[0][what], list)}
    return {'precision': right / max(1, right + wrong), 'recall': right / max(1, right + missed),
            'f1': 2 * right / max(1, 2 * right + wrong + missed), 'right': right, 'wrong': wrong, 'missed': missed, **together}


def roles(out, build=BUILD):
    if not there('roles', 'relations/dwie-dev.json', out):
        return None
    command = [sys.executable, os.path.join(TOOLS, 'evaluate_roles.py'), '--program', os.path.join(build, 'entente')]
    return figures_of(command, out)['roles']


def time(out, build=BUILD, limit=None):
    """`limit`: only the first so many documents."""
    if not there('time', 'time/tbaq-tml.tar.zst', out):
        return None
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(['tar', '--zstd', '-xf', os.path.join(DATA, 'time/tbaq-tml.tar.zst'), '-C', folder], check=True)
        command = [os.path.join(build, 'evaluate_time'), folder]
        return figures_of(command + (['--limit', str(limit)] if limit else []), out)
