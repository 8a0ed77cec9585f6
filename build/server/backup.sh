#!/bin/sh
# A backup of the centre while it runs: DATABASE_URL and ACCESSLINE_DATA as the server has them. Usage: backup.sh FOLDER
set -eu
umask 077
folder=${1:?"Say where to: backup.sh FOLDER"}
mkdir -p "$folder"
pg_dump --format=custom --no-owner --file="$folder/centre.dump" "$DATABASE_URL"
# Without this file nothing that desks have sealed can be opened.
cp "$ACCESSLINE_DATA/server-keys.json" "$folder/server-keys.json"
echo "The backup is in $folder. Keep it as you keep the database: it holds members' data."
