#!/bin/sh
# Runs the application as one process; what it connects to stands in environment variables (docs/deployment.md).
# It writes below STATE_DIRECTORY, as systemd names it, to a folder that each start empties.
set -eu

here="$(cd -- "$(dirname -- "$0")" && pwd -P)"
work="${STATE_DIRECTORY:-/var/lib/crossdock}/server"
export CROSSDOCK_HTTP_ADDRESS="${CROSSDOCK_HTTP_ADDRESS:-0.0.0.0}"
export CROSSDOCK_DATABASE_PORT="${CROSSDOCK_DATABASE_PORT:-5432}"
export CROSSDOCK_DATABASE_NAME="${CROSSDOCK_DATABASE_NAME:-crossdock}"
export CROSSDOCK_DATABASE_USER="${CROSSDOCK_DATABASE_USER:-crossdock}"
# The application reads secrets from files itself; the server's pool of connections takes the value only.
if [ -n "${CROSSDOCK_DATABASE_PASSWORD_FILE:-}" ]; then
  CROSSDOCK_DATABASE_PASSWORD="$(sed 's/^[[:space:]]*//; s/[[:space:]]*$//' "$CROSSDOCK_DATABASE_PASSWORD_FILE")"
  export CROSSDOCK_DATABASE_PASSWORD
fi
: "${CROSSDOCK_DATABASE_HOST:?names the PostgreSQL server}"
: "${CROSSDOCK_DATABASE_PASSWORD:?is needed, or CROSSDOCK_DATABASE_PASSWORD_FILE}"

rm -rf "$work"
mkdir -p -m 700 "$work"
# The adapter comes first: workers ask for it by the name of its file. JAVA_OPTIONS may hold several options.
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" "@$here/jvm.options" ${JAVA_OPTIONS:-} -jar "$here/payara-micro.jar" \
  --deploy "$here/crossdock-artemis.rar" --deploy "$here/crossdock.war" --contextroot / \
  --port "${CROSSDOCK_HTTP_PORT:-8080}" --nocluster --rootDir "$work" \
  --addLibs "$here/postgresql.jar" --prebootcommandfile "$here/preboot.asadmin"
