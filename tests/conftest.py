"""What several suites need: the finished site, built once as a stranger would build it."""

import os
import subprocess
import sys
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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a fresh, strict build."""
    # The tests know the address that mkdocs.yml falls back to, not the one that somebody deploys to.
    environment = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    folder = tmp_path_factory.mktemp("build") / "site"
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder],
        cwd=ROOT,
        check=True,
        env={**environment, "NO_MKDOCS_2_WARNING": "1"},
    )
    return folder
