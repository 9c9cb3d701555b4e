"""How values are spelt in a link: what is read, what is written, and where a mistake is."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.spelling import (
    SpellingError,
    join_query,
    read_arguments,
    read_call,
    read_numbers,
    read_value,
    split_query,
    write_arguments,
    write_call,
    write_number,
    write_value,
)

texts = st.text(st.characters(exclude_categories=["Cs"]))
names = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,9}", fullmatch=True).filter(lambda name: name != "id")
floats = st.floats(allow_nan=False, allow_infinity=False)
plain = st.one_of(st.none(), st.booleans(), st.integers(-(10**19) + 1, 10**19 - 1), floats, texts)


def calls(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Names with at least one setting; a name alone is a text."""
    settings = st.dictionaries(names, inner, min_size=1, max_size=3)
    return st.builds(lambda name, given: {"id": name, **given}, names, settings)


values = st.one_of(plain, calls(plain), calls(calls(plain)), calls(calls(calls(plain))))


@given(values)
def test_every_value_reads_back_as_itself(value: Any) -> None:
    again = read_value(write_value(value))
    assert again == value
    assert isinstance(again, bool) == isinstance(value, bool)
    assert write_value(again) == write_value(value)


def test_a_minus_sign_of_typesetting_is_one() -> None:
    assert read_numbers("−7,2") == [-7.0, 2.0]
    assert read_call("sgd(lr=−1e−3)") == {"id": "sgd", "lr": -1e-3}
    assert read_value("−7") == -7
    # A text that looks like a number remains one.
    assert read_value(write_value("−7")) == "−7"


@given(floats)
def test_every_number_reads_back_to_the_last_bit(value: float) -> None:
    again = read_value(write_number(value))
    assert isinstance(again, int | float)
    assert float(again).hex() == value.hex()
    assert [number.hex() for number in read_numbers(f"{write_number(value)},1")] == [value.hex(), (1.0).hex()]


@given(st.lists(st.tuples(names, texts)))
def test_every_query_splits_into_what_it_was_joined_from(pairs: list[tuple[str, str]]) -> None:
    assert split_query(join_query(pairs)) == pairs


@given(st.lists(st.tuples(texts, texts)).map(lambda pairs: "&".join(f"{key}={value}" for key, value in pairs)))
def test_any_text_splits_into_something(query: str) -> None:
    assert all(isinstance(part, str) for pair in split_query(query) for part in pair)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("-7", -7),
        ("+7", 7),
        ("9223372036854775807", 2**63 - 1),
        ("0.5", 0.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e-6", 1e-6),
        ("1E+6", 1_000_000),
        ("-1.5e3", -1500),
        ("1.5e0", 1.5),
        ("1e300", 1e300),
        ("true", True),
        ("false", False),
        ("null", None),
        ("True", "True"),
        ("nan", "nan"),
        ("inf", "inf"),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
        ("٣", "٣"),
        ("adam", "adam"),
        ("two words", "two words"),
        ("  blank  ", "blank"),
        ("'  kept  '", "  kept  "),
        ("'true'", "true"),
        ("'7'", "7"),
        ("''", ""),
        ("'it''s'", "it's"),
        ("'a,b=(c)'", "a,b=(c)"),
        ("cosine(t_max=100)", {"id": "cosine", "t_max": 100}),
        ("cosine()", {"id": "cosine"}),
        ("cosine( )", {"id": "cosine"}),
        ("cosine(t_max=100, )", {"id": "cosine", "t_max": 100}),
        (" step ( step_size = 3 , gamma = 0.5 ) ", {"id": "step", "step_size": 3, "gamma": 0.5}),
        ("a(b=c(d=e(f=1)))", {"id": "a", "b": {"id": "c", "d": {"id": "e", "f": 1}}}),
        ("a(b=x+y,c=x y)", {"id": "a", "b": "x+y", "c": "x y"}),
    ],
)
def test_a_value_reads_as_a_person_means_it(text: str, value: Any) -> None:
    found = read_value(text)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("call", "text"),
    [
        ({"id": "sgd"}, "sgd"),
        ({"id": "adam", "lr": 0.3, "beta1": 0.9}, "adam(lr=0.3,beta1=0.9)"),
        ({"id": "sgd", "schedule": {"id": "cosine", "t_max": 100}}, "sgd(schedule=cosine(t_max=100))"),
        ({"id": "sgd", "schedule": {"id": "cosine"}}, "sgd(schedule=cosine)"),
        ({"id": "sgd", "label": "Adam, fast"}, "sgd(label='Adam, fast')"),
        ({"id": "sgd", "label": "it's"}, "sgd(label='it''s')"),
        ({"id": "sgd", "label": "12"}, "sgd(label='12')"),
        ({"id": "sgd", "label": "plain words"}, "sgd(label=plain words)"),
        ({"id": "sgd", "centered": True, "lr": 1e-8}, "sgd(centered=true,lr=1e-08)"),
    ],
)
def test_a_call_is_written_as_a_person_would(call: dict[str, Any], text: str) -> None:
    assert write_call(call) == text


def test_numbers_are_written_as_short_as_they_can_be() -> None:
    assert [write_number(value) for value in (-7.0, 0.95, 1e-8, 30, 1e22, 0.1 + 0.2)] == [
        "-7",
        "0.95",
        "1e-08",
        "30",
        "1e+22",
        "0.30000000000000004",
    ]


def test_settings_are_read_and_written_as_a_list() -> None:
    settings: dict[str, Any] = {"grad_norm": 1e-6, "loss": -1}
    assert read_arguments(write_arguments(settings)) == settings
    assert read_arguments("") == {}


def test_numbers_are_read_as_a_list() -> None:
    assert read_numbers("-7,2") == [-7.0, 2.0]
    assert read_numbers(" 1e3 , .5,+1.,-0 ") == [1000.0, 0.5, 1.0, 0.0]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("", 1),
        ("sgd(", 5),
        ("sgd(lr", 7),
        ("sgd(lr)", 7),
        ("sgd(lr=)", 8),
        ("sgd(lr=0.1", 11),
        ("sgd(lr=0.1))", 12),
        ("sgd(lr=0.1) x", 13),
        ("sgd(0.1)", 5),
        ("sgd(=1)", 5),
        ("sgd(lr=1, lr=2)", 11),
        ("sgd(id=adam)", 5),
        ("sgd(,)", 5),
        ("sgd(lr='x)", 9),
        ("sgd(a=1=2)", 8),
        ("a(b=c(d=e(f=g(h=i(j=1)))))", 19),
        (")", 1),
        ("(x)", 1),
        ("1abc(x=1)", 1),
    ],
)
def test_a_mistake_is_shown_where_it_is(text: str, column: int) -> None:
    with pytest.raises(SpellingError) as refused:
        read_call(text)
    assert refused.value.column == column


@pytest.mark.parametrize(
    ("text", "column"), [("", 1), ("1,", 3), ("1,,2", 3), ("1;2", 1), ("1,x", 3), ("nan,1", 1), ("٣,1", 1)]
)
def test_what_is_no_number_is_shown_where_it_is(text: str, column: int) -> None:
    with pytest.raises(SpellingError) as refused:
        read_numbers(text)
    assert refused.value.column == column


@given(texts)
def test_any_text_is_read_or_refused_with_a_column_within_it(text: str) -> None:
    for read in (read_call, read_arguments, read_value, read_numbers):
        try:
            read(text)
        except SpellingError as error:
            column = error.column
        else:
            column = 1
        assert 1 <= column <= len(text) + 1


def test_in_a_query_plus_means_plus() -> None:
    assert split_query("landscape=x+y&start=+1,2") == [("landscape", "x+y"), ("start", "+1,2")]
    assert split_query("landscape=x%2By&a=%20b") == [("landscape", "x+y"), ("a", " b")]


def test_in_a_query_only_what_must_be_is_escaped() -> None:
    readable = "sin(x)**2/20+y*(1-y),x=y;a:b@c!$'/?-._~"
    assert join_query([("key", readable)]) == f"key={readable}"
    assert join_query([("key", 'a&b#c%d e<"ü')]) == "key=a%26b%23c%25d%20e%3C%22%C3%BC"


def test_a_query_may_have_empty_parts() -> None:
    assert split_query("") == []
    assert split_query("&&a=1&&b&") == [("a", "1"), ("b", "")]
    assert split_query("a=b=c") == [("a", "b=c")]
