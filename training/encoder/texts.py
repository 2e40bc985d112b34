"""Annotated texts as the encoder reads them: chunks of word pieces, tokens as places among the pieces, and cues with windows and labels."""

import json
from dataclasses import dataclass, field

import numpy as np
from torch import Tensor

from pieces import Pieces

# A chunk has at most so many pieces, of which so many may be what stands before it, read again for its context.
CHUNK = 128
BEFORE = 24
# Pieces of a window at most.
LONGEST_WINDOW = 220

TAGS = 64
STATES = 4
SHAPES = 8


@dataclass
class Chunk:
    """A stretch of a text that is encoded at once: columns with an entry a piece; `own` are the places in it whose states are kept."""

    pieces: np.ndarray
    tags: np.ndarray
    marks: np.ndarray
    own: tuple[int, int]
    # What the layers that are not learnt say of it, worked out once.
    below: Tensor | None = None


@dataclass
class Example:
    """A cue: tokens `[first, last]`, the window of tokens `[start, end)`, and the label of each token in it (0 none, 1–2 source, 3–4 content)."""

    first: int
    last: int
    nested: bool
    start: int
    end: int
    labels: np.ndarray


@dataclass
class Text:
    id: str
    deep: bool
    chunks: list[Chunk]
    # The first and last piece of each token, as places among all pieces that chunks own.
    token_first: np.ndarray
    token_last: np.ndarray
    # The token of each owned piece.
    piece_token: np.ndarray
    sentences: np.ndarray
    # For each token bits of the labels that are allowed: outermost cues, cues at any depth.
    outer: np.ndarray
    any_depth: np.ndarray
    # How much a token counts in learning cues at any depth.
    within: np.ndarray
    examples: list[Example] = field(default_factory=list)


def units(text: str) -> list[int]:
    """For each UTF-16 unit the code point it belongs to, and one entry more."""
    places = []
    for i, char in enumerate(text):
        places += [i, i] if ord(char) > 0xFFFF else [i]
    return places + [len(text)]


def cut_chunks(sizes: list[int], sentences: list[int], paragraph: list[int]) -> list[tuple[int, int]]:
    """Stretches of tokens, each of at most CHUNK - BEFORE - 2 pieces: whole paragraphs where that leaves it more than half full, else whole sentences, else as many tokens as fit."""
    room = CHUNK - BEFORE - 2
    starts = set(sentences[:-1])
    found = []
    at = 0
    n = len(sizes)
    while at < n:
        size = 0
        end = at
        by_sentence = by_paragraph = -1
        size_at_paragraph = 0
        while end < n and size + sizes[end] <= room:
            if end > at and end in starts:
                by_sentence = end
                if paragraph[end] != paragraph[end - 1]:
                    by_paragraph, size_at_paragraph = end, size
            size += sizes[end]
            end += 1
        if end < n:
            if by_paragraph > at and size_at_paragraph * 2 > room:
                end = by_paragraph
            elif by_sentence > at:
                end = by_sentence
            end = max(end, at + 1)
        found.append((at, end))
        at = end
    return found


def label_runs(labels: np.ndarray, tokens: list[int], begin: int, start: int, end: int, first: int, last: int) -> None:
    before = -2
    for i in tokens:
        if not start <= i < end or first <= i <= last:
            continue
        labels[i - start] = begin + 1 if i == before + 1 and labels[i - 1 - start] in (begin, begin + 1) else begin
        before = i


def read_text(line: dict, pieces: Pieces) -> Text:
    text, start, end = line["text"], line["start"], line["end"]
    at = units(text)
    n = len(start)
    tokens = [text[at[start[i]] : at[end[i]]] for i in range(n)]
    glued = [i > 0 and start[i] == end[i - 1] for i in range(n)]
    paragraph = line["paragraph"]
    sentences = line["sentences"]
    of_tokens = pieces.of_tokens(tokens, glued)
    # A paragraph opens with a piece of its own, which belongs to its first token.
    opens = [i == 0 or paragraph[i] != paragraph[i - 1] for i in range(n)]
    of_tokens = [[pieces.paragraph, *p] if opens[i] else p for i, p in enumerate(of_tokens)]
    sizes = [len(p) for p in of_tokens]
    offsets = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    all_pieces = np.array([p for ps in of_tokens for p in ps], dtype=np.int64)
    piece_token = np.repeat(np.arange(n), sizes)
    marks = np.array(line["quoteState"]) + STATES * (np.array(line["shape"]) & 3)
    tags = np.array(line["tags"])
    chunks = []
    for first, last in cut_chunks(sizes, sentences, paragraph):
        own_from, own_to = offsets[first], offsets[last]
        before = max(0, own_from - BEFORE)
        body = np.arange(before, own_to)
        column = lambda values, edge: np.concatenate([[edge], values, [edge]]).astype(np.int64)
        inner = all_pieces[body]
        chunks.append(
            Chunk(
                pieces=np.concatenate([[pieces.begin], inner, [pieces.end]]),
                tags=column(tags[piece_token[body]] + 1, 0),
                marks=column(marks[piece_token[body]] + 1, 0),
                own=(1 + own_from - before, 1 + own_to - before),
            )
        )
    read = Text(
        id=line["id"],
        deep=line["deep"],
        chunks=chunks,
        token_first=offsets[:-1] + np.array(opens, dtype=np.int64),
        token_last=offsets[1:] - 1,
        piece_token=piece_token,
        sentences=np.array(sentences),
        outer=np.ones(n, dtype=np.int64),
        any_depth=np.ones(n, dtype=np.int64),
        within=np.zeros(n, dtype=bool),
    )
    starts = set(sentences)
    for example in line["examples"]:
        first, last, nested = example["first"], example["last"], example["nested"]
        window = example["window"]
        labels = np.zeros(window[1] - window[0], dtype=np.int64)
        label_runs(labels, example["content"], 3, *window, first, last)
        label_runs(labels, example["source"], 1, *window, first, last)
        read.examples.append(Example(first, last, nested, *window, labels))
        for column in (read.any_depth,) if nested else (read.outer, read.any_depth):
            for i in range(first, last + 1):
                column[i] = 2 if i == first or i in starts else 4
    for example in line["examples"]:
        if not example["nested"]:
            for i in example["content"]:
                read.within[i] = True
    if not read.deep:
        read.any_depth[read.within] = 7
    return read


def read_texts(path: str, pieces: Pieces, part: int = 0, of: int = 1) -> list[Text]:
    """The texts of a file, or every so many of them."""
    with open(path, encoding="utf8") as lines:
        return [read_text(json.loads(line), pieces) for i, line in enumerate(lines) if i % of == part]
