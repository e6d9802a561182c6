#!/usr/bin/env bash
# The step "Check" of action.yml: one run of tiaoli gives SARIF, annotations and the summary.
# Reads the action's inputs from the environment; exits with the status of tiaoli.
set -euo pipefail

options=(check --format "sarif=$SARIF")
if [ "$ANNOTATIONS" = true ]; then options+=(--format github); else options+=(--format text); fi
summary=$RUNNER_TEMP/tiaoli-summary.md
if [ "$SUMMARY" = true ]; then options+=(--format "markdown=$summary"); fi
if [ -n "$CONFIG" ]; then options+=(--config "$CONFIG"); fi
if [ -n "$BASELINE" ]; then options+=(--baseline "$BASELINE"); fi
if [ -n "$SINCE" ]; then options+=(--since "$SINCE"); fi
if [ -n "$FAIL_ON" ]; then options+=(--fail-on "$FAIL_ON"); fi
options+=(--)
while IFS= read -r path; do
  if [ -n "$path" ]; then options+=("$path"); fi
done <<<"$PATHS"

status=0
"$RUNNER_TEMP/tiaoli/bin/tiaoli" "${options[@]}" || status=$?
if [ -f "$summary" ]; then cat "$summary" >>"$GITHUB_STEP_SUMMARY"; fi
printf 'sarif=%s\nstatus=%s\n' "${SARIF//$'\n'/}" "$status" >>"$GITHUB_OUTPUT"
exit "$status"
