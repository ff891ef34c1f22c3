#!/usr/bin/env python3
"""Does the README still tell the truth?

    check.py PROGRAM            checks README.md against what the program does
    check.py PROGRAM --write    puts the true output into README.md, and the picture into samples/graph.svg, to be reviewed

Every ```console block is run, line by line: commands begin with "$ build/entente". Each must succeed, and every line
shown below it must occur in its output, in this order; "…" stands for left-out lines, or at the end of a line for the
rest of it. Counts and digests, which change with every sentence that is read better, may lag behind. Commands of tools/
are skipped. Each ```json block with an evidence must be a claim that extract finds in
the samples, and the table of relation types must be that of schemas/ontology.json. Every field of schemas/ must be
described there, and those of a claim in the README too.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
README = os.path.join(ROOT, "README.md")
BLOCK = re.compile(r"```(console|json)\n(.*?)```\n", re.S)
TYPES = re.compile(r"(<!-- types -->\n)(.*?)(<!-- /types -->)", re.S)
CUT = "…"


def run(command, folder):
    environment = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LC_ALL", "LANG")}
    ran = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, env=environment,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300)
    return ran.returncode, ran.stdout.decode("utf-8").splitlines()


def without_counts(command, lines):
    if command.split()[1] not in ("ingest", "stats", "digest"):
        return lines
    return [re.sub(r" +", " ", re.sub(r"\b[0-9a-f]{64}\b|\b[0-9]+\b", "0", line)) for line in lines]


def shows(shown, line):
    if shown.endswith(CUT) and shown != line:
        return line.startswith(shown[:-1].rstrip())
    return shown == line


def first_missing(shown, output):
    """The first shown line that is not in the output after those before it; None where all are."""
    at = 0
    for line in shown:
        if line.strip() == CUT:
            continue
        while at < len(output) and not shows(line, output[at]):
            at += 1
        if at == len(output):
            return line
        at += 1
    return None


def refreshed(shown, output):
    """As many lines of the output as are shown now: the first ones before a line "…", the last ones after it."""
    if not any(line.strip() == CUT for line in shown):
        return output
    if len(output) < len(shown):
        return output
    mark = next(i for i, line in enumerate(shown) if line.strip() == CUT)
    head, tail = output[:mark], output[len(output) - (len(shown) - mark - 1):]
    lines = []
    for old, new in zip(shown[:mark] + shown[mark + 1:], head + tail):
        lines.append(new[:len(old) - 1].rstrip() + CUT if old.endswith(CUT) and len(new) > len(old) else new)
    return lines[:mark] + [CUT] + lines[mark:]


def parts(block):
    """[(command, shown lines)] of a console block."""
    found = []
    for line in block.rstrip("\n").split("\n"):
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
    return found


def console(block, folder, write, faults):
    text = ""
    for command, shown in parts(block):
        if command.startswith("build/entente"):
            status, output = run(command, folder)
            if status != 0:
                faults.append(f"$ {command}\n  fails: {output[:1]}")
            elif write:
                shown = refreshed(shown, output)
            else:
                missing = first_missing(without_counts(command, shown), without_counts(command, output))
                if missing is not None:
                    faults.append(f"$ {command}\n  does not print: {missing}")
        text += "\n".join([f"$ {command}"] + shown) + "\n"
    return text


def shown_claim(claim):
    """A field a line; what is too long for one, in several."""
    lines = []
    for key, value in claim.items():
        line = json.dumps(value, ensure_ascii=False)
        if len(line) > 105 and isinstance(value, dict):
            inner = [f"    {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in value.items()]
            line = "{\n" + ",\n".join(inner) + "\n  }"
        lines.append(f"  {json.dumps(key)}: {line}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def claim(block, folder, write, faults):
    shown = json.loads(block)
    if "evidence" not in shown:
        return block
    _, output = run("build/entente extract samples/archive 2>/dev/null", folder)
    claims = [c for line in output for c in json.loads(line)["claims"]]
    sentence = shown["evidence"]["sentence"]
    same = [c for c in claims if c["evidence"]["sentence"] == sentence and c["type"] == shown["type"]]
    if not same:
        faults.append(f"extract finds no {shown['type']} in: {sentence}")
    elif write:
        return shown_claim(same[0])
    elif shown not in same:
        faults.append(f"extract finds another {shown['type']} in: {sentence}")
    return block


def types_table():
    with open(os.path.join(ROOT, "schemas", "ontology.json"), encoding="utf-8") as file:
        types = json.load(file)["types"]
    rows = {}
    for relation in types:
        rows.setdefault(relation.get("plover", ""), []).append(relation)
    lines = ["| PLOVER type | relation types |", "|---|---|"]
    for plover, found in sorted(rows.items(), key=lambda row: row[0] == ""):
        names = " · ".join(r["name"] for r in found)
        lines.append(f"| {plover or '(lasting relations)'} | {names} |")
    return "\n".join(lines) + "\n"


def fields(node, path, definitions):
    """(path, is described) of every field below a schema node."""
    for name, field in node.get("properties", {}).items():
        described = "description" in field
        if "$ref" in field:
            described = "description" in definitions[field["$ref"].rsplit("/", 1)[1]]
        yield f"{path}/{name}", described
        yield from fields(field, f"{path}/{name}", definitions)
    if "items" in node:
        yield from fields(node["items"], path, definitions)
    for name, part in node.get("definitions", {}).items():
        yield f"{path}/{name}", "description" in part
        yield from fields(part, f"{path}/{name}", definitions)


def undocumented(readme):
    folder = os.path.join(ROOT, "schemas")
    schemas = {}
    for file in sorted(os.listdir(folder)):
        if file.endswith(".schema.json"):
            with open(os.path.join(folder, file), encoding="utf-8") as text:
                schemas[file] = json.load(text)
    definitions = schemas["parts.schema.json"]["definitions"]
    for file, schema in schemas.items():
        for path, described in fields(schema, file, definitions):
            if not described:
                yield f"{path} has no description"
    for part in ("claim", "role", "time", "attributes"):
        for name in definitions[part]["properties"]:
            if f"`{name}`" not in readme and f'"{name}"' not in readme and f"`[{name}, " not in readme:
                yield f"the field {name} of a {part} is not explained in README.md"


def main():
    program, write = os.path.realpath(sys.argv[1]), "--write" in sys.argv
    with open(README, encoding="utf-8") as file:
        text = file.read()
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "build"))
        os.symlink(program, os.path.join(folder, "build", "entente"))
        os.symlink(os.path.join(ROOT, "samples"), os.path.join(folder, "samples"))

        def one(match):
            read = console if match[1] == "console" else claim
            return f"```{match[1]}\n{read(match[2], folder, write, faults)}```\n"

        new = BLOCK.sub(one, text)
        picture = os.path.join(folder, "graph.svg")
        if write and os.path.exists(picture):
            shutil.copy(picture, os.path.join(ROOT, "samples", "graph.svg"))
    new = TYPES.sub(lambda match: match[1] + types_table() + match[3], new)
    if write:
        with open(README, "w", encoding="utf-8") as file:
            file.write(new)
    elif new != text:
        faults.append("the table of relation types is not that of schemas/ontology.json")
    faults += undocumented(new)
    for fault in faults:
        print(fault)
    if faults:
        print("README.md is out of date: run tests/readme/check.py build/entente --write, and read the difference")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
