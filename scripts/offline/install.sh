#!/bin/sh
# Finds a Python that this folder is for, and lets it run install.py, which stands beside this file.
here=$(cd "$(dirname "$0")" && pwd)
for version in PYTHONS; do
  for python in "python$version" python3; do
    if "$python" -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$version')" 2>/dev/null; then
      exec "$python" "$here/install.py" "$@"
    fi
  done
done
echo "This folder needs one of these Pythons, and none was found: PYTHONS. Nothing was changed." >&2
exit 1
