"""The bank: the items that are right, found by uid, path or words, and what is wrong elsewhere."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from greenroom.bank.cache import Cache, Compiled, filled, remove
from greenroom.bank.check import Listed, check_item, check_together
from greenroom.bank.exams import Exam, load_exams
from greenroom.bank.files import printable
from greenroom.bank.finding import Finding
from greenroom.bank.load import ItemFile, Kinds, item_files, read_item
from greenroom.bank.loops import load_loops
from greenroom.bank.markdown import plain
from greenroom.bank.topics import TOPICS_FILE, Topics, load_topics
from greenroom.bank.uids import LOCK_FILE, read_lock
from greenroom.config import PACKAGE
from greenroom.errors import BankError, NotFound
from greenroom.model.item import Item, ItemHead
from greenroom.model.loop import Loop

ITEMS_IN_MEMORY = 512
_WORD = re.compile(r"\w+")
_CODE_THAT_COMPILES = ("bank", "kinds", "graders", "model")


class Bank:
    """A folder of items. Broken ones are left out of everything but `findings`."""

    topics: Topics
    findings: tuple[Finding, ...]
    exams: Mapping[str, Exam]
    """By their slugs; only those that the bank has enough items for."""
    loops: Mapping[str, Loop]
    """By their slugs, in the order of roles and levels."""

    def __init__(
        self, bank_dir: Path, kinds: Kinds, today: dt.date, cache_path: Path | None = None
    ) -> None:
        """Read the folder, taking from the cache what has not changed.

        Raises:
            BankError: there is no such folder or its topics.toml is wrong.
        """
        if not bank_dir.is_dir():
            raise BankError(f"{bank_dir}: no such folder; give a folder that has {TOPICS_FILE}")
        self.bank_dir = bank_dir.resolve()
        self._kinds = kinds
        self._today = today
        self._cache_path = cache_path
        self._cache: Cache | None = None
        self._load = lru_cache(maxsize=ITEMS_IN_MEMORY)(self._load_from_cache)
        self.refresh()

    def refresh(self) -> None:
        """Read again what has changed on the disk.

        Raises:
            BankError: the folder or its topics.toml is wrong or gone; the bank stays as it was.
        """
        topics = load_topics(self.bank_dir)
        files = {printable(file.path): file for file in item_files(self.bank_dir)}

        def compile_stale(cache: Cache) -> None:
            cache.put(self._compile(file, topics) for file in cache.stale(files.values()))

        cache, rows = filled(self._cache_path, self._fingerprint(topics), compile_stale)
        if self._cache is not None:
            self._cache.close()
        self._cache, self.topics = cache, topics
        self._load.cache_clear()
        listed = [
            Listed(files[row.path].name(self.bank_dir), h.area, h.slug, h.uid, row.is_key_longest)
            for row in rows
            if (h := row.head)
        ]
        lock, wrong_lock = self._lock()
        # The first of two items with one uid stays, so that its history keeps its meaning.
        self._files = {h.uid: files[row.path] for row in reversed(rows) if (h := row.head)}
        self._heads = {h.uid: h for row in reversed(rows) if (h := row.head)}
        self._ordered = tuple(sorted(self._heads.values(), key=lambda head: head.path))
        exams, wrong_exams = load_exams(self.bank_dir, self._ordered)
        self.exams = {exam.slug: exam for exam in exams}
        loops, wrong_loops = load_loops(self.bank_dir, topics)
        self.loops = {loop.slug: loop for loop in loops}
        together = check_together(listed, lock, self.bank_dir.name)
        own = (finding for row in rows for finding in row.findings)
        self.findings = (*own, *together, *wrong_lock, *wrong_exams, *wrong_loops)

    def _lock(self) -> tuple[dict[str, str] | None, list[Finding]]:
        try:
            return read_lock(self.bank_dir), []
        except BankError as error:
            path = self.bank_dir / LOCK_FILE
            message = str(error).removeprefix(f"{path}: ")
            return None, [Finding(f"{self.bank_dir.name}/{LOCK_FILE}", "", message)]

    def _fingerprint(self, topics: Topics) -> str:
        code = [p for part in _CODE_THAT_COMPILES for p in (PACKAGE / part).rglob("*.py")]
        stats = sorted((str(p), p.stat().st_mtime_ns) for p in code)
        # as_of is checked against today, but a day that was past stays past.
        seed = (str(self.bank_dir), stats, topics.model_dump_json())
        return hashlib.sha256(repr(seed).encode()).hexdigest()

    def _compile(self, file: ItemFile, topics: Topics) -> Compiled:
        try:
            return self._compiled(file, topics)
        except Exception as error:  # noqa: BLE001 - whatever one item does, the others are asked
            name = file.name(self.bank_dir)
            message = f"cannot be checked: {type(error).__name__} {error}".strip()
            return Compiled(file, (Finding(name, "", message),), None, "", "", None)

    def _compiled(self, file: ItemFile, topics: Topics) -> Compiled:
        item = read_item(file, self.bank_dir, self._kinds)
        if isinstance(item, list):
            return Compiled(file, tuple(item), None, "", "", None)
        kind, name = self._kinds[item.kind], file.name(self.bank_dir)
        problems = check_item(item, file, kind, topics, self._today)
        findings = tuple(Finding(name, field, message) for field, message in problems)
        if findings:
            return Compiled(file, findings, None, "", "", None)
        words = " ".join(plain(text) for _, text in kind.prose(item))
        titles = " ".join(topics.title(topic) for topic in item.topics)
        return Compiled(
            file,
            (),
            _head_of(item, file),
            item.model_dump_json(),
            f"{titles} {words}",
            kind.is_key_longest(item),
        )

    def heads(self) -> Sequence[ItemHead]:
        """Every item, without its text, in the order of their paths."""
        return self._ordered

    def find_head(self, uid: str) -> ItemHead | None:
        """None if the bank does not have it (any more)."""
        return self._heads.get(uid)

    def head(self, name: str) -> ItemHead:
        """The item with this uid or `area/slug`, or with this slug if only one has it.

        Raises:
            NotFound: no item, or more than one, is named so.
        """
        if name in self._heads:
            return self._heads[name]
        found = [h for h in self._ordered if name in (h.path, h.slug)]
        if len(found) == 1:
            return found[0]
        near = ", ".join(h.path for h in found)
        raise NotFound(f"{len(found)} items are named '{name}'" + (f": {near}" if near else ""))

    def load(self, uid: str) -> Item:
        """The whole item.

        Raises:
            NotFound: the bank does not have it.
        """
        return self._load(uid)

    def _load_from_cache(self, uid: str) -> Item:
        head = self._heads.get(uid)
        if head is None:
            raise NotFound(f"no item '{uid}' in the bank")
        body = self._cache.body(self._files[uid]) if self._cache else None
        try:
            item: Item = self._kinds[head.kind].schema.model_validate_json(body or "")
        except ValidationError:
            return self._load_from_file(uid)
        return item

    def _load_from_file(self, uid: str) -> Item:
        # The cache is damaged, or another process with other code or items has emptied it.
        item = read_item(self._files[uid], self.bank_dir, self._kinds)
        if isinstance(item, list) or item.uid != uid:
            raise NotFound(f"item '{uid}' was just taken from the bank")
        return item

    def items(self, area: str) -> Iterator[Item]:
        """Every whole item of an area."""
        return (self.load(head.uid) for head in self._ordered if head.area == area)

    def search(self, text: str, limit: int = 100) -> list[ItemHead]:
        """Items that have all words of the text, best first."""
        words = _WORD.findall(text)[:16]
        if not words or self._cache is None:
            return []
        uids = self._cache.search(words, limit)
        if uids is None and self._cache_path is not None:
            remove(self._cache_path)
            self.refresh()
            uids = self._cache.search(words, limit)
        return [self._heads[uid] for uid in uids or () if uid in self._heads]

    def coverage(self) -> Mapping[str, Mapping[str, int]]:
        """Items per kind for every topic of the tree, those without items included."""
        counts: dict[str, dict[str, int]] = {topic: {} for topic in self.topics.topic_ids}
        for head in self._ordered:
            for topic in head.topics:
                counts[topic][head.kind] = counts[topic].get(head.kind, 0) + 1
        return counts

    def close(self) -> None:
        """Let go of the cache."""
        if self._cache is not None:
            self._cache.close()
            self._cache = None


def _head_of(item: Item, file: ItemFile) -> ItemHead:
    return ItemHead(
        uid=item.uid,
        kind=item.kind,
        area=file.area,
        slug=file.slug,
        title=item.title,
        topics=item.topics,
        rounds=item.rounds,
        roles=item.roles,
        level=item.level,
        difficulty=item.difficulty,
        minutes=item.minutes,
        difficulty_sd=item.difficulty_sd,
    )
