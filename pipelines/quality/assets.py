"""The quality stage in Dagster: all suites and cross-table rules gathered into `validation_report`."""

import json
from collections.abc import Iterator

import dagster as dg

from pipelines.checks import Workspace, check_specs, publish, specs, structure
from pipelines.quality.report import report, summary, validated_tables
from pipelines.quality.rules import all_rules, run
from pipelines.store import Written, connect

DEPS = {"validation_report": tuple(validated_tables())}

_RULE_CHECKS = [
    dg.AssetCheckSpec(rule.name, asset="validation_report", description=rule.description) for rule in all_rules()
]


@dg.multi_asset(
    name="quality",
    specs=specs(DEPS, {"duckdb"}),
    check_specs=[*check_specs(DEPS), *_RULE_CHECKS],
    can_subset=False,
)
def quality(
    context: dg.AssetExecutionContext, workspace: Workspace
) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
    """Judge every table and every rule across tables; refuse a set of tables that were not made from each other."""
    store = workspace.store
    names = validated_tables()
    if mixed := store.mixed(names):
        raise dg.Failure("the tables do not belong together: " + "; ".join(mixed))
    hashes = {name: store.sha256(name) for name in names}
    structures = []
    with connect() as connection:
        for name in names:
            table = store.read(name)
            structures.append(structure(store, Written(name, store.path(name), table.num_rows, hashes[name]), table))
            connection.register(name, table)
        rules = run(connection)
    found = summary(structures, rules)
    aside = store.outputs / "validation" / ".validation.tmp"
    aside.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    aside.replace(store.outputs / "validation" / "validation.json")
    counts = {f"{status}_checks": number for status, number in found["statuses"].items()}
    yield publish(store, "validation_report", report(structures, rules, hashes), DEPS["validation_report"], counts)
    for rule in rules:
        yield dg.AssetCheckResult(
            asset_key="validation_report",
            check_name=rule.rule,
            passed=rule.passed,
            severity=dg.AssetCheckSeverity.ERROR if rule.severity == "critical" else dg.AssetCheckSeverity.WARN,
            metadata={"checked": rule.checked_count, "violations": rule.violation_count, "error": rule.error or ""},
        )
