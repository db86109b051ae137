# Everything from a clean machine with Python 3.11-3.13 and make: `make dataset` or `make test` set up .venv by themselves.
.PHONY: dataset test ui lint bench model locks clean

VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1 && echo $$p && break; done)
CORPORA ?= ../shared/corpora
COMPILE = uv pip compile pyproject.toml --group build --universal --generate-hashes --no-header --python-version 3.11 -q

export DAGSTER_DISABLE_TELEMETRY := 1
export GX_ANALYTICS_ENABLED := false

dataset: $(VENV)/ready
	$(BIN)/onrecord build

ui: $(VENV)/ready
	$(BIN)/onrecord ui

test: $(VENV)/ready-dev
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

lint: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/ready-dev
	$(BIN)/python -m benchmarks --corpora $(CORPORA)

model: $(VENV)/ready-train
	$(BIN)/python -m training.attribution --corpus $(CORPORA)/polnear --out outputs/training
	$(BIN)/python -m training.antecedents --corpora $(CORPORA) --model outputs/training
	$(BIN)/python -m training.stance --corpora $(CORPORA) --model outputs/training
	$(BIN)/python -m training.statements --corpora $(CORPORA) --model outputs/training
	$(BIN)/python -m training.export --model outputs/training
	$(BIN)/python -m training.copies --corpora $(CORPORA)
	$(BIN)/python -m training.linking --corpus $(CORPORA)/polnear
	$(BIN)/python -m training.calibration --corpus $(CORPORA)/polnear

locks:
	$(COMPILE) -o requirements.lock
	$(COMPILE) -c requirements.lock --extra dev -o requirements-dev.lock
	$(COMPILE) -c requirements.lock --extra train -o requirements-train.lock

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache

# One environment; each `ready` stamp adds the packages of its lock to it. uv where it is installed, else venv and pip.
$(VENV)/created:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed: install one, or name it with PYTHON=..."; exit 1; }
ifdef UV
	$(UV) venv -q --allow-existing --python $(PYTHON) $(VENV)
else
	$(PYTHON) -m venv $(VENV)
endif
	touch $@

define install
	@echo "installing the packages of $(1)"
	$(if $(UV),$(UV) pip install -q --python $(BIN)/python --require-hashes -r $(1),$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r $(1))
	$(if $(UV),$(UV) pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .,$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .)
	touch $@
endef

$(VENV)/ready: requirements.lock pyproject.toml | $(VENV)/created
	$(call install,requirements.lock)

$(VENV)/ready-dev: requirements-dev.lock pyproject.toml | $(VENV)/created
	$(call install,requirements-dev.lock)
	touch $(VENV)/ready

$(VENV)/ready-train: requirements-train.lock pyproject.toml | $(VENV)/created
	$(call install,requirements-train.lock)
