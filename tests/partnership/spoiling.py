"""Ways to spoil a folder of CSV files: each gives a function that changes the files of a folder."""

import csv
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Row = dict[str, str]
Spoil = Callable[[Path], None]
Which = Callable[[Row], bool]
Cell = str | Callable[[Row], str]

HARROWMERE = Path(__file__).parents[2] / "data" / "harrowmere"


def copy_of_harrowmere(folder: Path) -> Path:
    """A copy of the tables of Harrowmere, without the workbook that says the same."""
    folder.mkdir(parents=True)
    for file in HARROWMERE.glob("*.csv"):
        shutil.copyfile(file, folder / file.name)
    return folder


def anything(row: Row) -> bool:
    return True


@contextmanager
def opened(folder: Path, table: str) -> Iterator[list[Row]]:
    """The rows of a table, written back with whatever was done to them."""
    file = folder / f"{table}.csv"
    with file.open(encoding="utf-8", newline="") as given:
        reader = csv.DictReader(given)
        columns, rows = list(reader.fieldnames or ()), list(reader)
    yield rows
    columns += [name for row in rows for name in row if name not in columns]
    with file.open("w", encoding="utf-8", newline="") as taken:
        writer = csv.DictWriter(taken, list(dict.fromkeys(columns)), restval="")
        writer.writeheader()
        writer.writerows(rows)


def put(table: str, which: Which = anything, most: int = 1, **cells: Cell) -> Spoil:
    """Other cells in the first so many of the rows that are meant."""

    def spoil(folder: Path) -> None:
        with opened(folder, table) as rows:
            meant = [row for row in rows if which(row)][:most]
            assert meant, f"{table} has no such row"
            for row in meant:
                before = dict(row)
                row.update(
                    {name: cell(before) if callable(cell) else cell for name, cell in cells.items()}
                )

    return spoil


def put_all(table: str, which: Which = anything, **cells: Cell) -> Spoil:
    """Other cells in every row that is meant."""
    return put(table, which, 10**9, **cells)


def more(table: str, which: Which = anything, **cells: str) -> Spoil:
    """One more row, like the first that is meant but for these cells."""

    def spoil(folder: Path) -> None:
        with opened(folder, table) as rows:
            rows.append({**next(row for row in rows if which(row)), **cells})

    return spoil


def less(table: str, which: Which = anything, most: int = 1) -> Spoil:
    """Without the first so many of the rows that are meant."""

    def spoil(folder: Path) -> None:
        with opened(folder, table) as rows:
            meant = [row for row in rows if which(row)][:most]
            assert meant, f"{table} has no such row"
            rows[:] = [row for row in rows if not any(row is one for one in meant)]

    return spoil


def no_column(table: str, name: str) -> Spoil:
    """Without a column, heading and all."""

    def spoil(folder: Path) -> None:
        file = folder / f"{table}.csv"
        with file.open(encoding="utf-8", newline="") as given:
            lines = list(csv.reader(given))
        place = lines[0].index(name)
        with file.open("w", encoding="utf-8", newline="") as taken:
            csv.writer(taken).writerows([*line[:place], *line[place + 1 :]] for line in lines)

    return spoil


def no_file(table: str) -> Spoil:
    """Without the file of a table."""
    return lambda folder: (folder / f"{table}.csv").unlink()


def file(name: str, content: bytes) -> Spoil:
    """A file of one's own beside the tables."""
    return lambda folder: (folder / name).write_bytes(content) and None


def rewritten(table: str, change: Callable[[bytes], bytes]) -> Spoil:
    """Other bytes in the file of a table."""

    def spoil(folder: Path) -> None:
        path = folder / f"{table}.csv"
        path.write_bytes(change(path.read_bytes()))

    return spoil


def both(*spoils: Spoil) -> Spoil:
    """One after the other."""

    def spoil(folder: Path) -> None:
        for one in spoils:
            one(folder)

    return spoil


def where(**cells: str) -> Which:
    """Rows that have these cells."""
    return lambda row: all(row[name] == cell for name, cell in cells.items())
