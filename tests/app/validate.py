"""validate.py SCHEMA FILE [--lines]: is FILE (or each line of it) as schemas/SCHEMA.schema.json says?"""
import json
import os
import sys
import warnings

warnings.simplefilter("ignore", DeprecationWarning)
import jsonschema  # noqa: E402

folder = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "schemas"))
with open(os.path.join(folder, sys.argv[1] + ".schema.json"), encoding="utf-8") as file:
    schema = json.load(file)
resolver = jsonschema.RefResolver("file://" + folder + "/", schema)
validator = jsonschema.Draft7Validator(schema, resolver=resolver)
with open(sys.argv[2], encoding="utf-8") as file:
    texts = file.read().splitlines() if "--lines" in sys.argv else [file.read()]
faults = 0
for number, text in enumerate(texts, 1):
    for error in validator.iter_errors(json.loads(text)):
        print(f"{sys.argv[2]}:{number}: {'/'.join(map(str, error.path))}: {error.message[:200]}")
        faults += 1
print(f"{len(texts)} checked, {faults} faults")
sys.exit(faults > 0 or not texts)
