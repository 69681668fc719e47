"""The blocks of a page: what is counted fast is what the rules say."""

from hypothesis import given
from hypothesis import strategies as st

from crawler.document import fold_blanks
from crawler.extraction.outline import SENTENCE_MARKS, count_marks

MARKED = st.text(alphabet=st.sampled_from(list("ab1 ,;.!?:\"'()。，”»é\n\t")), max_size=300)


@given(text=MARKED)
def test_sentence_marks_of_ascii_are_counted_as_of_any_text(text: str) -> None:
    folded = fold_blanks(text)

    assert count_marks(folded) == len(SENTENCE_MARKS.findall(folded))
