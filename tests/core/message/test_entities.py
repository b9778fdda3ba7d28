"""Signs that HTML writes out: by name and by number, and what only looks like one."""

import pytest

from checker.message.entities import unescape


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("&lt;a@b.example&gt; &amp;lt;", "<a@b.example> &lt;"),
        ("M&uuml;ller &amp; S&ouml;hne, &apos;x&apos; &quot;y&quot;", "Müller & Söhne, 'x' \"y\""),
        ("&#60;&#x3C;&#X3c;&#252;&#128231;", "<<<ü📧"),
        ("&nothing; & &; &# &#x; &lt &#0; &#1114112; &#55296; &#xDFFF;",) * 2,
        ("no sign", "no sign"),
    ],
)
def test_what_is_written_out_is_read(written, meant):
    assert unescape(written) == meant
