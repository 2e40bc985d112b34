"""Linear-chain conditional random fields over batches of short sequences."""

import numpy as np
import torch
from torch import Tensor, nn

FORBIDDEN = -1e4


def scan(weights: np.ndarray, ways: np.ndarray, starts: np.ndarray, lengths: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """
    Log partition of each sequence, and the chances of labels, of pairs of labels (summed over positions) and of first labels; `weights` (batch × length × labels) are
    exponentials of emissions. With numpy: a step is a few operations on small arrays, which torch's threads make ten times as slow.
    """
    batch, length, labels = weights.shape
    forward = np.empty_like(weights)
    scale = np.empty((batch, length))
    live = np.arange(length) < lengths[:, None]
    alpha = starts * weights[:, 0]
    for t in range(length):
        if t:
            alpha = (forward[:, t - 1] @ ways) * weights[:, t]
        total = alpha.sum(1)
        total[total == 0] = 1e-300
        scale[:, t] = total
        forward[:, t] = alpha / total[:, None]
        if t:
            forward[:, t] = np.where(live[:, t, None], forward[:, t], forward[:, t - 1])
    log_z = np.where(live, np.log(scale), 0).sum(1)
    backward = np.ones((batch, labels))
    chances = np.empty_like(weights)
    pairs = np.zeros((batch, labels, labels))
    for t in range(length - 1, -1, -1):
        chance = forward[:, t] * backward
        chances[:, t] = np.where(live[:, t, None], chance / np.maximum(chance.sum(1, keepdims=True), 1e-300), 0)
        if t:
            ahead = weights[:, t] * backward
            pair = forward[:, t - 1, :, None] * ways * ahead[:, None, :]
            pair /= np.maximum(pair.sum((1, 2), keepdims=True), 1e-300)
            pairs += np.where(live[:, t, None, None], pair, 0)
            before = ahead @ ways.T
            backward = np.where(live[:, t, None], before / np.maximum(before.sum(1, keepdims=True), 1e-300), backward)
    return log_z, chances, pairs, chances[:, 0]


class Unlikelihood(torch.autograd.Function):
    """Of each sequence, the log odds against the allowed labels."""

    @staticmethod
    def forward(ctx, emissions: Tensor, transitions: Tensor, starts: Tensor, held: Tensor, lengths: Tensor) -> Tensor:
        x = emissions.detach().double().numpy()
        x = x - x.max(2, keepdims=True)
        weights = np.exp(x)
        ways, firsts = np.exp(transitions.detach().double().numpy()), np.exp(starts.detach().double().numpy())
        sizes = lengths.numpy()
        every = scan(weights, ways, firsts, sizes)
        right = scan(weights * held.numpy(), ways, firsts, sizes)
        ctx.differences = tuple(torch.from_numpy((a - b).astype(np.float32)) for a, b in zip(every[1:], right[1:]))
        return torch.from_numpy((every[0] - right[0]).astype(np.float32))

    @staticmethod
    def backward(ctx, grad: Tensor):
        labels, pairs, firsts = ctx.differences
        return labels * grad[:, None, None], (pairs * grad[:, None, None]).sum(0), (firsts * grad[:, None]).sum(0), None, None


class Chain(nn.Module):
    """Scores of one label following another; `forbidden` pairs and starts never come."""

    def __init__(self, labels: int, forbidden: list[tuple[int, int]], starts: list[int]):
        super().__init__()
        self.labels = labels
        self.transitions = nn.Parameter(torch.zeros(labels, labels))
        self.starts = nn.Parameter(torch.zeros(labels))
        never = torch.zeros(labels, labels)
        for before, after in forbidden:
            never[before, after] = FORBIDDEN
        self.register_buffer("never", never)
        never_first = torch.zeros(labels)
        never_first[starts] = FORBIDDEN
        self.register_buffer("never_first", never_first)

    def loss(self, emissions: Tensor, allowed: Tensor, lengths: Tensor) -> Tensor:
        """How unlikely the allowed labels are, a number a sequence (batch × length × labels); `allowed` has a bit for each label that a position may have."""
        held = (allowed.unsqueeze(2) >> torch.arange(self.labels)) & 1
        return Unlikelihood.apply(emissions, self.transitions + self.never, self.starts + self.never_first, held, lengths)

    @torch.no_grad()
    def decode(self, emissions: Tensor) -> list[int]:
        """The best labelling of one sequence (length × labels)."""
        transitions, starts = (self.transitions + self.never).numpy(), (self.starts + self.never_first).numpy()
        rows = emissions.float().numpy()
        best = starts + rows[0]
        back = []
        for row in rows[1:]:
            ways = best[:, None] + transitions
            back.append(ways.argmax(0))
            best = ways.max(0) + row
        label = int(best.argmax())
        found = [label]
        for way in reversed(back):
            label = int(way[label])
            found.append(label)
        return found[::-1]
