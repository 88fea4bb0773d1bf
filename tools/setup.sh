#!/bin/sh
# Makes the virtual environment from requirements.lock and installs the project into it.
# Needs Python 3.11 or newer with venv or pip, and nothing else.
set -eu

say() { printf '%s\n' "$*" >&2; }

"$PYTHON" - <<'PY' || { say "make: Python 3.11 or newer is needed; choose one with PYTHON=…"; exit 1; }
import sys
sys.exit(sys.version_info < (3, 11))
PY

uv_wanted=$(sed -n 's/^\(uv==[0-9.]*\).*/\1/p' requirements.lock)
if [ ! -x "$VENV/bin/python" ]; then
  say "Making $VENV …"
  # Debian splits venv's own pip off; a pip from outside can still fill the environment.
  "$PYTHON" -m venv "$VENV" 2>/dev/null || "$PYTHON" -m venv --clear --without-pip "$VENV"
fi
if [ ! -x "$VENV/bin/uv" ]; then
  if "$VENV/bin/python" -m pip --version >/dev/null 2>&1; then
    "$VENV/bin/python" -m pip install --quiet "$uv_wanted"
  elif "$PYTHON" -m pip --version >/dev/null 2>&1; then
    "$PYTHON" -m pip --python "$VENV/bin/python" install --quiet "$uv_wanted"
  else
    rm -rf "$VENV"
    say "make: this Python has neither venv with pip nor pip; install python3-venv (or python3-pip)"
    exit 1
  fi
fi

say "Installing locked versions …"
export VIRTUAL_ENV="$PWD/$VENV"
"$VENV/bin/uv" pip sync --quiet --require-hashes requirements.lock
"$VENV/bin/uv" pip install --quiet --no-deps --no-build-isolation --editable .
