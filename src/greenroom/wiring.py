"""The only place that knows all parts: puts the app together for a data folder."""

import datetime as dt
import hashlib
import logging
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from greenroom.bank.bank import Bank
from greenroom.config import shipped_bank
from greenroom.errors import RequestError, StoreUnavailable
from greenroom.graders import OUTPUTS, RUBRIC
from greenroom.kinds import KINDS
from greenroom.learner.memory import minutes_from
from greenroom.learner.own_items import NAME, OwnItem, parse
from greenroom.learner.parameters import Parameters
from greenroom.learner.predict import PREDICTOR, predictor
from greenroom.learner.priors import known, prior_of
from greenroom.learner.tree import Tree
from greenroom.practice.learners import Learners
from greenroom.practice.ports import Ports, Store
from greenroom.sessions.room import Room
from greenroom.store.sqlite import open_store

LOCAL_LEARNER = "local"
"""Whoever sits at this machine: local mode has no accounts."""
DATABASE = "greenroom.sqlite"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Greenroom:
    """The parts that pages and commands use."""

    bank: Bank
    store: Store
    room: Room
    close_store: Callable[[], None]
    ports: Ports

    def close(self) -> None:
        """Let go of the files, and end the processes that judged."""
        OUTPUTS.close()
        self.bank.close()
        self.close_store()


def utc_now() -> dt.datetime:
    """The machine's clock, in UTC."""
    return dt.datetime.now(dt.UTC)


def open_bank(data_dir: Path | None, bank_dir: Path | None = None) -> Bank:
    """The bank, compiled into the data folder so that the next start is quick.

    Raises:
        BankError: the folder or its topics.toml is wrong.
    """
    folder = (bank_dir or shipped_bank()).resolve()
    # Each bank has its own, so that two programs with two banks do not empty each other's.
    name = f"bank-{hashlib.sha256(str(folder).encode()).hexdigest()[:8]}.sqlite"
    return Bank(folder, KINDS, utc_now().date(), data_dir / name if data_dir is not None else None)


def make_data_dir(data_dir: Path) -> Path:
    """The folder, made if it was not there.

    Raises:
        StoreUnavailable: it cannot be made or is not a folder.
    """
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(
            f"{data_dir}: the data folder cannot be made ({error.strerror}). "
            "Choose another with --data DIR."
        ) from None
    return data_dir


@contextmanager
def open_data(data_dir: Path) -> Iterator[Store]:
    """The store alone, for work on the data.

    Raises:
        StoreError: the data cannot be read or written.
    """
    store = open_store(make_data_dir(data_dir) / DATABASE)
    try:
        yield store
    finally:
        store.close()


def own_items(data_dir: Path, bank: Bank) -> Mapping[str, Parameters]:
    """What `greenroom calibrate` found of items that were not edited since, by uid.

    A file that cannot be used is told in the log.
    """
    file = data_dir / NAME
    try:
        found = parse(file.read_text(encoding="utf-8"), str(file)).items
    except FileNotFoundError:
        return {}
    except (RequestError, OSError, UnicodeDecodeError) as error:
        _LOG.warning("%s. The authors' estimates stand.", error)
        return {}
    return {uid: item.parameters for uid, item in found.items() if _is_of(item, uid, bank)}


def _is_of(item: OwnItem, uid: str, bank: Bank) -> bool:
    """Whether it was fitted to the item as the bank has it, and by the model of its kind."""
    head = bank.find_head(uid)
    if head is None or bank.load(uid).version != item.version:
        return False
    author, fitted = prior_of(head), item.parameters
    return (len(fitted.steps), fitted.guess) == (len(author.steps), author.guess)


def open_greenroom(data_dir: Path, bank_dir: Path | None = None) -> Greenroom:
    """Everything, over the data in a folder.

    Raises:
        StoreError: the data cannot be read or written.
        BankError: the bank as a whole is wrong.
    """
    store = open_store(make_data_dir(data_dir) / DATABASE)
    bank = open_bank(data_dir, bank_dir)
    RUBRIC.look_in(data_dir)
    tree = Tree.of(bank.topics.round_of)
    parameters = known(bank.find_head, own_items(data_dir, bank))
    ports = Ports(
        items=bank,
        store=store,
        now=utc_now,
        new_id=lambda: str(uuid.uuid4()),
        learner=Learners(store, parameters, minutes_from(bank.find_head)),
        predict=predictor(tree, parameters, utc_now),
        predictor=PREDICTOR,
        tree=tree,
        parameters=parameters,
        title=bank.topics.title,
    )
    return Greenroom(bank, store, Room(ports), store.close, ports)
