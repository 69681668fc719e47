"""Where settings come from, which one wins, and what is told about a wrong one."""

from collections.abc import Mapping
from ipaddress import ip_network
from pathlib import Path

import pytest

from crawler.errors import ConfigError
from crawler.options import OPTIONS
from crawler.settings import Settings, load_settings


def load(
    folder: Path,
    *,
    file: str = "",
    user: str = "",
    env: Mapping[str, str] | None = None,
    flags: Mapping[str, object] | None = None,
) -> Settings:
    for path, text in (("config/crawler.toml", file), ("home/crawler/crawler.toml", user)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    environment = {"XDG_CONFIG_HOME": str(folder / "home"), **(env or {})}
    return load_settings(flags or {}, env=environment, cwd=folder)


def test_a_flag_beats_the_environment_beats_the_project_beats_the_user(tmp_path: Path) -> None:
    found = load(
        tmp_path,
        user='layout = "plain"\nbody = "verbatim"\nfront_matter = "classic"\narchive = "u"',
        file='layout = "hugo"\nbody = "markdown"\narchive = "p"',
        env={"CRAWLER_BODY": "html", "CRAWLER_ARCHIVE": "e"},
        flags={"archive": "f"},
    )

    assert found.front_matter == "classic"
    assert found.layout == "hugo"
    assert found.body == "html"
    assert found.archive == tmp_path / "f"


def test_every_option_has_a_field_and_an_origin(tmp_path: Path) -> None:
    found = load(tmp_path)

    assert set(found.origins) == {option.name for option in OPTIONS}
    assert all(hasattr(found, option.name) for option in OPTIONS)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('layout = "jekyl"', "did you mean 'jekyll'"),
        ("pace_s = -1", "must be at least 0"),
        ('pace_s = "slow"', "could not convert"),
        ("pace_s = true", "must be a number"),
        ("connections = 0", "must be at least 1"),
        ('time_zone = "Mars/Base"', "no time zone"),
        ('contact = "me@example.org"', "placeholder"),
        ('contact = " "', "non-empty"),
        ('robots = "perhaps"', "true or false"),
        ('allow_network = ["10.0.0.1/8"]', "host bits set"),
        ('allow_network = "everywhere"', "IPv4 or IPv6"),
        ("max_ratio = 0", "must be at least 1"),
        ('connect_to = ["news.test"]', "HOST=ADDRESS:PORT"),
        ('archve = "x"', "Did you mean 'archive'"),
        ("zzz = 1", "crawler config show"),
    ],
)
def test_a_wrong_value_is_told_with_its_place(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, file=f"# mine\n{line}\n")

    assert told in str(caught.value)
    assert "crawler.toml:2: " in str(caught.value)


def test_the_environment_is_checked_like_the_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="CRAWLER_LAYOUT"):
        load(tmp_path, env={"CRAWLER_LAYOUT": "wiki"})


@pytest.mark.parametrize(("word", "value"), [("yes", True), ("0", False), ("TRUE", True)])
def test_flags_in_the_environment_are_words(
    tmp_path: Path, word: str, value: bool
) -> None:  # a table's column
    assert load(tmp_path, env={"CRAWLER_ROBOTS": word}).robots is value


def test_connect_to_takes_a_list_or_commas_and_addresses_of_both_kinds(tmp_path: Path) -> None:
    wanted = {"news.test": ("127.0.0.1", 80), "b.test": ("::1", 8080)}

    text = "NEWS.test=127.0.0.1:80,b.test=[::1]:8080"

    assert load(tmp_path, env={"CRAWLER_CONNECT_TO": text}).connect_to == wanted
    assert load(tmp_path, flags={"connect_to": text.split(",")}).connect_to == wanted


def test_the_user_agent_names_the_contact(tmp_path: Path) -> None:
    assert load(tmp_path).user_agent.startswith("crawler/")
    assert load(tmp_path, file='contact = "desk@paper.test"').user_agent.endswith(
        " (+desk@paper.test)"
    )


def test_a_named_file_that_is_missing_or_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe")

    with pytest.raises(ConfigError, match="no such file"):
        load_settings({}, env={}, cwd=tmp_path, config=Path("none.toml"))
    with pytest.raises(ConfigError, match="cannot be read"):
        load_settings({}, env={}, cwd=tmp_path, config=Path("bad.toml"))


def test_networks_are_given_as_a_list_a_text_or_flags(tmp_path: Path) -> None:
    both = (ip_network("10.0.0.0/8"), ip_network("fd00::/8"))

    assert load(tmp_path).allow_network == ()
    assert load(tmp_path, file='allow_network = ["10.0.0.0/8", "fd00::/8"]').allow_network == both
    env = {"CRAWLER_ALLOW_NETWORK": "10.0.0.0/8, fd00::/8"}
    assert load(tmp_path, env=env).allow_network == both
    flags = {"allow_network": ["10.0.0.0/8", "fd00::/8"]}
    assert load(tmp_path, flags=flags).allow_network == both
