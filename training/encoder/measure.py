"""A quick look at how the encoder does, over tokens: exact runs, with and without the gold cues. The scores that count come from the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from learn import Reader
    from texts import Text

CUE_BIAS = 0.5


def runs(labels: list[int], begin: int) -> set[tuple[int, int]]:
    """Runs `(first, last)` of tokens labelled `begin` and then `begin + 1`."""
    found = set()
    i = 0
    while i < len(labels):
        if labels[i] == begin:
            last = i
            while last + 1 < len(labels) and labels[last + 1] == begin + 1:
                last += 1
            found.add((i, last))
            i = last
        i += 1
    return found


class Count:
    def __init__(self) -> None:
        self.right = self.gold = self.found = 0

    def add(self, gold: set, found: set) -> None:
        self.right += len(gold & found)
        self.gold += len(gold)
        self.found += len(found)

    def __str__(self) -> str:
        return f"{200 * self.right / max(1, self.gold + self.found):.1f}"


@torch.no_grad()
def measure(reader: Reader, texts: list[Text]) -> str:
    reader.eval()
    cue, nested, source, content, nested_content = Count(), Count(), Count(), Count(), Count()
    for text in texts:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = reader.states([text])[0]
            emissions = reader.cue_emissions(text, states)
        for column, chain, offset, count in ((text.outer, reader.outer, 0, cue), (text.any_depth, reader.any_depth, 3, nested)):
            if offset and not text.deep:
                continue
            for first, end in zip(text.sentences[:-1], text.sentences[1:]):
                rows = emissions[first:end, offset : offset + 3].clone()
                rows[:, 1] += CUE_BIAS
                gold = [{1: 0, 2: 1, 4: 2}[int(b)] for b in column[first:end]]
                count.add(runs(gold, 1), runs(chain.decode(rows), 1))
        if not text.examples:
            continue
        with torch.autocast("cpu", dtype=torch.bfloat16):
            roles = reader.role_emissions([(text, states, example) for example in text.examples])
        for example, rows in zip(text.examples, roles):
            found = reader.roles.decode(rows)
            gold = example.labels.tolist()
            if not example.nested:
                source.add(runs(gold, 1), runs(found, 1))
            (nested_content if example.nested else content).add(runs(gold, 3), runs(found, 3))
    return f"cue {cue}  any depth {nested}  given the cue: source {source} content {content} nested content {nested_content}"
