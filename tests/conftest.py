"""What all tests share: one small Spark session, started only where a test asks for it."""

from __future__ import annotations

import os

import pytest
from engines import ENGINE, ENGINES, spark_version
from hypothesis import HealthCheck, settings
from sail_refused import is_refused

settings.register_profile(
    "ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_configure(config):
    if ENGINE not in ENGINES:
        raise pytest.UsageError(f"DQLANG_ENGINE is one of {', '.join(ENGINES)}, not {ENGINE}")
    for engine in ENGINES:
        config.addinivalue_line("markers", f"{engine}: a test for this engine alone (several: for each of them)")
    if spark_version() < (4, 2):
        # Spark: before 4.2 `collect` leaves the socket through which it got its rows to be closed by Python's cleaning.
        config.addinivalue_line("filterwarnings", "ignore:unclosed <socket:ResourceWarning")
        config.addinivalue_line(
            "filterwarnings", "ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning"
        )
    if spark_version() < (4, 0):
        # Spark: 3.5 compares versions by a part of Python that is gone since 3.12.
        config.addinivalue_line("filterwarnings", "ignore:distutils Version classes are deprecated:DeprecationWarning")
    config.addinivalue_line("markers", "since(version): a test of what older versions of Spark do not have")


def pytest_collection_modifyitems(config, items):
    """Leaves out, without a trace, what is not for this engine and this version of Spark."""
    kept = [item for item in items if _is_for_this_engine(item) and _is_for_this_version(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


# Tests of what a rule means. The others look into Spark itself: its SQL, its plans, its types.
_ON_SAIL_TOO = {
    "test_conformance.py",
    "test_corpus.py",
    "test_examples_of_rules.py",
    "test_examples_person.py",
    "test_grade_properties.py",
    "test_examples_requirements.py",
    "test_readme.py",
    "test_rows_among_others.py",
    "test_vocabulary.py",
}


def _is_for_this_engine(item) -> bool:
    wanted = {engine for engine in ENGINES if item.get_closest_marker(engine)}
    if ENGINE == "sail" and not wanted:
        return item.path.name in _ON_SAIL_TOO and "spark" in item.fixturenames and not is_refused(item.name)
    # On another engine only a test that uses the session can give another answer.
    return ENGINE in wanted if wanted else ENGINE == "classic" or "spark" in item.fixturenames


def _is_for_this_version(item) -> bool:
    wanted = (mark.args[0] for mark in item.iter_markers("since"))
    return all(spark_version() >= tuple(map(int, version.split("."))) for version in wanted)


@pytest.fixture(scope="session")
def spark():
    with ENGINES[ENGINE]() as session:
        yield session


@pytest.fixture(params=["ansi", "no ansi"])
def either_ansi(request, spark):
    """The session with ANSI mode on, then off."""
    spark.conf.set("spark.sql.ansi.enabled", str(request.param == "ansi").lower())
    yield spark
    spark.conf.unset("spark.sql.ansi.enabled")
