"""Runs the handler of a Lambda function for the engine."""

import importlib
import io
import json
import logging
import os
import sys
import time
import traceback

from keep_calls_here import keep_calls_here

# The engine writes frames to descriptor 3 and reads frames from 4: a letter for the kind, four bytes for the length, the payload.
INBOUND = 3
OUTBOUND = 4
HEAD = 5

LONGEST_LOG = 256 * 1024
PAYLOAD_LIMIT = 6 * 1024 * 1024 + 100
HERE = os.path.abspath(__file__)


class Fault(Exception):
    """A failure by the name that Lambda has for it."""

    def __init__(self, kind, message, trace=None):
        super().__init__(message)
        self.kind = kind
        self.trace = trace or []


def send(kind, payload=b""):
    rest = memoryview(kind + len(payload).to_bytes(4, "big") + payload)
    while rest:
        rest = rest[os.write(OUTBOUND, rest):]


def receive():
    head = read_exactly(HEAD)
    return head[:1], read_exactly(int.from_bytes(head[1:], "big"))


def read_exactly(size):
    chunks = []
    while size > 0:
        chunk = os.read(INBOUND, size)
        if not chunk:
            os._exit(0)  # the engine is gone
        chunks.append(chunk)
        size -= len(chunk)
    return b"".join(chunks)


def log(level, message):
    entry = {"message": message[:LONGEST_LOG]}
    if level is not None:
        entry["level"] = level
    send(b"L", json.dumps(entry).encode())


class Output(io.TextIOBase):
    """Sends what the function prints to the engine, line by line."""

    def __init__(self, descriptor):
        super().__init__()
        self.descriptor = descriptor
        self.pending = ""

    def writable(self):
        return True

    def fileno(self):
        return self.descriptor

    def write(self, text):
        *lines, self.pending = (self.pending + text).split("\n")
        for line in lines:
            log(None, line)
        return len(text)

    def end_line(self):
        if self.pending:
            log(None, self.pending)
            self.pending = ""


class EngineHandler(logging.Handler):
    """Sends the records of `logging` to the engine."""

    def emit(self, record):
        log(record.levelname, self.format(record))


class LambdaContext:
    """What a function learns of its invocation."""

    def __init__(self, header):
        self.aws_request_id = header["requestId"]
        self.invoked_function_arn = header["functionArn"]
        self.function_version = header["version"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.client_context = None
        self.identity = None
        self._deadline = time.time() * 1000 + header["timeLimit"]

    def get_remaining_time_in_millis(self):
        return max(0, int(self._deadline - time.time() * 1000))

    def log(self, message):
        log(None, str(message))


def load_handler(name):
    module_name, _, function_name = name.rpartition(".")
    if not module_name:
        raise Fault("Runtime.MalformedHandlerName", f"Bad handler '{name}': not enough values to unpack (expected 2, got 1)")
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        raise Fault("Runtime.ImportModuleError", f"Unable to import module '{module_name}': {error}") from error
    except SyntaxError as error:
        place = f'  File "{error.filename}" Line {error.lineno}\n    {error.text}'
        raise Fault("Runtime.UserCodeSyntaxError", f"Syntax error in module '{module_name}': {error}", [place]) from error
    if not hasattr(module, function_name):
        raise Fault("Runtime.HandlerNotFound", f"Handler '{function_name}' missing on module '{module_name}'")
    return getattr(module, function_name)


def describe(error, request_id):
    if isinstance(error, Fault):
        kind, trace = error.kind, error.trace
    else:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename != HERE]
        kind, trace = type(error).__name__, traceback.format_list(frames)
    return {"errorMessage": str(error), "errorType": kind, "requestId": request_id, "stackTrace": trace}


def fail(error, request_id, kind=b"F"):
    description = describe(error, request_id)
    log("ERROR", "\n".join([f"{description['errorType']}: {description['errorMessage']}", *description["stackTrace"]]))
    answer(kind, json.dumps(description).encode())


def answer(kind, payload):
    if len(payload) > PAYLOAD_LIMIT:
        message = f"Response payload size exceeded maximum allowed payload size ({PAYLOAD_LIMIT} bytes)."
        log("ERROR", message)
        kind, payload = kind if kind == b"X" else b"F", json.dumps({"errorType": "Function.ResponseSizeTooLarge", "errorMessage": message}).encode()
    send(kind, payload)


def marshal(value):
    if isinstance(value, bytes):
        return value
    try:
        return json.dumps(value, default=decimals).encode()
    except Exception as error:
        raise Fault("Runtime.MarshalError", f"Unable to marshal response: {error}") from error


def decimals(value):
    if type(value).__name__ == "Decimal":
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def invoke(handler, header, event):
    os.environ["_X_AMZN_TRACE_ID"] = header["traceId"]
    try:
        payload = marshal(handler(json.loads(event), LambdaContext(header)))
    except Exception as error:  # whatever a function throws is an answer
        end_lines()
        fail(error, header["requestId"])
    else:
        end_lines()
        answer(b"D", payload)


def end_lines():
    sys.stdout.end_line()
    sys.stderr.end_line()


def next_invocation():
    _, header = receive()
    _, event = receive()
    send(b"B")
    return json.loads(header), event


def main():
    sys.stdout, sys.stderr = Output(1), Output(2)
    logging.getLogger().addHandler(EngineHandler())
    keep_calls_here()
    sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
    try:
        handler = load_handler(os.environ["_HANDLER"])
    except Exception as error:
        header, _ = next_invocation()
        fail(error, header["requestId"], b"X")
        sys.exit(1)
    send(b"R")
    while True:
        invoke(handler, *next_invocation())


if __name__ == "__main__":
    main()
