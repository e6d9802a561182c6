"""The spaCy pipeline: characters as tokens, then concepts, then contexts. No model is needed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.language.borders import BorderGuard
from checker.language.concepts import CANDIDATES, MARKED, TEXT, ConceptMarker
from checker.language.contexts import GOVERNED, NONE, ContextMarker
from checker.language.lexicon import LexiconData

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


class Mention(NamedTuple):
    """A concept in a statement: offsets into the statement's normal form, and its contexts."""

    concept: str
    start: int
    end: int
    contexts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the pipeline says of one statement."""

    mentions: tuple[Mention, ...] = ()
    list_contexts: frozenset[str] = frozenset()  # contexts that also govern the items below


NOTHING = Analysis()


class CharacterTokenizer:
    """Every character is a token, blanks too, so token and character offsets are the same."""

    def __init__(self, vocab: Vocab) -> None:
        """Take the vocabulary of the pipeline."""
        self._vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The Doc of a text; the text itself stays at hand in ``doc.user_data``."""
        from spacy.tokens import Doc

        doc = Doc(self._vocab, words=list(text), spaces=[False] * len(text))
        doc.user_data[TEXT] = text
        return doc


def build_pipeline(concepts: ConceptMarker, contexts: ContextMarker) -> Language:
    """A ``spacy.blank("zh")`` pipeline with the two components."""
    import spacy
    from spacy.language import Language

    Language.component("tiaoli_concepts", func=concepts)
    Language.component("tiaoli_contexts", func=contexts)
    nlp = spacy.blank("zh")
    nlp.tokenizer = CharacterTokenizer(nlp.vocab)
    nlp.add_pipe("tiaoli_concepts")
    nlp.add_pipe("tiaoli_contexts")
    return nlp


class Analyzer:
    """Runs the pipeline over statements, and only over those in which it can find something."""

    def __init__(self, lexicon: LexiconData, dictionary: Path) -> None:
        """Take a merged lexicon and the jieba dictionary of the border guard."""
        self.concepts = ConceptMarker(lexicon, BorderGuard(dictionary))
        self.contexts = ContextMarker(lexicon)
        self.nlp = build_pipeline(self.concepts, self.contexts)

    def doc(self, text: str) -> Doc:
        """The marked spaCy Doc of a text in normal form."""
        return self.nlp(text)

    def analyse(self, text: str) -> Analysis:
        """The mentions and contexts of a text in normal form."""
        candidates = self.concepts.prefilter.candidates(text)
        if not candidates and not self.contexts.may_govern_items(text):
            return NOTHING
        doc = self.nlp.make_doc(text)
        doc.user_data[CANDIDATES] = candidates
        for _, component in self.nlp.pipeline:
            doc = component(doc)
        governed = doc.user_data[GOVERNED]
        mentions = tuple(
            Mention(label, start, end, governed.get((start, end), NONE))
            for start, end, label in doc.user_data[MARKED]
        )
        return Analysis(mentions, doc._.list_contexts)
