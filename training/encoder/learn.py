"""Learns the encoder from annotated texts (see README.md)."""

import argparse
import random
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, distributed, nn

from crf import Chain
from measure import measure
from network import NEAR, Network
from pieces import Pieces
from texts import LONGEST_WINDOW, Example, Text, read_texts

# Sequences of a batch have at most so many places, padding counted.
BATCH_PLACES = 2400
# How much a nested cue and the contents that hold it count beside an outermost one, which is ten times as frequent.
NESTED_WEIGHT = 3.0
# Processes average, and the kept weights follow, after each so many steps.
FOLLOW = 4
# Looks at a part of dev, and keeps a file, every so many steps.
LOOK = 300


class Reader(nn.Module):
    """The network with the chains that decode what it says; its methods go from texts to emissions over tokens."""

    def __init__(self, network: Network):
        super().__init__()
        self.network = network
        self.outer = Chain(3, [(0, 2)], [2])
        self.any_depth = Chain(3, [(0, 2)], [2])
        self.roles = Chain(5, [(0, 2), (0, 4), (1, 4), (2, 4), (3, 2), (4, 2)], [2, 4])

    def states(self, texts: list[Text]) -> list[Tensor]:
        """States of every piece of each text."""
        chunks = [(t, c) for t, text in enumerate(texts) for c in text.chunks]
        order = sorted(range(len(chunks)), key=lambda i: len(chunks[i][1].pieces))
        out: list[Tensor | None] = [None] * len(chunks)
        for batch in batches(order, [len(chunks[i][1].pieces) for i in order]):
            group = [chunks[i][1] for i in batch]
            pieces, mask = pad([c.pieces for c in group])
            tags, _ = pad([c.tags for c in group])
            marks, _ = pad([c.marks for c in group])
            if any(c.below is None for c in group):
                with torch.no_grad():
                    below = self.network.below(pieces, bias_of(mask)).bfloat16()
                for chunk, rows in zip(group, below):
                    chunk.below = rows[: len(chunk.pieces)].clone()
            longest = pieces.shape[1]
            below = torch.stack([F.pad(c.below, (0, 0, 0, longest - len(c.below))) for c in group])
            states = self.network.above(below, tags, marks, bias_of(mask))
            for k, i in enumerate(batch):
                first, end = chunks[i][1].own
                out[i] = states[k, first:end]
        return [torch.cat([out[i] for i, (of, _) in enumerate(chunks) if of == t]) for t in range(len(texts))]

    def cue_emissions(self, text: Text, states: Tensor) -> Tensor:
        return self.network.cues(F.dropout(of_tokens(text, states), 0.1, self.training)).float()

    def role_emissions(self, jobs: list[tuple[Text, Tensor, Example]]) -> list[Tensor]:
        """Emissions of the tokens of each cue's window, in the order of the jobs; the cue's own tokens can be nothing but outside."""
        spans = [window_pieces(text, example) for text, _, example in jobs]
        order = sorted(range(len(jobs)), key=lambda i: spans[i][1] - spans[i][0])
        out: list[Tensor | None] = [None] * len(jobs)
        for batch in batches(order, [spans[i][1] - spans[i][0] for i in order]):
            sizes = [spans[i][1] - spans[i][0] for i in batch]
            longest = max(sizes)
            states = torch.stack([F.pad(jobs[i][1][spans[i][0] : spans[i][1]], (0, 0, 0, longest - size)) for i, size in zip(batch, sizes)])
            places, mask = pad([places_of(jobs[i][0], jobs[i][2], *spans[i]) for i in batch])
            read = self.network.read_roles(states, places, bias_of(mask))
            for k, i in enumerate(batch):
                text, _, example = jobs[i]
                start, end = example.start, example.end
                first = torch.from_numpy(text.token_first[start:end] - spans[i][0])
                last = torch.from_numpy(text.token_last[start:end] - spans[i][0])
                tokens = (read[k, first] + read[k, last]) * 0.5
                emissions = self.network.roles(F.dropout(tokens, 0.1, self.training)).float()
                own = torch.zeros(end - start, 5, dtype=torch.bool)
                own[example.first - start : example.last + 1 - start, 1:] = True
                out[i] = emissions.masked_fill(own, -1e4)
        return out


def of_tokens(text: Text, states: Tensor) -> Tensor:
    return (states[torch.from_numpy(text.token_first)] + states[torch.from_numpy(text.token_last)]) * 0.5


def batches(order: list[int], sizes: list[int]) -> list[list[int]]:
    """Groups of items in order of size, each of at most BATCH_PLACES padded places."""
    found: list[list[int]] = []
    for item, size in zip(order, sizes):
        if found and (len(found[-1]) + 1) * size <= BATCH_PLACES:
            found[-1].append(item)
        else:
            found.append([item])
    return found


def pad(columns: list[np.ndarray]) -> tuple[Tensor, Tensor]:
    longest = max(len(c) for c in columns)
    values = np.zeros((len(columns), longest), dtype=np.int64)
    mask = np.zeros((len(columns), longest), dtype=bool)
    for i, c in enumerate(columns):
        values[i, : len(c)] = c
        mask[i, : len(c)] = True
    return torch.from_numpy(values), torch.from_numpy(mask)


def bias_of(mask: Tensor) -> Tensor | None:
    """What attention adds for padding; nothing where there is none."""
    return None if bool(mask.all()) else (~mask[:, None, None, :]).float() * -1e4


def window_pieces(text: Text, example: Example) -> tuple[int, int]:
    """The pieces of a window. Windows too long were cut when the text was read."""
    return int(text.token_first[example.start]), int(text.token_last[example.end - 1]) + 1


def places_of(text: Text, example: Example, first: int, end: int) -> np.ndarray:
    """Where each piece of a window stands beside its cue."""
    cue_first, cue_last = text.token_first[example.first], text.token_last[example.last]
    at = np.arange(first, end)
    right = np.searchsorted(NEAR, at - cue_last, side="right")
    left = np.searchsorted(NEAR, cue_first - at, side="right")
    return np.where(at > cue_last, right, np.where(at < cue_first, left + len(NEAR), 0))


def shorten(text: Text) -> None:
    """Cuts windows that are too long, evenly around their cue."""
    for example in text.examples:
        half = LONGEST_WINDOW // 2
        low, high = text.token_first[example.first] - half, text.token_last[example.last] + half
        start, end = example.start, example.end
        while example.start < example.first and text.token_first[example.start] < low:
            example.start += 1
        while example.end - 1 > example.last and text.token_last[example.end - 1] > high:
            example.end -= 1
        example.labels = example.labels[example.start - start : len(example.labels) - (end - example.end)].copy()
        if len(example.labels) and example.labels[0] in (2, 4):
            example.labels[0] -= 1


def sequences(emissions: list[Tensor], allowed: list[np.ndarray]) -> tuple[Tensor, Tensor, Tensor]:
    lengths = [len(a) for a in allowed]
    longest = max(lengths)
    rows = torch.stack([F.pad(e, (0, 0, 0, longest - len(e))) for e in emissions])
    labels, _ = pad(allowed)
    return rows, labels.clamp(min=0) + (labels == 0).long(), torch.tensor(lengths)


def chain_loss(chain: Chain, emissions: list[Tensor], allowed: list[np.ndarray], weights: list[float]) -> Tensor:
    """Summed loss of sequences of all lengths, in groups of like length."""
    order = sorted(range(len(allowed)), key=lambda i: len(allowed[i]))
    total = torch.zeros(())
    for batch in batches(order, [len(allowed[i]) for i in order]):
        rows, labels, lengths = sequences([emissions[i] for i in batch], [allowed[i] for i in batch])
        total = total + (chain.loss(rows, labels, lengths) * torch.tensor([weights[i] for i in batch])).sum()
    return total


def loss_of(reader: Reader, texts: list[Text]) -> tuple[Tensor, Tensor, int]:
    states = reader.states(texts)
    outer, deep, allowed_outer, allowed_deep, weights = [], [], [], [], []
    jobs = []
    for text, of in zip(texts, states):
        emissions = reader.cue_emissions(text, of)
        for first, end in zip(text.sentences[:-1], text.sentences[1:]):
            outer.append(emissions[first:end, :3])
            deep.append(emissions[first:end, 3:])
            allowed_outer.append(text.outer[first:end])
            allowed_deep.append(text.any_depth[first:end])
            weights.append(NESTED_WEIGHT if text.deep and text.within[first:end].any() else 1.0)
        jobs += [(text, of, example) for example in text.examples]
    cue = chain_loss(reader.outer, outer, allowed_outer, [1.0] * len(outer)) + chain_loss(reader.any_depth, deep, allowed_deep, weights)
    role = torch.zeros(())
    if jobs:
        roles = reader.role_emissions(jobs)
        role = chain_loss(
            reader.roles,
            roles,
            [1 << example.labels for _, _, example in jobs],
            [NESTED_WEIGHT if example.nested else 1.0 for _, _, example in jobs],
        )
    return cue, role, len(jobs)


class Together:
    """Several processes that learn one network, each from its share of the texts: now and then their weights are averaged (local SGD, Stich 2018). On a busy machine this wastes far less than threads."""

    def __init__(self, part: int, of: int, meeting: str):
        self.of = of
        if of > 1:
            distributed.init_process_group("gloo", init_method=f"file://{meeting}", rank=part, world_size=of)

    @torch.no_grad()
    def average(self, parameters: list[Tensor], number: float) -> float:
        """Sets each parameter to its mean over the processes; gives the mean of the number."""
        if self.of == 1:
            return number
        flat = torch.cat([*(p.detach().flatten() for p in parameters), torch.tensor([number])])
        distributed.all_reduce(flat)
        flat /= self.of
        at = 0
        for p in parameters:
            p.copy_(flat[at : at + p.numel()].view_as(p))
            at += p.numel()
        return float(flat[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--train", required=True)
    parser.add_argument("--dev")
    parser.add_argument("--out", required=True)
    parser.add_argument("--steps", type=int, default=1700)
    parser.add_argument("--minutes", type=float, default=0, help="stop after so long instead, the rate falling by the clock; how many steps that were is printed")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--from", dest="before", help="go on from what an earlier run wrote")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shared", type=int, default=6)
    parser.add_argument("--per-cue", type=int, default=2)
    parser.add_argument("--texts", type=int, default=2, help="texts a step")
    parser.add_argument("--average", type=float, default=0.998, help="how slowly the kept weights follow those being learnt")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--of", type=int, default=1, help="how many processes learn together")
    parser.add_argument("--part", type=int, default=0, help="which of them this is, from 0")
    parser.add_argument("--meeting", default="", help="a file that is not there yet, by which they find each other")
    parser.add_argument("--limit", type=int, default=0, help="only so many texts, to try things out")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    together = Together(options.part, options.of, options.meeting)
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    with open(f"{options.base}/vocab.txt", encoding="utf8") as file:
        pieces = Pieces(file.read().split("\n")[:-1])
    train = read_texts(options.train, pieces, options.part, options.of)
    dev = read_texts(options.dev, pieces) if options.dev and options.part == 0 else []
    if options.limit:
        train, dev = train[: options.limit], dev[: options.limit]
    for text in train + dev:
        shorten(text)
    network = Network(len(pieces.words), shared=options.shared, per_cue=options.per_cue)
    network.start_from(f"{options.base}/model.safetensors")
    reader = Reader(network)
    before = torch.load(options.before, weights_only=True) if options.before else {"steps": 0}
    if options.before:
        reader.load_state_dict(before["state"])
    heads = [p for n, p in reader.named_parameters() if n.startswith(("network.cues", "network.roles", "network.places", "network.tags", "network.marks"))]
    chains = [p for n, p in reader.named_parameters() if not n.startswith("network.")]
    special = {id(p) for p in heads + chains}
    rest = [p for p in reader.parameters() if id(p) not in special and p.requires_grad]
    learnt = rest + heads + chains
    optimizer = torch.optim.AdamW(
        [
            {"params": rest, "lr": options.rate, "weight_decay": 0.01},
            {"params": heads, "lr": options.rate * 5, "weight_decay": 0.01},
            {"params": chains, "lr": 5e-3, "weight_decay": 0.0},
        ]
    )
    # What is drawn at the start is one for all; what is drawn while learning is not.
    random.seed(options.seed + 1000 * options.part)
    torch.manual_seed(options.seed + 1000 * options.part)
    kept = [p.detach().clone() for p in learnt]
    started = time.time()
    rates = [group["lr"] for group in optimizer.param_groups]
    queue: list[Text] = []
    step = 0
    done = 0.0
    sums = np.zeros(3)
    reader.train()
    while done < 1:
        if len(queue) < options.texts:
            queue += random.sample(train, len(train))
        batch, queue = queue[: options.texts], queue[options.texts :]
        for group, rate in zip(optimizer.param_groups, rates):
            group["lr"] = rate * min(1.0, (step + 1) / 100) * max(0.02, 1 - done)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            cue, role, jobs = loss_of(reader, batch)
        optimizer.zero_grad(set_to_none=True)
        ((cue + role) / (20.0 * options.texts)).backward()
        nn.utils.clip_grad_norm_(learnt, 1.0)
        optimizer.step()
        step += 1
        if step % FOLLOW == 0:
            reached = (time.time() - started) / (60 * options.minutes) if options.minutes else step / options.steps
            done = together.average(learnt, reached)
            keep = min(options.average**FOLLOW, step / (step + 10 * FOLLOW))
            torch._foreach_lerp_(kept, [p.detach() for p in learnt], 1 - keep)
        sums += [float(cue.detach()), float(role.detach()), jobs]
        if step % 48 == 0 and options.part == 0:
            print(f"{time.time() - started:6.0f} s  step {step}  {100 * done:.0f} %  cue {sums[0] / sums[2]:.3f}  role {sums[1] / sums[2]:.3f}", flush=True)
            sums[:] = 0
        if (step % LOOK == 0 or done >= 1) and options.part == 0:
            raw = [p.detach().clone() for p in learnt]
            torch._foreach_copy_([p.data for p in learnt], kept)
            torch.save({"state": reader.state_dict(), "shared": options.shared, "per_cue": options.per_cue, "steps": before["steps"] + step}, options.out)
            if dev:
                print(f"{time.time() - started:6.0f} s  step {step}  {measure(reader, dev if done >= 1 else dev[:: len(dev) // 20 + 1])}", flush=True)
            torch._foreach_copy_([p.data for p in learnt], raw)
            reader.train()


if __name__ == "__main__":
    main()
