#!/usr/bin/env python3
"""Do the leaders of offices.tsv agree with ../shared/data/facts/leaders-to-2022.csv?

    leaders.py [--all]      prints who is not in our table, or there with another day; --all: also days that differ little

A leader of the list who ruled at least 60 days since 1990 must stand in offices.tsv as head of the state or of its
government in the middle of that time. Days are compared where both tables give them. The list counts who held power, we
who held the office, so some disagree for good; the test fails when more do than did when it was written.
"""
import csv
import datetime
import os
import re
import sys
import unicodedata

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
LIST = os.path.join(ROOT, "..", "shared", "data", "facts", "leaders-to-2022.csv")
TABLES = os.path.join(ROOT, "src", "knowledge", "data")
HEADS = {"president", "prime-minister", "monarch", "leader", "chancellor", "head-of-government", "head"}
MOST_MISSING, MOST_DIFFERING = 30, 90
# Of one state under several ids: Serbia and what it was part of.
MORE_STATES = {"340": ["SRB"], "345": ["SRB", "SCG", "YUG"]}


def plain(text):
    text = text.replace("ı", "i").replace("ø", "o").replace("đ", "d").replace("ł", "l")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).lower()


def rows(table):
    with open(os.path.join(TABLES, table), encoding="utf-8") as lines:
        lines = [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]
    for cells in lines[1:]:
        yield cells + [""] * (len(lines[0]) - len(cells))


def day(text, open_end):
    """The first day of what is written as a day, a month or a year."""
    if not text:
        return datetime.date.fromisoformat(open_end)
    return datetime.date.fromisoformat(text + {4: "-01-01", 7: "-01"}.get(len(text), ""))


def near(text, stated, days):
    slack = {4: 366, 7: 31}.get(len(text), days)
    return text == "" or abs((day(text, "1900-01-01") - stated).days) <= slack


def main():
    if not os.path.exists(LIST):
        print("  skipped: ../shared/data/facts/leaders-to-2022.csv is not there")
        return 77
    states = {code: list(ids) for code, ids in MORE_STATES.items()}
    for cells in rows("countries.tsv"):
        for code in re.findall(r"cow=(\d+)", cells[8]):
            if cells[0] not in states.setdefault(code, []):
                states[code].append(cells[0])
    terms = {}
    for person, aliases, office, of, begin, end in rows("offices.tsv"):
        if office in HEADS:
            terms.setdefault(of, []).append((plain(person + " " + aliases), person, begin, end))
    checked, missing, differing = 0, [], []
    slack = 2 if "--all" in sys.argv else 31
    with open(LIST, encoding="utf-8") as lines:
        leaders = list(csv.DictReader(lines))
    for leader in leaders:
        if leader["enddate"] in ("", "NA") or leader["enddate"] < "1990-01-01" or leader["ccode"] not in states:
            continue
        begin = max(day(leader["startdate"], ""), datetime.date(1990, 1, 1))
        end = day(leader["enddate"], "")
        if (end - begin).days < 60:
            continue
        checked += 1
        middle = begin + (end - begin) / 2
        words = [word[:4] for word in re.split(r"[\s\-'.]+", plain(leader["leader"])) if len(word) > 2]
        of = [term for state in states[leader["ccode"]] for term in terms.get(state, [])]
        ours = [term for term in of if any(word in term[0] for word in words) and
                day(term[2], "1800-01-01") <= middle < day(term[3], "9999-12-31")]
        what = f"{'|'.join(states[leader['ccode']])} {leader['leader']} {leader['startdate']} to {leader['enddate']}"
        if not ours:
            missing.append(what)
            continue
        begins = leader["startdate"] < "1990-01-01" or any(near(t[2], day(leader["startdate"], ""), slack) for t in ours)
        ends = leader["enddate"] >= "2022-12-31" or any(near(t[3], end, slack) for t in ours)
        if not begins or not ends:
            differing.append(what + ", ours: " + "; ".join(f"{t[1]} {t[2]} to {t[3]}" for t in ours))
    print("\n".join(["not ours: " + line for line in missing] + ["other days: " + line for line in differing]))
    print(f"{checked} leaders: {len(missing)} not ours, {len(differing)} with other days")
    return int(checked < 1200 or len(missing) > MOST_MISSING or len(differing) > MOST_DIFFERING)


if __name__ == "__main__":
    sys.exit(main())
