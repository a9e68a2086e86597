#!/usr/bin/env bash
# For publish.yml: installs the program that sends to the target PUBLISH_TO of content/site.yaml, and gives it the secrets that it reads
# from files. Those that it reads from the environment are given to it by the workflow.
set -euo pipefail
umask 077

read_kind='const { publish = {} } = require("yaml").parse(require("fs").readFileSync("content/site.yaml", "utf8"))'
kind=$(node -p "$read_kind; publish[process.env.PUBLISH_TO]?.kind ?? ''")

case "$kind" in
  rclone) sudo apt-get update --quiet && sudo apt-get install --yes --quiet rclone ;;
  rsync) command -v rsync > /dev/null || { sudo apt-get update --quiet && sudo apt-get install --yes --quiet rsync; } ;;
  wrangler) npm install --global --silent wrangler@4.164.0 ;;
  netlify) npm install --global --silent netlify-cli@27.10.2 ;;
esac

if [ -n "${SSH_KEY:-}" ]; then
  mkdir -p ~/.ssh
  printf '%s\n' "$SSH_KEY" > ~/.ssh/id_ed25519
fi
if [ -n "${SSH_KNOWN_HOSTS:-}" ]; then
  mkdir -p ~/.ssh
  printf '%s\n' "$SSH_KNOWN_HOSTS" >> ~/.ssh/known_hosts
fi
if [ -n "${RCLONE_CONF:-}" ]; then
  mkdir -p ~/.config/rclone
  printf '%s\n' "$RCLONE_CONF" > ~/.config/rclone/rclone.conf
fi
