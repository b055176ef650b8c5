"""The engine of a cluster, started once: its Java machine takes a while."""

import importlib.util
import os
import shutil
from collections.abc import Iterator

import pytest

from stemma.run.spark import Spark

HAS_SPARK = importlib.util.find_spec("pyspark") is not None and (
    shutil.which("java") is not None or "JAVA_HOME" in os.environ
)


@pytest.fixture(scope="session")
def spark() -> Iterator[Spark]:
    if not HAS_SPARK:
        pytest.skip("the extra 'spark' or a Java is not there")
    # Two workers; a share is tried three times, as a cluster does.
    with Spark.start("local[2,3]") as engine:
        yield engine
