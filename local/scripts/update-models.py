"""Writes local/models: what botocore publishes of each service, cut down to what checking a request needs.

Run by hand, from local/, when a service gains an action or a parameter:

    python3 -m pip download --no-deps --dest /tmp/botocore botocore==1.44.5
    python3 scripts/update-models.py /tmp/botocore/botocore-1.44.5-py3-none-any.whl

Kept: names, HTTP bindings, and every shape that an input reaches, with its constraints. Left out: prose, outputs, and whatever
only outputs reach. botocore's licence and notice are written beside the models.
"""

import gzip
import json
import re
import sys
import zipfile
from pathlib import Path

SERVICES = ['appconfig', 'dynamodb', 'events', 'firehose', 'kinesis', 's3', 'sns', 'sqs', 'stepfunctions']
METADATA = ['apiVersion', 'endpointPrefix', 'jsonVersion', 'protocol', 'serviceId', 'targetPrefix']
OPERATION = ['name', 'http', 'input']
SHAPE = ['type', 'required', 'members', 'member', 'key', 'value', 'enum', 'min', 'max', 'pattern', 'flattened', 'payload', 'streaming',
         'document', 'union', 'timestampFormat', 'locationName']
REFERENCE = ['shape', 'location', 'locationName', 'flattened', 'streaming', 'timestampFormat']
MODELS = Path(__file__).resolve().parent.parent / 'models'


def pick(source, names):
    return {name: source[name] for name in names if name in source}


def newest_model(wheel, service):
    pattern = re.compile(rf'botocore/data/{service}/([^/]+)/service-2\.json(\.gz)?$')
    path = max(name for name in wheel.namelist() if pattern.match(name))
    data = wheel.read(path)
    return json.loads(gzip.decompress(data) if path.endswith('.gz') else data)


def references(shape):
    found = list(shape.get('members', {}).values())
    return found + [shape[name] for name in ('member', 'key', 'value') if name in shape]


def reachable(shapes, roots):
    seen, waiting = set(), list(roots)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(reference['shape'] for reference in references(shapes[name]))
    return sorted(seen)


def cut_shape(shape):
    cut = pick(shape, SHAPE)
    if 'members' in cut:
        cut['members'] = {name: pick(member, REFERENCE) for name, member in cut['members'].items()}
    for name in ('member', 'key', 'value'):
        if name in cut:
            cut[name] = pick(cut[name], REFERENCE)
    return cut


def cut_operation(operation):
    cut = pick(operation, OPERATION)
    if 'input' in cut:
        cut['input'] = pick(cut['input'], ['shape'])
    return cut


def cut_model(model):
    operations = {name: cut_operation(operation) for name, operation in model['operations'].items()}
    roots = [operation['input']['shape'] for operation in operations.values() if 'input' in operation]
    return {
        'metadata': pick(model['metadata'], METADATA),
        'operations': operations,
        'shapes': {name: cut_shape(model['shapes'][name]) for name in reachable(model['shapes'], roots)},
    }


def main(path):
    with zipfile.ZipFile(path) as wheel:
        for service in SERVICES:
            text = json.dumps(cut_model(newest_model(wheel, service)), separators=(',', ':'))
            (MODELS / f'{service}.json').write_text(text + '\n')
            print(f'{service}: {len(text)} bytes')
        for name in wheel.namelist():
            if re.search(r'\.dist-info/(licenses/)?(LICENSE\.txt|NOTICE)$', name):
                (MODELS / Path(name).name.removesuffix('.txt')).write_bytes(wheel.read(name))


if __name__ == '__main__':
    main(sys.argv[1])
