#!/bin/sh
# The secrets of compose.yaml, each in a file of its own in ./secrets. What is there already stays as it is.
set -eu
umask 077
mkdir -p secrets
# docker lays the files into a container as they are, where another user reads them: the folder keeps strangers here out
keep() { [ -e "secrets/$1" ] || { printf '%s' "$2" >"secrets/$1.new" && chmod 444 "secrets/$1.new" && mv "secrets/$1.new" "secrets/$1"; }; }
keep database-password "$(openssl rand -hex 24)"
keep owner-url "postgresql://amends:$(cat secrets/database-password)@database:5432/amends"
keep app-password "$(openssl rand -hex 24)"
keep app-url "postgresql://amends_app:$(cat secrets/app-password)@database:5432/amends"
keep secret-key "$(openssl rand -base64 32)"
echo 'secrets/ is ready. Keep a copy of secrets/secret-key elsewhere: without it a backup cannot be used.'
