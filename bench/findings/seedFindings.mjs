// A million findings of two hundred customers, as imports of years would have left them.
const TENANTS = 200;
const FINDINGS = 1_000_000;
const ASSIGNED = 40;

const customer = name => `
apiVersion: wardroom.dev/v1alpha1
kind: Customer
metadata: { namespace: ${name}, name: ${name}, title: Customer ${name} }
spec: { tier: professional, key: ${name.toUpperCase()}, timeZone: Europe/Berlin }
`;
const assignment = name => `
apiVersion: wardroom.dev/v1alpha1
kind: Assignment
metadata: { namespace: ${name}, name: ${name}-technician }
spec: { person: user:provider/technician, kind: secondary, reason: Onboarding }
`;

/** Tenants by size: the first has a share of a quarter, half of them have a thousand or less. */
function sizesOf(tenants) {
  const weights = tenants.map((_, at) => 1 / (at + 3));
  const sum = weights.reduce((a, b) => a + b);
  return weights.map(weight => Math.round((FINDINGS * weight) / sum));
}

/**
 * Makes the customers through the API and their rows in the database. The customer that the cast belongs to is the
 * largest; the technician looks after forty.
 *
 * @param client - of the superuser, who is bound by nothing
 * @returns number of findings
 */
export async function seedFindings(product, client) {
  const others = Array.from({ length: TENANTS - 2 }, (_, at) => `c${at}`);
  const files = [
    ...others.map(customer),
    ...others.slice(0, ASSIGNED - 1).map(assignment),
  ].join('---');
  await product.ask('superAdmin', '/tenants/apply', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ files, dryRun: false }),
  });
  const tenants = ['acme', ...others, 'globex'];
  const sizes = sizesOf(tenants);
  await client.query('set search_path = assets');
  await client.query(
    `insert into assets (tenant_id, id, name, title, type, criticality, owner, addresses, tags, notes, state, search)
     select tenant, 'ast_' || lpad(n::text, 6, '0'), 'host-' || n, 'Host ' || n, 'server', 1 + n % 4, '', '{}', '{}', '',
       'active', 'host-' || n
     from unnest($1::text[]) as tenant cross join generate_series(1, 25) as n`,
    [tenants],
  );
  const { rowCount } = await client.query(
    `insert into findings (tenant_id, id, asset_id, source, key, key_version, rule, title, state, severity,
       source_severity, score, vulnerability_ids, cwes, text_id, tags, raw, rank, due_at, sla_started_at, first_seen_at,
       last_seen_at, last_import_id, known_exploited, epss, search, updated_at, ranked_at)
     select tenant, 'fnd_' || lpad(n::text, 8, '0'), 'ast_' || lpad((1 + n % 25)::text, 6, '0'),
       (array['nessus', 'trivy', 'qualys-vm', 'nuclei'])[1 + n % 4], md5(n::text), 1, 'plugin-' || n % 5000,
       'Weakness ' || n % 5000 || ' of a library',
       (array['open', 'open', 'open', 'confirmed', 'fixing', 'closed', 'closed', 'closed', 'risk_accepted', 'false_positive'])[1 + dice % 10],
       1 + (dice / 10) % 5, 'High', (dice % 100) / 10.0, array['CVE-2026-' || 1000 + n % 5000], '{79}', 'txt_1', '{}',
       jsonb_build_object('plugin_output', repeat('seen ', 60)), dice % 1000,
       timestamptz '2026-06-01' + (dice % 300) * interval '1 day', now(), now() - interval '90 days',
       now() - (dice % 90) * interval '1 day', 'imp_1', dice % 50 = 0, (dice % 1000) / 1000.0,
       'weakness ' || n % 5000 || ' of a library' || E'\\n' || 'cve-2026-' || 1000 + n % 5000,
       now() - (dice % 100000) * interval '1 minute', now()
     from unnest($1::text[], $2::integer[]) as customer (tenant, size)
     cross join lateral generate_series(1, size) as n
     cross join lateral (select abs(hashint4(n)) as dice) as thrown`,
    [tenants, sizes],
  );
  // As the server's own vacuum leaves a table that rests.
  await client.query('vacuum (analyze) findings');
  await client.query('vacuum (analyze) assets');
  return rowCount;
}
