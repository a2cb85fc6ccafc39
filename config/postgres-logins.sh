#!/usr/bin/env bash
# Run once by the postgres image on an empty database: the logins of the jobs and of Grafana.
# The migrations grant rights to the roles; nobody logs in as a role.
set -euo pipefail

psql --set ON_ERROR_STOP=1 --set password="$POSTGRES_PASSWORD" \
    --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE weir_writer NOLOGIN;
CREATE ROLE weir_reader NOLOGIN;
CREATE USER weir_jobs PASSWORD :'password' IN ROLE weir_writer;
CREATE USER weir_grafana PASSWORD :'password' IN ROLE weir_reader;
SQL
