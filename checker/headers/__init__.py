"""Why did a message land in junk, and who decided that? Its headers say, as far as they go."""

from checker.headers.judge import judge
from checker.headers.report import describe

__all__ = ["describe", "judge"]
