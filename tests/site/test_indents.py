"""Lines begin where they can; what says something by its lines stays as it is."""

import pytest

from site_build.publishing import indents


@pytest.mark.parametrize(
    ("html", "sent"),
    [
        ("<ul>\n    <li>a\n      b</li>  \n\n  </ul>", "<ul>\n<li>a\nb</li>\n</ul>"),
        ("<p>\n  a</p>\n  <pre>\n  a\n    b</pre>", "<p>\na</p>\n<pre>\n  a\n    b</pre>"),
        ("<textarea>\n  a</textarea>", "<textarea>\n  a</textarea>"),
        ('<p title="a\n  b">c</p>', '<p title="a\n  b">c</p>'),
        ("<script>\n  a()</script>\n  <p>", "<script>\n  a()</script>\n<p>"),
        ("<p>one line</p>", "<p>one line</p>"),
    ],
)
def test_lines(html, sent):
    assert indents.drop(html) == sent
