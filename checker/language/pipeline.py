"""The spaCy pipeline: characters as tokens, then concepts, contexts, spans. No model is needed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.language.borders import BorderGuard
from checker.language.concepts import CANDIDATES, MARKED, TEXT, ConceptMarker
from checker.language.contexts import BELOW, GOVERNED, NONE, ContextMarker
from checker.language.lexicon import LexiconData
from checker.language.prefilter import Prefilter
from checker.language.spans import set_spans

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

    def __init__(self, vocab: Vocab, prefilter: Prefilter) -> None:
        """Take the vocabulary of the pipeline and what tells which patterns may match."""
        self._vocab = vocab
        self._prefilter = prefilter

    def __call__(self, text: str) -> Doc:
        """The Doc of a text."""
        return self.doc(text, self._prefilter.candidates(text))

    def doc(self, text: str, candidates: set[int]) -> Doc:
        """The Doc of a text; the text and its candidates stay at hand in ``doc.user_data``."""
        from spacy.tokens import Doc

        doc = Doc(self._vocab, words=list(text), spaces=[False] * len(text))
        doc.user_data[TEXT] = text
        doc.user_data[CANDIDATES] = candidates
        return doc


def build_pipeline(
    concepts: ConceptMarker, contexts: ContextMarker, prefilter: Prefilter
) -> Language:
    """A ``spacy.blank("zh")`` pipeline with the three components."""
    import spacy
    from spacy.language import Language

    Language.component("tiaoli_concepts", func=concepts)
    Language.component("tiaoli_contexts", func=contexts)
    Language.component("tiaoli_spans", func=set_spans)
    nlp = spacy.blank("zh")
    nlp.tokenizer = CharacterTokenizer(nlp.vocab, prefilter)
    nlp.add_pipe("tiaoli_concepts")
    nlp.add_pipe("tiaoli_contexts")
    nlp.add_pipe("tiaoli_spans")
    return nlp


class Analyzer:
    """Runs the pipeline over statements, and only over those in which it can find something."""

    def __init__(self, lexicon: LexiconData, dictionary: Path) -> None:
        """Take a merged lexicon and the jieba dictionary of the border guard."""
        self.concepts = ConceptMarker(lexicon, BorderGuard(dictionary))
        concepts = len(self.concepts.patterns)
        self.contexts = ContextMarker(lexicon, concepts)
        sources = [pattern.source for pattern in self.concepts.patterns]
        self.prefilter = Prefilter(sources + [cue.source for cue in self.contexts.cues])
        self.nlp = build_pipeline(self.concepts, self.contexts, self.prefilter)
        self._tokenizer = CharacterTokenizer(self.nlp.vocab, self.prefilter)
        self._telling = self.contexts.governing_items.union(range(concepts))

    def doc(self, text: str) -> Doc:
        """The spaCy Doc of a text in normal form, with spans for concepts and cues."""
        return self.nlp(text)

    def analyse(self, text: str) -> Analysis:
        """The mentions and contexts of a text in normal form, without the spans of a Doc."""
        candidates = self.prefilter.candidates(text)
        if self._telling.isdisjoint(candidates):
            return NOTHING
        doc = self.contexts(self.concepts(self._tokenizer.doc(text, candidates)))
        data = doc.user_data
        governed = data[GOVERNED]
        mentions = tuple(
            Mention(label, start, end, governed.get((start, end), NONE))
            for start, end, label in data[MARKED]
        )
        return Analysis(mentions, data[BELOW])
