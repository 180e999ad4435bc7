from work import build_context

WORDS = ["heating", "keys", "pets"]


def test_a_tenant_sees_only_its_own_documents():
    documents = [
        {"id": "a", "tenant": "oak", "text": "the keys are at the office"},
        {"id": "b", "tenant": "elm", "text": "the pets are at the office"},
    ]
    blocks = build_context("keys and pets", documents, "oak", WORDS, 6, 2, 5)
    assert blocks == ['<passage id="a">\nthe keys are at the office\n</passage>']


def test_nothing_is_returned_without_a_shared_word():
    documents = [{"id": "a", "tenant": "oak", "text": "the keys are at the office"}]
    assert build_context("parking", documents, "oak", WORDS, 6, 2, 5) == []
