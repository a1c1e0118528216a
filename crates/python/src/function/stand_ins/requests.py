"""A stand-in for the package `requests`. No request leaves the page: its service worker answers each one, after the delay and
with as many bytes as the address names (`?delay_ms=300&size_bytes=1000`)."""

import datetime
import time

from _interleave import fetch


class RequestException(OSError):
    pass


class ConnectionError(RequestException):
    pass


class HTTPError(RequestException):
    pass


class Timeout(RequestException):
    pass


class Response:
    def __init__(self, url, content, elapsed):
        self.url, self.content, self.elapsed = url, content, elapsed
        self.status_code, self.reason, self.ok = 200, "OK", True
        self.encoding = "utf-8"
        self.headers = {"Content-Length": str(len(content)), "Content-Type": "application/octet-stream"}

    @property
    def text(self):
        return self.content.decode(self.encoding or "utf-8", "replace")

    def json(self, **options):
        import json
        return json.loads(self.text, **options)

    def iter_content(self, chunk_size=1):
        for begin in range(0, len(self.content), chunk_size):
            yield self.content[begin:begin + chunk_size]

    def raise_for_status(self):
        pass

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def __repr__(self):
        return f"<Response [{self.status_code}]>"


def request(method, url, params=None, **_):
    if params:
        from urllib.parse import urlencode
        url += ("&" if "?" in url else "?") + urlencode(params)
    begin = time.perf_counter()
    try:
        content = fetch(url)
    except OSError as error:
        raise ConnectionError(str(error)) from None
    return Response(url, content, datetime.timedelta(seconds=time.perf_counter() - begin))


def get(url, params=None, **options):
    return request("GET", url, params, **options)


def head(url, **options):
    return request("HEAD", url, **options)


def post(url, data=None, json=None, **options):
    return request("POST", url, **options)


def put(url, data=None, **options):
    return request("PUT", url, **options)


def delete(url, **options):
    return request("DELETE", url, **options)


class Session:
    def __init__(self):
        self.headers = {}

    get, head, post, put, delete = map(staticmethod, (get, head, post, put, delete))
    request = staticmethod(request)

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass


session = Session


class exceptions:
    RequestException, ConnectionError, HTTPError, Timeout = RequestException, ConnectionError, HTTPError, Timeout
