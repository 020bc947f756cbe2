"""The page itself: sections in the order in which a meeting asks, one file, no request to anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Any, Literal

from planner.messages import count_text, text
from planner.months import moment
from planner.page.content import Content
from planner.page.figures import directions_table, goals_table, key_figures, versions_table
from planner.page.markup import data, figure, list_items, say, table, tag
from planner.page.sentences import at_risk, describe_changes
from planner.page.types import Picture
from planner.plan.identity import program_version
from planner.plan.story import Sentence, compare_with_nothing, costs, describe_proposal, limits
from planner.schema.languages import Language

Locale = Literal["en-US", "fr-FR"]

_SECTIONS = ("proposed", "compared", "costs", "risk", "limits", "changed", "pictures")
_SCREEN, _PAPER = (
    (1000, 300),
    (690, 225),
)  # pixels of a still chart over the whole page, and of one in the grid
_LOCALES: dict[Language, Locale] = {"en": "en-US", "fr": "fr-FR"}
_ONLY_ERRORS = 1  # of Vega's levels: what it remarks on charts is nothing to readers
_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)  # the charts' library makes functions out of formulas; nothing can be loaded from anywhere
_SNIPPET = "window.vegaEmbed = vegaEmbed;"


def can_draw_charts() -> bool:
    """Whether the libraries are there that draw charts."""
    return find_spec("altair") is not None and find_spec("vl_convert") is not None


def render_page(content: Content, *, authors: bool = False, interactive: bool = True) -> str:
    """The page as HTML. Names of people stand in it only where ``authors``.

    It is whole without scripts: every chart is a picture. Where ``interactive``, scripts in the page make the charts
    answer a filter, a slider and the pointer.
    """
    page = _Page(content, authors=authors, interactive=interactive)
    body = (
        tag("a", say(page.word("skip")), class_="skip", href="#main"),
        page.head(),
        page.bar(),
        tag("main", page.keys(), page.remarks(), *page.sections(), page.footer(), id="main", class_="wide"),
        *page.scripts(),
    )
    title = content.dataset.title or page.word("title")
    head = (
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        tag("title", say(f"{title} · {page.word('kind')}")),
        tag("style", _resource("page.css")),
    )
    html = tag("html", tag("head", *head), tag("body", *body), lang=content.language)
    return f"<!DOCTYPE html>\n{html}\n"


class _Page:
    """The parts of a page."""

    def __init__(self, content: Content, *, authors: bool, interactive: bool) -> None:
        self.content = content
        self.language = content.language
        self.authors = authors
        self.interactive = interactive
        self.still = _SCREEN if interactive else _PAPER
        self.words = {name: self.word(name) for name in ("table", "month")}

    def word(self, code: str, /, **places: object) -> str:
        """A message of this page."""
        return text(f"page.{code}", self.language, **places)

    def head(self) -> str:
        """Whose plan, of when, over which months."""
        data_, identity = self.content.dataset, self.content.previous.identity
        period = self.word(
            "period",
            first=data_.month(0).text(self.language),
            last=data_.month(data_.months - 1).text(self.language),
            directions=count_text("page.directions", self.language, len(data_.directions)),
            pools=count_text("page.pools", self.language, len(data_.pools)),
        )
        version = self.word(
            "version",
            version=identity.version,
            plan=identity.plan,
            time=moment(identity.time, self.language),
        )
        if self.authors and identity.author:
            version += " " + self.word("by", author=identity.author)
        inside = tag(
            "div",
            tag("p", say(self.word("kind")), class_="kind"),
            tag("h1", say(data_.title or self.word("title"))),
            tag("p", say(period)),
            tag("p", say(version)),
            class_="wide",
        )
        return tag("header", inside, class_="top")

    def bar(self) -> str:
        """Contents, the filter by Direction and the way to print."""
        links = (tag("li", tag("a", say(self.word(one)), href=f"#{one}")) for one in _SECTIONS)
        nav = tag("nav", tag("ul", *links), aria_label=self.word("contents"))
        names = [one.name for one in self.content.dataset.directions]
        options = [tag("option", say(self.word("every")), value="")]
        options += [tag("option", say(name), value=name) for name in names]
        tools = tag(
            "div",
            tag("label", say(self.word("filter")), for_="filter"),
            tag("select", *options, id="filter"),
            tag("button", say(self.word("print")), type="button", id="print"),
            class_="tools",
            role="search",
            aria_label=self.word("filter"),
            hidden=True,  # until the script that they call has come
        )
        return tag("div", tag("div", nav, tools if self.interactive else "", class_="wide"), class_="bar")

    def keys(self) -> str:
        """The few figures that people ask for first."""
        return tag("ul", *(_key(*one) for one in key_figures(self)), class_="keys")

    def remarks(self) -> str:
        """What a reader must know before trusting the page."""
        codes = {"page.stale", "page.stale_mixed", "page.no_outcome"}
        said = (one.message for one in self.content.findings if one.code in codes)
        return "".join(tag("p", say(one), class_="note") for one in said)

    def sections(self) -> Iterable[str]:
        """The story, one section for each question, in order; then the plan in pictures."""
        from planner.page import pictures

        content, proposal = self.content, self.content.proposal
        by_direction = table(directions_table(self), self.word("proposed"), plain=True)
        yield self.section("proposed", self.story(describe_proposal(proposal)), by_direction)
        beside = goals_table(self)
        against = table(beside, self.word("compared"), plain=True) if beside is not None else ""
        yield self.section("compared", self.story(compare_with_nothing(proposal)), against)
        yield self.section("costs", self.story(costs(proposal)), self.maybe(pictures.bridge_picture(content)))
        yield self.section(
            "risk", self.story(at_risk(content)), self.maybe(pictures.chances_picture(content))
        )
        yield self.section("limits", self.story(limits(proposal)))
        history = table(versions_table(self), self.word("changed"), plain=True)
        yield self.section("changed", self.story(describe_changes(content)), history)
        yield self.section("pictures", *self.pictures())

    def pictures(self) -> Iterable[str]:
        """The plan in pictures: staff, who goes where, the map, the calendar, the in-house share."""
        from planner.page import pictures
        from planner.page.map import map_picture

        content = self.content
        staff = list(pictures.staff_pictures(content))
        if staff:
            grid = (self.figure(one, level="h4", still=self.still[1]) for one in staff)
            yield tag("h3", say(self.word("chart_staff")))
            yield tag("p", say(self.word("chart_staff_note")), class_="about")
            yield tag("div", *grid, class_="grid")
        yield self.maybe(pictures.flows_picture(content))
        drawn = map_picture(content)
        yield self.maybe(drawn) if drawn is not None else tag("p", say(self.word("no_map")), class_="about")
        yield self.maybe(pictures.calendar_picture(content))
        yield self.maybe(pictures.share_picture(content))

    def story(self, sentences: Iterable[Sentence]) -> str:
        """Sentences, one below the other."""
        return list_items(sentences, self.word("none_of_direction"))

    def section(self, name: str, *inside: str) -> str:
        """A section under its heading."""
        return tag("section", tag("h2", say(self.word(name))), *inside, id=name)

    def maybe(self, picture: Picture | None) -> str:
        """A chart over the whole width; nothing where there is none."""
        return "" if picture is None else self.figure(picture, level="h3", still=self.still[0])

    def figure(self, picture: Picture, *, level: str, still: int) -> str:
        """A chart as a figure."""
        svg = still_picture(picture, self.language, still)
        return figure(picture, svg, self.words, level=level, interactive=self.interactive)

    def footer(self) -> str:
        """How the page came about."""
        file = self.content.case.path.name
        return tag("footer", say(self.word("footer", planner=program_version(), file=file)))

    def scripts(self) -> Iterable[str]:
        """The libraries of the charts out of their package, and what connects them; nothing for paper."""
        if not self.interactive:
            return
        import vl_convert

        locale = _LOCALES[self.language]
        options = {
            "actions": False,
            "renderer": "svg",
            "logLevel": _ONLY_ERRORS,
            "formatLocale": vl_convert.get_format_locale(locale),
            "timeFormatLocale": vl_convert.get_time_format_locale(locale),
        }
        yield tag("script", data({"embed": options}), type="application/json", id="settings")
        yield tag("script", _bundle())
        yield tag("script", _resource("page.js"))


@cache
def _bundle() -> str:
    """The charts' JavaScript, out of its package; putting it together takes seconds."""
    import vl_convert

    bundle: str = vl_convert.javascript_bundle(_SNIPPET)
    return bundle.replace("</script", "<\\/script")


def still_picture(picture: Picture, language: Language, width: int) -> str:
    """The chart as SVG, ``width`` pixels wide; for readers that run no scripts, and for paper."""
    import vl_convert

    spec: dict[str, Any] = {**picture.spec, "width": width}
    locale = _LOCALES[language]
    svg: str = vl_convert.vegalite_to_svg(spec, format_locale=locale, time_format_locale=locale)
    return _with_own_ids(svg, picture.id)


def _with_own_ids(svg: str, name: str) -> str:
    """The picture with ids that no other picture of the page has, counted from 0."""
    for at, one in enumerate(dict.fromkeys(re.findall(r'\bid="([^"]+)"', svg))):
        own = f"{name}-part-{at}"
        svg = svg.replace(f'id="{one}"', f'id="{own}"').replace(f"#{one})", f"#{own})")
    return svg


def _key(value: str, label: str, detail: str = "", warn: bool = False) -> str:
    below = tag("span", say(detail), class_="detail") if detail else ""
    return tag(
        "li", tag("strong", say(value)), tag("span", say(label)), below, class_="warn" if warn else False
    )


def _resource(name: str) -> str:
    return (files("planner.page") / name).read_text(encoding="utf-8")
