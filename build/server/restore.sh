#!/bin/sh
# Puts a backup into an empty database: DATABASE_URL and ACCESSLINE_DATA of the server to be. Usage: restore.sh FOLDER
set -eu
umask 077
folder=${1:?"Say where from: restore.sh FOLDER"}
here=$(cd "$(dirname "$0")/../.." && pwd)
psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --dbname="$DATABASE_URL" --command="do \$\$ begin
  if not exists (select from pg_roles where rolname = 'accessline_app') then
    create role accessline_app nologin nosuperuser nobypassrls;
  end if;
  if not pg_has_role(current_user, 'accessline_app', 'member') then
    execute format('grant accessline_app to %I', current_user);
  end if;
end \$\$"
pg_restore --exit-on-error --single-transaction --no-owner --dbname="$DATABASE_URL" "$folder/centre.dump"
mkdir -p "$ACCESSLINE_DATA"
cp "$folder/server-keys.json" "$ACCESSLINE_DATA/server-keys.json"
exec node --disable-warning=ExperimentalWarning "$here/server/index.ts" restored
