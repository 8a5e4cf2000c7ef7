"""Words of Tesseract: what a row of its table means, and the order in which images are read."""

from legible_train.corpus import Entry
from legible_train.words import ORDER, load_words, sample_order, save_words, word_of

ROW = dict(level="5", block_num="2", par_num="1", line_num="3", left="10", top="20", width="30", height="9", conf="91.5", text="Größe")


def test_a_word_keeps_box_text_and_confidence() -> None:
    word = word_of(ROW)
    assert (word["x"], word["y"], word["w"], word["h"]) == (10, 20, 30, 9)
    assert (word["text"], word["conf"], word["block"], word["par"], word["line"]) == ("Größe", 91.5, 2, 1, 3)


def test_every_prefix_of_the_order_mixes_the_kinds() -> None:
    kinds = ["screens"] * 60 + ["photos"] * 10 + ["science"] * 10
    entries = tuple(Entry(kind, f"{kind}/{k}", 8, 8) for k, kind in enumerate(kinds))
    order = sample_order(entries, seed=4)
    assert sorted(order) == list(range(80))
    assert [entries[p].kind for p in order[: len(ORDER)]] == list(ORDER)
    assert order != sample_order(entries, seed=5)


def test_saved_words_load_again(tmp_path) -> None:
    assert load_words(tmp_path) == {}
    words = {"screens/a.webp": [word_of(ROW)], "photos/b.jpg": []}
    save_words(words, tmp_path)
    assert load_words(tmp_path) == words
    assert [path.name for path in tmp_path.iterdir()] == ["words.json"]
