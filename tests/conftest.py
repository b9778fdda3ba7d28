"""What several suites need: the finished site, built once as a stranger would build it.

The site takes a minute, so its build begins as soon as a test is known to need it, and the tests
that need it come last. Where several workers share the tests, one of them builds for all.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import hypothesis
import pytest

# A busy machine is no failure: what must be fast is counted, not timed. And where a change waits
# for the tests, they try the same examples every time.
hypothesis.settings.register_profile(
    "untimed",
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
hypothesis.settings.load_profile("untimed")

ROOT = Path(__file__).parent.parent
LONGEST_BUILD_S = 600
BUILDER = ("master", "gw0")
BUILDING = pytest.StashKey[subprocess.Popen]()


# Also there when nobody asks, where a run has no workers.
@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Three for each processor: a test in a browser mostly waits for it."""
    return 3 * (os.cpu_count() or 1)


class Build:
    """A strict build of the site in a folder that all workers of one run share."""

    def __init__(self, folder: Path) -> None:
        self.site = folder / "site"
        self.done = folder / "site-built"
        self.log = folder / "site-build.log"

    def start(self) -> subprocess.Popen:
        """Begin to build; the exit status is in a file when that is over."""
        # The tests know the address that mkdocs.yml falls back to, and the resolvers that are
        # offered where a build says nothing; not those of a deployment.
        own = ("SITE_URL", "DNS_OPERATOR")
        known = {name: value for name, value in os.environ.items() if name not in own}
        script = (
            '"$0" -m mkdocs build --quiet --site-dir "$1"; echo $? > "$2.part"; mv "$2.part" "$2"'
        )
        with self.log.open("w") as log:
            return subprocess.Popen(
                ["sh", "-c", script, sys.executable, self.site, self.done],
                cwd=ROOT,
                env={**known, "NO_MKDOCS_2_WARNING": "1"},
                stdout=log,
                stderr=log,
            )

    def wait(self) -> Path:
        """Return the folder of the finished site; fail with the build's own words."""
        deadline = time.monotonic() + LONGEST_BUILD_S
        while not self.done.exists():
            if time.monotonic() > deadline:
                pytest.fail(f"the site was not built in {LONGEST_BUILD_S} s", pytrace=False)
            time.sleep(0.1)
        if self.done.read_text().strip() != "0":
            pytest.fail(f"the site cannot be built:\n{self.log.read_text()}", pytrace=False)
        return self.site


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that need the site behind all others, and the longest of them first."""
    items.sort(key=lambda item: (needs_site(item), item.get_closest_marker("long") is None))


def needs_site(item: pytest.Item) -> bool:
    """Tell whether a test asks for the site, itself or through its fixtures."""
    return "site" in getattr(item, "fixturenames", ())


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begin to build where that will be needed, in one worker."""
    builds = os.environ.get("PYTEST_XDIST_WORKER", "master") in BUILDER
    if builds and not session.config.option.collectonly and any(map(needs_site, session.items)):
        session.stash[BUILDING] = shared_build(session.config).start()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave no build behind, whichever way the tests ended."""
    if building := session.stash.get(BUILDING, None):
        building.wait(LONGEST_BUILD_S)


@pytest.fixture(scope="session")
def site(pytestconfig: pytest.Config) -> Path:
    """Return the folder of a fresh, strict build."""
    return shared_build(pytestconfig).wait()


def shared_build(config: pytest.Config) -> Build:
    """Return the build of this run; each worker has a folder below the one they share."""
    # pytest gives this folder to fixtures alone, and the build begins before the first of them.
    own = config._tmp_path_factory.getbasetemp()  # ty: ignore[missing-attribute]
    return Build(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)
