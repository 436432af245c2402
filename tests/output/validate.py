"""validate.py SCHEMA DOCUMENT: exit 0 if the document fits, 1 if not, 2 if the schema itself is wrong."""
import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
with open(sys.argv[2], encoding="utf-8") as file:
    document = json.load(file)
validator = jsonschema.Draft202012Validator
try:
    validator.check_schema(schema)
except jsonschema.SchemaError as error:
    print(error, file=sys.stderr)
    sys.exit(2)
errors = [f"{'/'.join(map(str, each.path))}: {each.message[:200]}" for each in validator(schema).iter_errors(document)]
print("\n".join(errors[:5]), file=sys.stderr, end="\n" if errors else "")
sys.exit(1 if errors else 0)
