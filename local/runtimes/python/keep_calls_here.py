"""Sends to the endpoint of the services what the SDK would send past it: what it asks about connections of WebSocket APIs.

Their endpoint is named by the function's code, as the host of an API or as its custom domain.
"""

import importlib.util
import os
import re
import sys
from urllib.parse import urlsplit, urlunsplit

SESSIONS = "botocore.httpsession"
CONNECTIONS = re.compile("/(?:@|%40)connections/")


class SessionFinder:
    """Changes the SDK's sessions when they are imported."""

    def find_spec(self, name, path=None, target=None):
        if name != SESSIONS:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        load = spec.loader.exec_module

        def load_and_change(module):
            load(module)
            module.URLLib3Session.send = sending_here(module.URLLib3Session.send)

        spec.loader.exec_module = load_and_change
        return spec


def sending_here(send):
    scheme, host, *_ = urlsplit(os.environ["AWS_ENDPOINT_URL"])

    def send_here(session, request):
        url = urlsplit(request.url)
        if CONNECTIONS.search(url.path) and is_own(request.headers.get("X-Amz-Security-Token")):
            request.headers["Host"] = url.netloc
            request.url = urlunsplit((scheme, host, url.path, url.query, ""))
        return send(session, request)

    return send_here


def is_own(token):
    text = token.decode() if isinstance(token, bytes) else token
    return text is not None and text == os.environ.get("AWS_SESSION_TOKEN")


def keep_calls_here():
    if "AWS_ENDPOINT_URL" in os.environ:
        sys.meta_path.insert(0, SessionFinder())
