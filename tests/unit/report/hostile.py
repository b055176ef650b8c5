"""Texts that try to break out of a page."""

HOSTILE = (
    "<script>alert('x')</script> said <b>bold</b> & \"quoted\" 'too' </div></style>",
    "a \x1b[2J\x1b]0;owned\x07 b\x08\x9b31m \u202egnp.exe\u202c \x00 \u2066x\u2069",
    "x" * 300 + " " + "é" * 300,
    "--> ]]> {{7*7}} ${7} %s \\ &lt;already&gt; &#60;img src=x onerror=alert(1)&#62;",
    "line\r\nline\u2028line\x85line\x0bline",
    "👩\u200d👩\u200d👧 e\u0301 ﷽ \ufeff\u00ad",
)
