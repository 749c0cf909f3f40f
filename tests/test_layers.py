"""The structure: stages import only what stands before them, single importers stay single, sizes stay small."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "jobfit"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))

ALWAYS = {"errors", "problems", "phrasing", "days", "folding", "layout", "frozen", "bundled", "toml"}
ALLOWED: dict[str, set[str]] = {
    # stage: what it may import, modules named where only their model is meant
    "problems": set(),
    "phrasing": set(),
    "days": set(),
    "folding": set(),
    "layout": set(),
    "frozen": set(),
    "bundled": set(),
    "errors": {"phrasing", "problems"},
    "toml": {"toml", "errors", "problems"},
    "feeds": {"feeds"},
    "postings": {
        "postings",
        "feeds.interface",
        "feeds.fields",
        "feeds.figures",
        "feeds.recognise",
        "feeds.charset",
    },
    "facts": {"facts", "postings.model"},
    "rules": {"rules", "facts"},
    "verdicts": {"verdicts", "rules", "facts"},
    "profile": {"profile", "rules", "facts"},
    "store": {
        "store",
        "verdicts.model",
        "postings.model",
        "postings.alike",
        "postings.identity",
        "feeds.interface",
        "facts.codec",
        "facts.model",
        "facts.person",
    },
    "digests": {"digests", "verdicts", "store.rows", "feeds.interface", "facts.model"},
    "marking": {"marking", "facts", "postings.model", "digests.templating"},
}
SINGLE_IMPORTERS = {
    "durable_rules_engine": {"rules/engine.py"},
    "feedparser": {"feeds/connectors/syndication.py"},
    "ftfy": {"feeds/charset.py"},
    "rapidfuzz": {"postings/alike.py"},
    "pyarrow": {"feeds/parquet_rows.py"},
    "listparser": {"feeds/opml.py"},
    "openroles": {"feeds/recognise.py"},
    "defusedxml": {"feeds/connectors/xmllist.py"},
    "httpx": {"feeds/fetch.py", "feeds/connection.py"},
    "protego": {"feeds/robots.py"},
    "sqlite3": {
        f"store/{name}.py"
        for name in (
            "connection",
            "entries",
            "feeds",
            "looking_up",
            "schema",
            "settling",
            "standing",
            "store",
            "tables",
            "writing",
        )
    },
    "turbohtml": {"postings/html.py", "feeds/page.py"},
    "imaplib": {"feeds/imap.py", "feeds/imap_client.py"},
    "currency_converter": {"facts/money.py"},
    "ahocorasick_rs": {"facts/reading/lexicon.py"},
    "jinja2": {"digests/templating.py"},
}
IMPURE = {
    "datetime.now",
    "date.today",
    "time.time",
    "time.monotonic",
    "random.random",
    "logging",
    "socket",
    "os.environ",
}
LONGEST_FILE = 350
LONGEST_FUNCTION = 60


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return every node of a file's syntax; a file is read once."""
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"))))


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Return every module that a file imports, anywhere in it."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def named(path: Path) -> str:
    """Return a file's name relative to the package."""
    return path.relative_to(PACKAGE).as_posix()


def beyond(path: Path) -> list[str]:
    """Return what a module of a stage imports, but may not."""
    stage = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if stage not in ALLOWED:
        return []  # the modules that join the stages, and the command line
    allowed = ALLOWED[stage] | (ALWAYS if stage not in ALWAYS else set())
    own = [module.removeprefix("jobfit.") for module in imports(path) if module.startswith("jobfit.")]
    return [module for module in own if not any(module == each or module.startswith(f"{each}.") for each in allowed)]


def test_a_stage_imports_only_what_stands_before_it() -> None:
    """The flow feeds, postings, facts, rules, verdicts, digests is the direction of the imports too."""
    assert {} == {named(path): wrong for path in MODULES if (wrong := beyond(path))}


def test_only_the_command_line_knows_the_command_line() -> None:
    """It is a skin: whatever it shows can be had without it."""
    skins = {named(path) for path in MODULES if any(each.startswith("jobfit.cli") for each in imports(path))}

    assert {"__main__.py"} == {name for name in skins if not name.startswith("cli/")}


def test_no_module_needs_one_that_needs_it() -> None:
    """Each module can be understood after those that it imports: no circle, not even of late or type imports."""
    needed = {module_of(path): {each for each in imported(path) if each != module_of(path)} for path in MODULES}

    TopologicalSorter(needed).prepare()  # raises CycleError


def module_of(path: Path) -> str:
    """Return a file's name as it is imported."""
    parts = ("jobfit", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts).removesuffix(".__init__")


def imported(path: Path) -> Iterator[str]:
    """Yield the modules of jobfit that a file imports, or imports names from."""
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and node.module in modules():
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in modules() else node.module


@cache
def modules() -> frozenset[str]:
    """Return the names of all modules as they are imported."""
    return frozenset(map(module_of, MODULES))


@pytest.mark.parametrize("library", SINGLE_IMPORTERS)
def test_each_library_has_its_one_importer(library: str) -> None:
    """What may be swapped or guarded is behind one file."""
    importers = {named(path) for path in MODULES if any(each.split(".")[0] == library for each in imports(path))}

    assert SINGLE_IMPORTERS[library] == importers


def test_deciding_is_pure() -> None:
    """Facts, rules and verdicts have no clock, network, environment or logger."""
    deciding = [path for path in MODULES if named(path).split("/")[0] in {"facts", "rules", "verdicts"}]

    assert deciding
    assert {} == {named(path): wrong for path in deciding if (wrong := impure(path))}


def impure(path: Path) -> set[str]:
    """Return what a module imports or calls of what differs from one time to the next."""
    called = {ast.unparse(node) for node in nodes(path) if isinstance(node, ast.Attribute)}
    imported = {"logging", "socket", "sqlite3", "subprocess"} & set(imports(path))
    return imported | {name for name in called if any(name.endswith(each) for each in IMPURE)}


def test_no_test_opens_a_database_by_itself() -> None:
    """`tests.stored.tables` closes it; one left open fails whichever test runs when Python throws it away."""
    tests = Path(__file__).parent
    opening = {
        path.relative_to(tests).as_posix()
        for path in tests.rglob("*.py")
        if "sqlite3.connect" in path.read_text("utf-8")
    }

    assert {"stored.py"} == opening - {Path(__file__).name}


def test_files_and_functions_stay_small() -> None:
    """A file can be read in one sitting, a function on one screen."""
    files = {named(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    functions = [
        (f"{named(path)}: {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef)
    ]

    assert {} == {name: length for name, length in files.items() if length > LONGEST_FILE}
    assert [] == [(name, length) for name, length in functions if length > LONGEST_FUNCTION]


def test_nothing_is_caught_that_is_not_named() -> None:
    """No handler catches everything, except to undo and raise again."""
    handlers = [(path, node) for path in MODULES for node in nodes(path) if isinstance(node, ast.ExceptHandler)]

    assert handlers
    assert [] == [(named(path), node.lineno) for path, node in handlers if catches_all(path, node)]


def catches_all(path: Path, handler: ast.ExceptHandler) -> bool:
    """Say whether a handler keeps whatever comes; one feed or posting must not stop the others, nor a crash be a no."""
    caught = ast.unparse(handler.type) if handler.type else "everything"
    again = any(isinstance(each, ast.Raise) and each.exc is None for each in handler.body)
    told = (
        named(path) in {"pipeline.py", "unseen.py", "checking.py", "lines.py", "__main__.py"} and caught == "Exception"
    )
    return not again and not told and caught in {"everything", "Exception", "BaseException"}
