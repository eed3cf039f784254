#!/bin/sh
# certificates.sh DIR portal | certificates.sh DIR NAME...
#
# Makes the certificates by which portals and gateways know each other: in DIR the authority, once; then one for the
# portals, or one for each gateway that is named. Run it on a machine that is neither: whoever has authority.key can pose
# as a gateway. DAYS says how long certificates are good for, 397 if absent.
set -eu
[ $# -ge 2 ] || { sed -n '2p' "$0" >&2; exit 1; }
dir=$1
shift
days=${DAYS:-397}
umask 077
mkdir -p "$dir"

key() {
  openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1" 2>/dev/null ||
    openssl ecparam -genkey -noout -name prime256v1 -out "$1"
}

if [ ! -e "$dir/authority.key" ]; then
  key "$dir/authority.key"
  openssl req -x509 -new -key "$dir/authority.key" -days 3650 -subj '/CN=Wardroom gateways' \
    -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' -addext 'keyUsage=critical,keyCertSign' \
    -out "$dir/authority.crt"
fi

for name in "$@"; do
  if [ "$name" = portal ]; then
    host=portal.wardroom.internal use=clientAuth
  else
    host=$name.gateway.wardroom.internal use=serverAuth
  fi
  key "$dir/$name.key"
  openssl req -new -key "$dir/$name.key" -subj "/CN=$name" -out "$dir/$name.csr"
  printf 'subjectAltName=DNS:%s\nextendedKeyUsage=%s\nkeyUsage=critical,digitalSignature\nbasicConstraints=critical,CA:FALSE\n' \
    "$host" "$use" > "$dir/$name.ext"
  openssl x509 -req -in "$dir/$name.csr" -days "$days" -CA "$dir/authority.crt" -CAkey "$dir/authority.key" \
    -CAcreateserial -extfile "$dir/$name.ext" -out "$dir/$name.crt" 2>/dev/null
  rm "$dir/$name.csr" "$dir/$name.ext"
  echo "$dir/$name.crt is good for $days days, as $host"
done
