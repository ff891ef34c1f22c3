#!/usr/bin/env python3
"""Joins samples/gold with the texts of ../shared/data/archive, for tools/train: one coded sentence a line.

    tools/gold_texts.py ARCHIVE >GOLD.jsonl
"""
import json
import sys

import evaluate_claims


def main():
    gold = [json.loads(line) for line in open(evaluate_claims.GOLD, encoding='utf-8')]
    articles = evaluate_claims.archive_texts({g['id'] for g in gold}, sys.argv[1])
    for g in gold:
        article = articles[g['id']]
        g['text'] = article['text'][g['start']:g['end']]
        g['published'] = article['published']
        print(json.dumps(g, ensure_ascii=False))


if __name__ == '__main__':
    sys.exit(main())
