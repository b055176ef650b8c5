"""Which words may stand for something."""

from tests.unit.annotate.coreference.trees import names, parse

from stemma.annotate.coreference.candidates import Candidate, find_candidates
from stemma.annotate.coreference.context import OBJECT, POSSESSIVE, SUBJECT, Context
from stemma.annotate.parse import Parse
from stemma.lexicon.reference import Gender, Sort, load_reference_lexicon
from stemma.model import MentionForm

LEADER = parse(
    "The|DT|DET|3|det Venezuelan|JJ|ADJ|3|amod leader|NN|NOUN|4|nsubj saw|VBD|VERB|0|root"
    " his|PRP$|PRON|6|nmod:poss sister|NN|NOUN|4|obj"
)
IN_LAW = parse(
    "Her|PRP$|PRON|2|nmod:poss son|NN|NOUN|7|nsubj ~-|HYPH|PUNCT|2|punct ~in|IN|ADP|6|case"
    " ~-|HYPH|PUNCT|6|punct ~law|NN|NOUN|2|nmod slept|VBD|VERB|0|root"
)
OLD = parse(
    "the|DT|DET|6|det 43|CD|NUM|4|nummod ~-|HYPH|PUNCT|4|punct ~year|NN|NOUN|6|obl:unmarked"
    " ~-|HYPH|PUNCT|4|punct ~old|JJ|ADJ|7|nsubj slept|VBD|VERB|0|root"
)


def found(parsed: Parse, *given: str) -> dict[str, Candidate]:
    spans = names(parsed, *given)
    candidates = find_candidates(parsed, spans, load_reference_lexicon())
    return {parsed.text(c.start, c.end): c for c in candidates}


def test_a_description_is_its_noun_and_what_stands_before_it() -> None:
    leader = found(LEADER)["The Venezuelan leader"]
    assert (leader.form, leader.sort, leader.noun) == (MentionForm.NOMINAL, Sort.PERSON, "leader")
    assert leader.definite
    assert leader.modifiers == ("venezuelan",)


def test_a_possessive_has_a_possessor() -> None:
    every = found(LEADER)
    assert every["his sister"].possessor == 4
    assert every["his sister"].gender is Gender.FEMALE
    assert every["his"].gender is Gender.MALE


def test_an_age_is_a_person() -> None:
    person = found(OLD)["the 43-year-old"]
    assert (person.sort, person.plural) == (Sort.PERSON, False)


def test_words_that_hyphens_join_are_one_noun() -> None:
    assert found(IN_LAW)["Her son-in-law"].noun == "son-in-law"
    assert "law" not in found(IN_LAW)


def test_a_name_hides_the_nouns_within_it() -> None:
    every = found(LEADER, "Venezuelan leader/organization")
    assert "The Venezuelan leader" not in every
    assert every["Venezuelan leader"].named == 0


def test_roles_of_candidates() -> None:
    lexicon = load_reference_lexicon()
    context = Context.of(LEADER, find_candidates(LEADER, [], lexicon), lexicon)
    roles = {
        LEADER.text(c.start, c.end): role
        for c, role in zip(context.candidates, context.roles, strict=True)
    }
    assert roles == {"The Venezuelan leader": SUBJECT, "his": POSSESSIVE, "his sister": OBJECT}
