"""What an import says to whoever runs it: why a table or a row was refused, and what became of the others."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from markupsafe import Markup

from bot.imports.columns import Columns
from bot.imports.rows import Sense
from bot.imports.running import Refused, Report
from bot.imports.table import Table, UnreadableTableError
from care.loyalty.problems import Problem
from care.tills.brought import Became
from dialogs.language.words import Words
from dialogs.staff import ledger_problems

UNREADABLE: dict[str, Callable[[Words], Markup]] = {
    "workbook": lambda _: _("This is an Excel workbook. Save it as CSV and use that file."),
    "encoding": lambda _: _("This table cannot be read. Save it as CSV in UTF-8 and use that file."),
    "empty": lambda _: _("There is nothing in this file."),
    "quotes": lambda _: _("A quotation mark in this row is not closed."),
}
CELLS: dict[str, Callable[[Words, str], Markup]] = {
    "nobody": lambda _, _text: _("There is neither a phone nor a card."),
    "not_a_phone": lambda _, text: _("“{text}” is not a phone number.", text=text),
    "not_a_card": lambda _, text: _(
        "“{text}” is not a card number: it has thirteen digits, and the last one checks the others.",
        text=text,
    ),
    "shortened": lambda _, text: _(
        "A spreadsheet has rounded this number to “{text}”. Format its column as text and save the table again.",
        text=text,
    ),
    "not_a_number": lambda _, text: _("“{text}” is not a number.", text=text),
    "negative": lambda _, text: _("“{text}” is less than zero.", text=text),
    "thousands_or_part": lambda _, text: _(
        "“{text}” can be read in two ways. Write it without a thousands separator, or with two digits at the end.",
        text=text,
    ),
    "not_a_day": lambda _, text: _(
        "“{text}” is not a date. Write it like {example}.", text=text, example="21.11.2026"
    ),
    "two_days": lambda _, text: _(
        "“{text}” can be two different days. Write it like {example}.", text=text, example="21.11.2026"
    ),
    "not_a_receipt": lambda _, text: _("“{text}” cannot be the number of a receipt.", text=text),
    "not_a_category": lambda _, text: _("“{text}” cannot be a category.", text=text),
    "no_sum_or_day": lambda _, _text: _("The sum or the date is missing."),
    "deleted": lambda _, _text: _("This customer was deleted in Poster."),
    "too_wide": lambda _, _text: _(
        "There are more cells than columns: a cell with the separator in it needs quotation marks."
    ),
}
FIELDS: dict[str, Callable[[Words], str]] = {
    "phone": lambda _: _.pgettext("column", "phone"),
    "card": lambda _: _.pgettext("column", "card"),
    "points": lambda _: _.pgettext("column", "points"),
    "bonus": lambda _: _.pgettext("column", "bonuses"),
    "paid": lambda _: _.pgettext("column", "paid so far"),
    "birthday": lambda _: _.pgettext("column", "birthday"),
    "deleted": lambda _: _.pgettext("column", "deleted"),
    "receipt": lambda _: _.pgettext("column", "receipt"),
    "at": lambda _: _.pgettext("column", "date"),
    "sum": lambda _: _.pgettext("column", "sum"),
    "quantity": lambda _: _.pgettext("column", "quantity"),
    "category": lambda _: _.pgettext("column", "category"),
}
NAMES = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16", "cp1251": "Windows-1251"}
BETWEEN: dict[str, Callable[[Words], str]] = {
    ";": lambda _: _.pgettext("separator", "semicolon"),
    ",": lambda _: _.pgettext("separator", "comma"),
    "\t": lambda _: _.pgettext("separator", "tab"),
}


def unreadable(error: UnreadableTableError, _: Words) -> str:
    said = _.plain(UNREADABLE[error.code](_))
    return f"{_.plain(_('line {line}', line=error.line))}: {said}" if error.line else said


def heading(table: Table, columns: Columns, _: Words) -> Iterator[str]:
    """What was read as what, before anything comes of it."""
    encoding, separator = NAMES[table.encoding], BETWEEN[table.separator](_)
    about = _.ngettext(
        "{count} row, {encoding}, separator: {separator}",
        "{count} rows, {encoding}, separator: {separator}",
        table.count,
        encoding=encoding,
        separator=separator,
    )
    yield f"{table.file.name}: {_.plain(about)}"
    for name, places in columns.places.items():
        yield f"  {FIELDS[name](_)} ← {', '.join(columns.headings[place] for place in places)}"
    if columns.left_out:
        yield _.plain(_("Left out: {columns}", columns=", ".join(columns.left_out)))


def summary(report: Report, sense: Sense, *, dry: bool, _: Words) -> Iterator[str]:
    """How many became what, and each row that was refused, by its line."""
    if dry:
        yield _.plain(_("This was a dry run: nothing has been changed."))
    became, number = report.became, _.number
    yield _.plain(_("Credited at once: {count}", count=number(became[Became.CREDITED])))
    yield _.plain(
        _(
            "Waiting for the customer to add the phone or card in the bot: {count}",
            count=number(became[Became.WAITS]),
        )
    )
    yield _.plain(_("Already imported: {count}", count=number(became[Became.KNOWN])))
    yield _.plain(_("Refused: {count}", count=number(len(report.refused))))
    if "sum" in sense.columns.places:
        money = _.money(report.total, sense.business.loyalty.currency)
        yield _.plain(_("Total of new purchases: {sum}", sum=money))
    else:
        yield _.plain(_("New points: {count}", count=number(int(report.total))))
    for refused in report.refused:
        yield _.plain(_("line {line}: {why}", line=refused.line, why=_why(refused, sense, _)))


def _why(refused: Refused, sense: Sense, _: Words) -> Markup:
    if refused.code in CELLS:
        return CELLS[refused.code](_, refused.text)
    if refused.code == Problem.OTHER_BODY and "sum" in sense.columns.places:
        return _("This receipt is already there with different contents. Each row has to be a whole receipt.")
    if refused.code == Problem.OTHER_BODY:
        return _(
            "This customer was already imported with different figures. Correct their points with {command}.",
            command="/points",
        )
    return ledger_problems.sentence(refused.code, _)


def missing(wanted: Iterable[str], headings: Iterable[str], _: Words) -> str:
    """Which column was not found, one of these is needed; and what there is."""
    names, there = _.join((FIELDS[name](_) for name in wanted), "or"), ", ".join(filter(None, headings))
    why = _("A column is missing: {columns}.", columns=names)
    what = _(
        "The columns found are: {headings}. docs/import.md lists those that the bot recognises.",
        headings=there,
    )
    return f"{_.plain(why)} {_.plain(what)}"


def which_money(name: str, written: Decimal, currency: str, _: Words) -> str:
    """Asked where a column is Poster's: its export has one, its screens the other."""
    as_they_are, as_kopecks = _.money(written, currency), _.money(written / 100, currency)
    return _.plain(
        _(
            "“{column}” says {number} here. Is that {kopecks} (then the sums are in kopecks) or {hryvnias}?",
            column=name,
            number=written,
            kopecks=as_kopecks,
            hryvnias=as_they_are,
        )
    )
