#!/usr/bin/env bash
# For publish.yml: whether there is something to publish, at which address GitHub Pages serves it, by how many machines it is built, and
# the moment at which all of them publish what is due.
set -euo pipefail

tell() { echo "$1=$2" >> "$GITHUB_OUTPUT"; }
refuse() {
  echo "::error title=The newspaper is not published::$1"
  exit 1
}

if [ "$EVENT" = push ] && grep -qx 'address: https://meridian\.example/' content/site.yaml; then
  echo '::notice title=Nothing is published::Here is the sample newsroom still. “npm run new -- newspaper” begins your own; to publish the sample, start this workflow by hand.'
  tell ready false
  exit
fi

if [ -z "${PUBLISH_TO:-}" ]; then
  settings="$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/settings/pages"
  pages=$(gh api "repos/$GITHUB_REPOSITORY/pages" --jq '"\(.build_type) \(.html_url)"') ||
    refuse "GitHub Pages is not set up yet. Open $settings, choose “GitHub Actions” under “Source”, and run this workflow again. To publish elsewhere, name a target of content/site.yaml in the variable PUBLISH_TO. docs/from-zero-to-online.md shows both."
  [ "${pages%% *}" = workflow ] ||
    refuse "GitHub Pages publishes a branch now. Open $settings, choose “GitHub Actions” under “Source”, and run this workflow again."
  tell address "${pages#* }"
fi

shards=${SHARDS:-1}
[[ "$shards" =~ ^[1-9][0-9]?$ ]] || refuse "The variable SHARDS is “$shards”. Write a number from 1 to 99."
tell shards "[$(seq -s , 1 "$shards")]"
tell now "$(date +%s)"
tell ready true
