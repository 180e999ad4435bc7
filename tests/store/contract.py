"""What every backend of the store must do: each sentence of practice's Store is a test.

A backend's tests subclass StoreContract and say where a store is to be made (`place`, and
`other_place` for a second one) and how it is examined after a crash (`assert_sound`); two
processes must be able to open the same place at once.
"""

from tests.store.contract_attempts import AttemptContract
from tests.store.contract_sessions import SessionContract, SlotContract
from tests.store.contract_targets import TargetContract
from tests.store.contract_together import CrashContract, TogetherContract
from tests.store.contract_transfer import TransferContract


class StoreContract(
    SessionContract,
    SlotContract,
    AttemptContract,
    TogetherContract,
    CrashContract,
    TransferContract,
    TargetContract,
):
    """The whole contract."""
