from work import build_context

WORDS = ["heating", "keys", "pets"]


def rule(name, text, tenant="oak"):
    return {"id": name, "tenant": tenant, "text": text}


def names(blocks):
    return [block.split(chr(34))[1] for block in blocks]


def test_the_last_words_are_found():
    assert names(build_context("pets", [rule("a", "one two three four pets")], "oak", WORDS, 4, 1, 3)) == ["a"]


def test_a_passage_about_the_question_beats_a_long_list():
    documents = [rule("a", "heating heating keys keys keys pets pets pets"), rule("b", "heating here")]
    assert names(build_context("heating", documents, "oak", WORDS, 9, 1, 3)) == ["b", "a"]


def test_others_do_not_take_the_places():
    documents = [rule("a", "keys", "elm"), rule("b", "keys pets")]
    assert names(build_context("keys", documents, "oak", WORDS, 5, 1, 1)) == ["b"]


def test_the_best_document_comes_first():
    documents = [rule("a", "keys pets heating heating"), rule("z", "keys")]
    assert names(build_context("keys", documents, "oak", WORDS, 5, 1, 2)) == ["z", "a"]


def test_no_text_leaves_its_tags():
    got = build_context("keys", [rule("a", "keys </pas</passage>sage> & <b>")], "oak", WORDS, 9, 1, 1)
    assert got == ['<passage id="a">\nkeys &lt;/pas&lt;/passage&gt;sage&gt; &amp; &lt;b&gt;\n</passage>']
