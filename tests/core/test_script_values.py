"""Literals of scripts: what is written is read, what would have to be run is not."""

import pytest

from crawler.extraction.scripts.script_values import read_value


@pytest.mark.parametrize(
    ("script", "value"),
    [
        ("{a:1,'b':\"x\\u003Cy\",c:[1,,.5],}", {"a": 1, "b": "x<y", "c": [1, None, 0.5]}),
        ("[!0,!1,void 0,null,-1.5e3,0x1F,undefined]", [True, False, None, None, -1500, 31, None]),
        (r"'it\'s \x41 \ud83d\ude00'", "it's A 😀"),
        ("`one\nline`", "one\nline"),
        ('{a:"one, "+"two" /* of three */}', {"a": "one, two"}),
        ("{at:new Date(1711009800000),n:Array(4)}", {"at": 1711009800000, "n": []}),
    ],
)
def test_literals_are_read(script: str, value: object) -> None:
    assert read_value(script) == value


@pytest.mark.parametrize(
    "script",
    [
        '(function(a,b){return {x:a,y:[b]}}("p",null));',
        '(function(a,b){return {x:a,y:[b]}})("p");',
        '((a,b)=>({x:a,y:[b]}))("p")',
        '(function(o,a){o.x=a;o.y=[];o.y[0]=void 0;return o}({},"p"))',
    ],
)
def test_a_function_that_only_names_values_is_read_as_what_it_returns(script: str) -> None:
    assert read_value(script) == {"x": "p", "y": [None]}


@pytest.mark.parametrize(
    "script",
    ["fetch('/a')", "b.c()", "{a", "(function(a){while(1){}})(1)", "(" * 9000, "[" * 9000,
     "function(){}", "{...a}", "`${a}`", "(function(a){a.b.c=1;return a})({})"],
)  # fmt: skip
def test_what_would_have_to_be_run_is_no_value(script: str) -> None:
    assert read_value(script) is None


def test_a_member_that_would_have_to_be_run_is_unknown() -> None:
    script = "{a:b.c(1,{d:2}),e:function(){return {f:'}'}},g:'x, y'.trim(),h:[1,i(2),3],...j}"

    assert read_value("{" + script[1:-6] + "}") == {
        "a": None, "e": None, "g": "x, y", "h": [1, None, 3],
    }  # fmt: skip


def test_texts_are_read_as_they_are_handed_over() -> None:
    script = "{a:'&quot;Lamp&quot;'.slice(6,-6),b:decodeURIComponent('%41%20lamp')}"

    assert read_value(script) == {"a": "Lamp", "b": "A lamp"}


def test_texts_that_double_themselves_end_the_reading() -> None:
    bomb = '"x"'
    for _ in range(40):
        bomb = f"(function(a){{return a+a}}({bomb}))"

    assert read_value(bomb) is None
