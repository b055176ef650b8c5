import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stemma.encoder.lemmas import apply_script, lemma_script

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
CLOSE = st.text("abAB|+=1ßİ", min_size=1, max_size=8)


@settings(max_examples=500)
@example("00", "|00")
@given(WORDS | CLOSE, WORDS | CLOSE)
def test_a_script_makes_the_lemma_it_was_made_from(form: str, lemma: str) -> None:
    assert apply_script(form, lemma_script(form, lemma)) == lemma


@pytest.mark.parametrize(
    ("form", "like", "lemma"),
    [
        ("Denied", ("tried", "try"), "deny"),
        ("Ministers", ("officials", "official"), "minister"),
        ("ATTACKED", ("looked", "look"), "attack"),
        ("were", ("was", "be"), "be"),
        ("Ukrainians", ("Russians", "Russian"), "Ukrainian"),
    ],
)
def test_a_script_serves_words_of_the_same_kind(
    form: str, like: tuple[str, str], lemma: str
) -> None:
    assert apply_script(form, lemma_script(*like)) == lemma


@given(CLOSE, st.integers(0, 5), st.integers(0, 5), st.text("xy", max_size=1))
def test_a_script_that_does_not_fit_leaves_the_form(
    form: str, front: int, back: int, text: str
) -> None:
    found = apply_script(form, f"l|{front}+{text}|{back}+{text}")
    base = form.lower()
    if front + back >= len(base):
        assert found == base
    else:
        assert found == text + base[front : len(base) - back] + text
