"""The whole job through real Dagster runs: the sample and small batches, twice, shuffled, killed, broken."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import dagster as dg
import duckdb
import pyarrow.parquet as pq
import pytest

from pipelines.checks import CHECK, Workspace
from pipelines.definitions import build_definitions, fingerprint, new_batches
from pipelines.release.index import folders
from pipelines.release.rebuild import differences
from pipelines.store import Store
from schemas.render import arrow
from schemas.tables import TABLES
from tests.conftest import GOLD, ROOT, SAMPLE, STORY, Built, run, small_batch


def metadata(result: dg.ExecuteInProcessResult, asset: str) -> dict[str, object]:
    (event,) = [e for e in result.get_asset_materialization_events() if e.asset_key.to_user_string() == asset]
    return {name: value.value for name, value in event.step_materialization_data.materialization.metadata.items()}


def hashes(outputs: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted((outputs / "tables").glob("*.parquet"))}


def test_the_sample_builds_and_every_check_passes(sample: Built) -> None:
    outputs = sample.outputs
    assert sample.success
    assert [(asset, check) for asset, check, passed in sample.checks if not passed] == []
    assert {asset for asset, check, _ in sample.checks if check == CHECK} == set(TABLES)
    assert set(hashes(outputs)) == {f"{name}.parquet" for name in TABLES}
    for name, table in TABLES.items():
        assert pq.read_schema(outputs / "tables" / f"{name}.parquet").names == arrow.schema(table).names


def test_every_quotation_slices_back(sample: Built) -> None:
    store = Store(sample.outputs)
    text = {row["article_id"]: row["text"] for row in store.read("articles").to_pylist()}
    quotes = {row["quote_id"]: row for row in store.read("quotes").to_pylist()}
    parts: dict[tuple[str, str], list[str]] = {}
    for span in store.read("quote_spans").to_pylist():
        article = text[quotes[span["quote_id"]]["article_id"]]
        parts.setdefault((span["quote_id"], span["role"]), []).append(article[span["char_start"] : span["char_end"]])
    assert len(quotes) > 300
    for (quote_id, role), slices in parts.items():
        assert " ".join(slices) == quotes[quote_id][f"{role}_text"]


def test_copies_are_what_the_sample_says(sample: Built) -> None:
    store = Store(sample.outputs)
    articles = store.read("articles").to_pylist()
    feed = [json.loads(line)["id"] for line in (SAMPLE / "northwire-feed.jsonl").read_text().splitlines()]

    def find(name: str, record: str) -> str:
        number = feed.index(record) if record else 0
        (found,) = [a for a in articles if a["source_path"] == f"sample/{name}" and a["record_no"] == number]
        return str(found["article_id"])

    related = {
        frozenset((row["article_id"], row["other_article_id"])): row["relation"]
        for row in store.read("article_relations").to_pylist()
    }
    wanted = {
        frozenset((find(row["file"], row["record"]), find(row["copy_of_file"], row["copy_of_record"]))): row["relation"]
        for row in csv.DictReader((GOLD / "sample_copies.csv").open(encoding="utf-8"))
    }
    assert wanted.items() <= related.items()
    assert {related[pair] for pair in related.keys() - wanted.keys()} <= {"partial"}, "no further copies"


def test_the_main_claim_of_the_sample(sample: Built) -> None:
    with duckdb.connect(str(sample.outputs / "onrecord.duckdb"), read_only=True) as connection:
        rows = connection.execute(
            """
            SELECT speakers.name, positions.stance
            FROM positions JOIN claims USING (claim_id) JOIN speakers USING (speaker_id)
            WHERE is_contested AND statement ILIKE '%Karsenia%' AND statement NOT ILIKE '%prepar%'
            """
        ).fetchall()
    stances = {(name.split()[-1], stance) for name, stance in rows}
    assert any(stance == "asserts" for _, stance in stances)
    assert ("Drazhin", "denies") in stances
    assert any(stance == "no_evidence" for _, stance in stances)


def test_a_second_run_reads_nothing_and_changes_nothing(story: tuple[Path, Path]) -> None:
    raw, outputs = story
    before = hashes(outputs)
    releases = sorted(path.name for path in (outputs / "releases").iterdir())
    result = run(raw, outputs)
    assert metadata(result, "_attributions")["texts_through_the_model"] == 0
    assert metadata(result, "_documents")["files_read_anew"] == 0
    assert metadata(result, "release")["version"] == "no new release"
    assert hashes(outputs) == before
    assert sorted(path.name for path in (outputs / "releases").iterdir()) == releases


def test_one_more_article_puts_one_text_through_the_model(story: tuple[Path, Path], tmp_path: Path) -> None:
    raw, outputs = story
    shutil.copytree(raw, tmp_path / "raw")
    shutil.copytree(outputs / "cache", tmp_path / "outputs" / "cache")
    (tmp_path / "raw" / "new").mkdir()
    (tmp_path / "raw" / "new" / "late.txt").write_text(
        "Villa sold, ministry says\n\nThe villa was sold on Friday, the Finance Ministry said. “It is done,” he said.\n"
    )
    result = run(tmp_path / "raw", tmp_path / "outputs")
    assert result.success
    assert metadata(result, "_attributions")["texts_through_the_model"] == 1


def test_the_bytes_do_not_depend_on_order_or_workers(story: tuple[Path, Path], tmp_path: Path) -> None:
    _, outputs = story
    small_batch(tmp_path / "raw" / "villa", list(reversed(STORY)))
    assert run(tmp_path / "raw", tmp_path / "outputs", workers=2).success
    assert hashes(tmp_path / "outputs") == hashes(outputs)


def test_ids_do_not_depend_on_the_batch(story: tuple[Path, Path], tmp_path: Path) -> None:
    _, outputs = story
    small_batch(tmp_path / "raw" / "elsewhere" / "deep")
    assert run(tmp_path / "raw", tmp_path / "outputs").success
    for name in ("quotes", "speakers", "claims", "positions"):
        key = TABLES[name].key
        assert Store(tmp_path / "outputs").read(name).select(key).equals(Store(outputs).read(name).select(key))


def cli(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipelines.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_the_release_command_makes_no_second_release_and_archives_the_first(sample: Built, tmp_path: Path) -> None:
    assert "run `onrecord build` first" in cli("release", "--outputs", str(tmp_path)).stderr
    shutil.copytree(sample.outputs, tmp_path / "outputs")
    answer = cli("release", "--outputs", str(tmp_path / "outputs"), "--archive")
    assert answer.returncode == 0, answer.stderr
    (made,) = (tmp_path / "outputs" / "releases").glob("v*")
    assert f"nothing has changed since {made.name}" in answer.stdout
    assert (tmp_path / "outputs" / "archives" / f"onrecord-{made.name}.zip.sha256").is_file()


def test_a_release_comes_out_again_in_every_byte_and_a_changed_input_is_told(tmp_path: Path) -> None:
    raw, outputs = small_batch(tmp_path / "raw" / "villa", STORY[3:5]), tmp_path / "outputs"
    assert run(raw, outputs).success
    late = raw / "villa" / "late.txt"
    late.write_text("Peacock found\n\nThe peacock was found on Friday, the harbour office said.\n")
    assert run(raw, outputs).success
    first, second = folders(outputs / "releases")
    again = cli("rebuild", str(second), "--raw", str(raw))
    assert again.returncode == 0, again.stdout + again.stderr
    assert "rebuilt, the same in every byte" in again.stdout
    assert cli("verify", str(second)).returncode == 0
    found = differences(second, first)
    assert "parquet/quotes.parquet differs" in found
    assert any(line.startswith("input: villa/late.txt was") for line in found)
    shutil.rmtree(first)
    alone = cli("rebuild", str(second), "--raw", str(raw))
    assert alone.returncode == 2
    assert "which is needed beside it" in alone.stderr


def test_a_killed_build_leaves_nothing_half_made_and_the_next_one_is_undisturbed(
    story: tuple[Path, Path], tmp_path: Path
) -> None:
    raw, undisturbed = story
    outputs = tmp_path / "outputs"
    command = [sys.executable, "-m", "pipelines.cli", "build", "--raw", str(raw), "--outputs", str(outputs)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 120
        while not (outputs / "tables" / "_attributions.parquet").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    for path in (outputs / "tables").glob("*.parquet"):
        assert pq.read_table(path).num_rows >= 0
    assert not (outputs / "releases" / "latest.json").exists()
    again = cli("build", "--raw", str(raw), "--outputs", str(outputs), "--workers", "1")
    assert again.returncode == 0, again.stderr
    assert "release v" in again.stdout.replace("release   ", "release ") and hashes(outputs) == hashes(undisturbed)
    shown = cli("sql", "--outputs", str(outputs), "SELECT count(*) AS n FROM quotes")
    assert shown.returncode == 0 and "n" in shown.stdout
    version = json.loads((outputs / "releases" / "latest.json").read_text())["version"]
    assert cli("verify", str(outputs / "releases" / version)).returncode == 0


def test_a_build_beside_another_says_so(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    with Store(tmp_path / "outputs").lock():
        answer = cli("build", "--raw", str(tmp_path / "raw"), "--outputs", str(tmp_path / "outputs"))
    assert answer.returncode == 3 and "being built by process" in answer.stderr
    assert cli("build", "--raw", str(tmp_path / "nowhere")).returncode == 2
    assert cli("sql", "--outputs", str(tmp_path / "empty"), "SELECT 1").returncode == 2


def test_a_table_changed_after_validation_is_not_released(story: tuple[Path, Path], tmp_path: Path) -> None:
    raw, outputs = story
    copy = tmp_path / "outputs"
    shutil.copytree(outputs, copy)
    rows = Store(copy).read("speaker_aliases").slice(1)
    Store(copy).write("speaker_aliases", rows, ["articles", "_attributions", "shared_passages"])
    definitions = build_definitions(Workspace(raw=str(raw), outputs=str(copy)))
    with dg.DagsterInstance.ephemeral() as instance:
        job = definitions.resolve_implicit_global_asset_job_def()
        result = job.execute_in_process(
            instance=instance, raise_on_error=False, asset_selection=[dg.AssetKey("release")]
        )
    assert not result.success
    assert len(list((copy / "releases").glob("v*"))) == 1


def test_an_empty_and_a_broken_batch_still_give_a_dataset(tmp_path: Path) -> None:
    folder = tmp_path / "raw" / "broken"
    folder.mkdir(parents=True)
    (folder / "noise.txt").write_bytes(b"\xff\xfe\x00bad")
    (folder / "page.docx").write_bytes(b"PK")
    (folder / "feed.jsonl").write_text('{"title": "x"\n{"text": "Only a few words here."}\n')
    result = run(tmp_path / "raw", tmp_path / "outputs")
    assert result.success
    reasons = Store(tmp_path / "outputs").read("rejected_inputs")["reason"].to_pylist()
    assert sorted(reasons) == ["malformed_record", "not_utf8", "unsupported_format"]


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    folder = tmp_path / "raw" / "hostile"
    folder.mkdir(parents=True)
    article = {
        "url": "javascript:alert(1)",
        "outlet": "'; DROP TABLE quotes; --",
        "title": '<script>alert("x")</script> "><img src=x onerror=alert(1)>',
        "text": "“$(rm -rf) | `id` | {{7*7}} <b>we stay</b> ((((a+)+)+)+$,” mayor O'Brian; DROP TABLE said on Monday.",
        "date": "2031-03-04",
    }
    (folder / "a.jsonl").write_text(json.dumps(article))
    result = run(tmp_path / "raw", tmp_path / "outputs")
    assert result.success
    assert "<script" not in str(metadata(result, "articles")["preview"])
    with duckdb.connect(str(tmp_path / "outputs" / "onrecord.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT outlet FROM articles").fetchall() == [(article["outlet"],)]
        assert connection.execute("SELECT count(*) FROM attributed_claims WHERE link IS NOT NULL").fetchone() == (0,)


def test_the_seeds(seeds: Path, tmp_path: Path) -> None:
    assert run(seeds, tmp_path, workers=2).success
    store = Store(tmp_path)
    relations = store.read("article_relations").to_pylist()
    outlets = {row["article_id"]: row["outlet"] for row in store.read("articles").to_pylist()}
    assert [row["relation"] for row in relations] == ["partial"]
    assert store.read("shared_passages").num_rows == 5
    shared = {outlets[row[key]] for row in relations for key in ("article_id", "other_article_id")}
    assert len(shared) == 1, "the two of one house share passages, the third stands alone"
    names = {row["speaker_id"]: row["name"] for row in store.read("speakers").to_pylist()}
    kinds = {row["speaker_id"]: row["kind"] for row in store.read("speakers").to_pylist()}
    contested = [row for row in store.read("claims").to_pylist() if row["is_contested"]]
    main = max(contested, key=lambda row: (row["quote_count"], row["claim_id"]))
    found = {
        (names[row["speaker_id"]], kinds[row["speaker_id"]], row["stance"])
        for row in store.read("positions").to_pylist()
        if row["claim_id"] == main["claim_id"]
    }
    assert any("Parliament" in name and stance in {"asserts", "confirms"} for name, _, stance in found)
    assert [name.split()[-1] for name, _, stance in found if stance == "denies"] == ["Lukashenko"]
    assert any(kind == "anonymous_person" and stance == "no_evidence" for _, kind, stance in found)
    speakers = {
        (row["quote_id"], row["role"]): names[row["speaker_id"]] for row in store.read("quote_speakers").to_pylist()
    }
    chains = {
        (speakers.get((quote, "relay"), ""), name) for (quote, role), name in speakers.items() if role == "primary"
    }
    for outer, inner in (("Parliament", "Kyrylov"), ("Zelensky", "Lukashenko"), ("Washington Post", "official")):
        assert any(outer in relay and inner in name for relay, name in chains), f"{outer} > {inner}"
    other = [row["statement"] for row in store.read("claims").to_pylist() if row["claim_id"] != main["claim_id"]]
    assert any("preparing to send" in statement for statement in other), "a plan is another claim"


def test_the_sensor_asks_for_a_run_when_files_change(tmp_path: Path) -> None:
    sensor = new_batches(tmp_path)
    (tmp_path / "a.txt").write_text("x")
    first = sensor(dg.build_sensor_context())
    assert isinstance(first, dg.SensorResult) and not first.run_requests
    same = sensor(dg.build_sensor_context(cursor=first.cursor))
    assert isinstance(same, dg.SkipReason)
    (tmp_path / "b.txt").write_text("y")
    changed = sensor(dg.build_sensor_context(cursor=first.cursor))
    assert isinstance(changed, dg.SensorResult) and changed.run_requests
    assert changed.run_requests[0].run_key == fingerprint(tmp_path)


def test_the_definitions_hold_what_the_docs_say() -> None:
    definitions = build_definitions()
    repository = definitions.get_repository_def()
    assert {job.name for job in repository.get_all_jobs() if not job.name.startswith("__")} == {"dataset", "release"}
    graph = definitions.resolve_asset_graph()
    for name, table in TABLES.items():
        node = graph.get(dg.AssetKey(name))
        assert node.group_name == table.stage and node.owners and node.description and node.kinds
        assert "dagster/column_schema" in node.metadata
    (schedule,) = repository.schedule_defs
    assert schedule.default_status == dg.DefaultScheduleStatus.STOPPED


@pytest.mark.skipif(os.name != "posix", reason="process groups are POSIX")
def test_the_code_location_loads_by_workspace_yaml(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "dagster", "definitions", "validate", "-w", "workspace.yaml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "DAGSTER_HOME": str(tmp_path), "ONRECORD_OUTPUTS": str(tmp_path)},
    )
    assert answer.returncode == 0, answer.stderr
