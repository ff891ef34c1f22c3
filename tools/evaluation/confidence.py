"""How far a confidence can be relied on: of the claims of each tenth, how many are right."""


def reliability(deciles):
    """From {decile: [count, right, sum of confidences]} the table and the expected calibration error."""
    table, total, gap = [], 0, 0.0
    for decile in sorted(deciles, key=int):
        count, right, confidence = deciles[decile]
        if count == 0:
            continue
        table.append({'from': int(decile) / 10, 'until': (int(decile) + 1) / 10, 'count': count, 'right': right,
                      'share': right / count, 'mean_confidence': confidence / count})
        total += count
        gap += abs(right - confidence)
    return {'table': table, 'count': total, 'expected_calibration_error': gap / total if total else 0.0}


def together(parts):
    """The same over several parts."""
    sums = {}
    for deciles in parts:
        for decile, cells in deciles.items():
            into = sums.setdefault(decile, [0, 0, 0.0])
            for i, cell in enumerate(cells):
                into[i] += cell
    return reliability(sums)
