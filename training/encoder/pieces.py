"""Word pieces of a text as its tokens are cut by the program; src/classify/word-pieces.ts does the same, and a test holds the two together."""

import unicodedata

PAD, PARAGRAPH, UNKNOWN, BEGIN, END = "[PAD]", "[unused1]", "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 60
MOST_PIECES = 40


def plain(char: str) -> str:
    """A character in lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", char.lower()) if unicodedata.category(c) != "Mn")


def is_mark(char: str) -> bool:
    """Whether a character is a piece of its own: what BERT's tokenizer takes for punctuation."""
    code = ord(char)
    return 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126 or unicodedata.category(char)[0] == "P"


class Pieces:
    """A vocabulary of word pieces, and the longest-first cutting of words by it."""

    def __init__(self, words: list[str]):
        self.words = words
        self.index = {word: i for i, word in enumerate(words)}
        self.pad, self.paragraph, self.unknown, self.begin, self.end = (self.index[w] for w in (PAD, PARAGRAPH, UNKNOWN, BEGIN, END))
        self.known: dict[str, list[int]] = {}

    def of_word(self, word: str) -> list[int]:
        """Pieces of a word without marks and spaces, already plain; one unknown piece where it cannot be cut."""
        if len(word) > LONGEST_WORD:
            return [self.unknown]
        found = []
        at = 0
        while at < len(word):
            end = len(word)
            while end > at and (("##" if at else "") + word[at:end]) not in self.index:
                end -= 1
            if end == at:
                return [self.unknown]
            found.append(self.index[("##" if at else "") + word[at:end]])
            at = end
        return found

    def of_token(self, token: str) -> list[int]:
        """Pieces of a token, never none."""
        known = self.known.get(token)
        if known is None:
            known = []
            word = ""
            for char in token:
                if is_mark(char):
                    known += self.of_word(word) if word else []
                    known += self.of_word(char)
                    word = ""
                else:
                    word += plain(char)
            known += self.of_word(word) if word else []
            known = known[:MOST_PIECES] or [self.unknown]
            self.known[token] = known
        return known

    def of_tokens(self, tokens: list[str], glued: list[bool]) -> list[list[int]]:
        """Pieces of each token; `glued[i]` where nothing stands between it and the one before. "do" + "n't" are cut as the base was taught: "don", "'", "t"."""
        found = []
        for i, token in enumerate(tokens):
            if i + 1 < len(tokens) and glued[i + 1] and is_not(tokens[i + 1]) and token.isalpha():
                token += "n"
            elif i and glued[i] and is_not(token) and tokens[i - 1].isalpha():
                token = token[1:]
            found.append(self.of_token(token))
        return found


def is_not(token: str) -> bool:
    return token.lower() in ("n't", "n’t")
