"""The encoder: layers over the whole text that find cues, and a few more over the window of one cue that find its source and content."""

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from texts import SHAPES, STATES, TAGS

WIDTH = 384
HEADS = 12
INNER = 1536
SHARED = 6
# The first layers and the pieces' vectors stay as the base has them: little is lost, and pieces that the texts lack stay beside those that they have.
FROZEN = 3
PER_CUE = 2
ROLES = 5
CUES = 6
# Places of a piece beside its cue: 0 inside, then 1 … REACH to its right, and as many to its left; far ones share a place.
NEAR = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 19, 24, 32, 44, 64, 100]
PLACES = 1 + 2 * len(NEAR)


def drop(x: Tensor, share: float, training: bool) -> Tensor:
    """Dropout with one mask for all places of a sequence: a mask a place costs as much as a layer on a processor."""
    if not training or not share:
        return x
    return x * (torch.rand(x.shape[0], 1, x.shape[2], dtype=torch.float32) >= share).to(x.dtype).div_(1 - share)


class Layer(nn.Module):
    """A layer of BERT: attention, then a wider layer and back, each added to what came in and normed."""

    def __init__(self, dropout: float):
        super().__init__()
        self.mix = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.mix(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        # Not the fused attention: on a processor its way back costs three times this one.
        with torch.autocast("cpu", enabled=False):
            seen = (q * (WIDTH // HEADS) ** -0.5) @ k.transpose(2, 3)
            seen = (seen if bias is None else seen + bias.to(seen.dtype)).softmax(3) @ v
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm(x + drop(seen, self.dropout, self.training))
        return self.last_norm(x + drop(self.narrow(F.gelu(self.wide(x))), self.dropout, self.training))


class Network(nn.Module):
    def __init__(self, words: int, dropout: float = 0.1, shared: int = SHARED, per_cue: int = PER_CUE):
        super().__init__()
        self.words = nn.Embedding(words, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.tags = nn.Embedding(TAGS, WIDTH)
        self.marks = nn.Embedding(STATES * SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(0 if i < FROZEN else dropout) for i in range(shared))
        self.cues = nn.Linear(WIDTH, CUES)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.role_layers = nn.ModuleList(Layer(dropout) for _ in range(per_cue))
        self.roles = nn.Linear(WIDTH, ROLES)
        for part in (self.words, self.positions, self.norm, *self.layers[:FROZEN]):
            part.requires_grad_(False)
        for embedding in (self.tags, self.marks, self.places):
            nn.init.normal_(embedding.weight, std=0.02)

    def below(self, pieces: Tensor, bias: Tensor | None = None) -> Tensor:
        """What the layers that are not learnt say of the pieces of chunks (batch × length), each position counted from the chunk's beginning."""
        x = self.norm(self.words(pieces) + self.positions.weight[: pieces.shape[1]])
        for layer in self.layers[:FROZEN]:
            x = layer(x, bias)
        return x

    def above(self, x: Tensor, tags: Tensor, marks: Tensor, bias: Tensor | None = None) -> Tensor:
        """States of the pieces."""
        x = x + (self.tags(tags) + self.marks(marks)).to(x.dtype)
        for layer in self.layers[FROZEN:]:
            x = layer(x, bias)
        return x

    def read_roles(self, states: Tensor, places: Tensor, bias: Tensor | None = None) -> Tensor:
        """States of the pieces of windows, read again from the cue's place."""
        x = states + self.places(places).to(states.dtype)
        for layer in self.role_layers:
            x = layer(x, bias)
        return x

    def start_from(self, path: str) -> None:
        """Takes a pretrained base's weights; the layers of one cue start as copies of the last ones."""
        base = {name.removeprefix("bert."): value for name, value in load_file(path).items()}
        types = base["embeddings.token_type_embeddings.weight"][0]
        with torch.no_grad():
            self.words.weight.copy_(base["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(base["embeddings.position_embeddings.weight"] + types)
            copy(self.norm, base, "embeddings.LayerNorm")
        last = 1 + max(int(name.split(".")[2]) for name in base if name.startswith("encoder.layer."))
        for i, layer in enumerate(self.layers):
            copy_layer(layer, base, i)
        for i, layer in enumerate(self.role_layers):
            copy_layer(layer, base, last - len(self.role_layers) + i)


@torch.no_grad()
def copy(part: nn.Module, base: dict[str, Tensor], name: str) -> None:
    part.weight.copy_(base[f"{name}.weight"])
    part.bias.copy_(base[f"{name}.bias"])


@torch.no_grad()
def copy_layer(layer: Layer, base: dict[str, Tensor], i: int) -> None:
    at = f"encoder.layer.{i}"
    for kind in ("weight", "bias"):
        parts = [base[f"{at}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
        getattr(layer.mix, kind).copy_(torch.cat(parts))
    copy(layer.out, base, f"{at}.attention.output.dense")
    copy(layer.norm, base, f"{at}.attention.output.LayerNorm")
    copy(layer.wide, base, f"{at}.intermediate.dense")
    copy(layer.narrow, base, f"{at}.output.dense")
    copy(layer.last_norm, base, f"{at}.output.LayerNorm")
