#!/usr/bin/env bash
# For test.yml and nightly.yml: the software is tested where it is at home, beside the sample newsroom. A newspaper got it tested.
set -euo pipefail

if [ "${TEST_SOFTWARE:-}" = true ] || grep -qx 'address: https://meridian\.example/' content/site.yaml; then
  echo 'tested=true' >> "$GITHUB_OUTPUT"
else
  echo 'tested=false' >> "$GITHUB_OUTPUT"
  echo '::notice title=The software is not tested here::This is the repository of a newspaper. With code of your own, set the variable TEST_SOFTWARE to true.'
fi
