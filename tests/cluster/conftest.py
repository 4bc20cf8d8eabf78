"""One cluster of two workers for all tests of this folder: they are skipped where Dask is missing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from borderdesk.cluster.connection import Connection, connected


@pytest.fixture(scope="session")
def cluster() -> Iterator[Connection]:
    dask = pytest.importorskip("dask", reason="a cluster needs the extra `dask`")
    pytest.importorskip("distributed", reason="a cluster needs the extra `dask`")
    with dask.config.set({"distributed.scheduler.allowed-failures": 1}), connected(workers=2) as connection:
        yield connection
