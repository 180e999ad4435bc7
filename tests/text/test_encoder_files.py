"""The encoder's files are those that its notice names."""

import hashlib
import re

from greenroom.text.encoder import MODEL


def test_the_notice_names_the_hash_of_each_file_of_the_encoder() -> None:
    notice = (MODEL / "NOTICE.md").read_text(encoding="utf-8")
    named = dict(re.findall(r"^\| `([\w.]+)` \| `([0-9a-f]{64})` \|$", notice, re.MULTILINE))
    papers = {"NOTICE.md", "LICENSE"}
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in MODEL.iterdir()
        if path.name not in papers
    }
    assert named == found
    assert set(found) == {"model_int8.onnx", "tokenizer.json"}


def test_the_licence_of_the_encoder_lies_beside_it_and_its_changes_are_named() -> None:
    assert "Apache License" in (MODEL / "LICENSE").read_text(encoding="utf-8")
    notice = (MODEL / "NOTICE.md").read_text(encoding="utf-8")
    for word in ("sentence-transformers", "Apache License 2.0", "Changed", "quantised to 8 bits"):
        assert word in notice
