"""Why did a message land in junk, and who decided that? Its headers say, as far as they go."""

from checker.headers.describing import describe
from checker.headers.judging import judge
from checker.headers.pages import read as read_page

__all__ = ["describe", "judge", "read_page"]
