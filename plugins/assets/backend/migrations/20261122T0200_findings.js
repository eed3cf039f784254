// @ts-check
// What scans found, on which assets.
//
// A finding is a weakness of an asset and has one row, whatever number of scans shows it; an occurrence is a place where
// it shows. Keys are hashes of what a scanner says again (ADR 15); texts that thousands of findings share stand once, by
// their hash. Severities and ranks are numbers, 1 the worst, so that they sort by index; "active" is the list's first
// filter, and each of its orders has an index with and one without the tenant.
const { tenantTable } = require('@wardroom/platform-node');

const toMs = { precision: 3 };
const active = `state in ('open', 'confirmed', 'fix_proposed', 'fixing', 'awaiting_retest')`;

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await extendAssets(knex);
  await tenantTable(knex, 'finding_texts', table => {
    table.text('description').notNullable();
    table.text('impact').notNullable();
    table.text('remediation').notNullable();
    table.specificType('links', 'text[]').notNullable();
  });
  await tenantTable(knex, 'findings', table => findings(knex, table));
  await tenantTable(knex, 'finding_occurrences', table =>
    occurrences(knex, table),
  );
  await tenantTable(knex, 'finding_steps', table => {
    table.text('finding_id').notNullable();
    table.text('action').notNullable();
    // Who did it; a scan's steps carry the import.
    table.text('actor').notNullable();
    table.text('scan_import_id');
    table.text('state').notNullable();
    table.text('note').notNullable().defaultTo('');
    // What changed: { severity: ['High', 'Critical'] }.
    table.jsonb('changes').notNullable().defaultTo('{}');
    table.index(
      ['tenant_id', 'finding_id', 'created_at', 'id'],
      'finding_steps_in_order',
    );
    table.index(['tenant_id', 'scan_import_id'], 'finding_steps_of_import', {
      predicate: knex.whereRaw('scan_import_id is not null'),
    });
    belongsTo(table, 'finding_steps', 'finding');
  });
  await tenantTable(knex, 'risk_acceptances', table => {
    table.specificType('finding_ids', 'text[]').notNullable();
    table.text('reason').notNullable();
    table.timestamp('until', toMs).notNullable();
    table.text('state').notNullable();
    table.text('requested_by').notNullable();
    table.text('decided_by');
    table.timestamp('decided_at', toMs);
    table.text('decision_note').notNullable().defaultTo('');
    table.index(['tenant_id', 'state', 'until'], 'risk_acceptances_by_end');
  });
};

/** @param {import('knex').Knex} knex */
async function extendAssets(knex) {
  await knex.schema.alterTable('assets', table => {
    table.text('origin').notNullable().defaultTo('entered');
    table.text('exposure').notNullable().defaultTo('unknown');
    table.text('os').notNullable().defaultTo('');
    table.timestamp('scanned_at', toMs);
    table.check(
      `origin in ('entered', 'discovered')`,
      [],
      'assets_origin_is_known',
    );
    table.check(
      `exposure in ('unknown', 'internal', 'internet')`,
      [],
      'assets_exposure_is_known',
    );
  });
  await tenantTable(knex, 'asset_identifiers', table => {
    table.text('asset_id').notNullable();
    table.text('kind').notNullable();
    table.text('value').notNullable();
    table.text('zone').notNullable().defaultTo('');
    // Those of people come with the asset's addresses; scans add others and never take one.
    table.text('origin').notNullable();
    table.unique(['tenant_id', 'kind', 'value', 'zone'], {
      indexName: 'asset_identifiers_mean_one_asset',
    });
    table.index(['tenant_id', 'asset_id'], 'asset_identifiers_of_asset');
    belongsTo(table, 'asset_identifiers', 'asset');
  });
}

/**
 * @param {import('knex').Knex} knex
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function findings(knex, table) {
  table.text('asset_id').notNullable();
  table.text('source').notNullable();
  table.text('key').notNullable();
  table.smallint('key_version').notNullable();
  table.text('rule').notNullable();
  table.text('title').notNullable();
  table.text('state').notNullable();
  table.specificType(
    'active',
    `boolean generated always as (${active}) stored`,
  );
  table.specificType('severity', 'smallint').notNullable();
  table.text('source_severity').notNullable();
  table.decimal('score', 3, 1);
  table.text('vector').notNullable().defaultTo('');
  table.specificType('vulnerability_ids', 'text[]').notNullable();
  table.specificType('cwes', 'integer[]').notNullable();
  table.text('text_id').notNullable();
  table.boolean('fix_available');
  table.text('fixed_version').notNullable().defaultTo('');
  table.jsonb('controls').notNullable().defaultTo('{}');
  table.specificType('tags', 'text[]').notNullable();
  table.jsonb('raw').notNullable().defaultTo('{}');
  // What the file says; what we know of a CVE ourselves comes first.
  table.boolean('stated_known_exploited');
  table.decimal('stated_epss', 7, 6);
  // Of its CVEs: null where nobody has looked them up, which is not the same as unlisted.
  table.boolean('known_exploited');
  table.timestamp('exploited_since', toMs);
  table.timestamp('exploited_due_at', toMs);
  table.decimal('epss', 7, 6);
  table.decimal('epss_percentile', 7, 6);
  // Null when something has changed that rank and due date depend on.
  table.timestamp('ranked_at', toMs);
  table.specificType('rank', 'smallint').notNullable().defaultTo(0);
  table.jsonb('rank_parts').notNullable().defaultTo('[]');
  // The end of the year 9999 where nothing is due, so that the list can be read in this order.
  table.timestamp('due_at', toMs).notNullable().defaultTo('9999-12-31T00:00Z');
  table.jsonb('due_parts').notNullable().defaultTo('[]');
  table.timestamp('sla_started_at', toMs).notNullable();
  table.timestamp('first_seen_at', toMs).notNullable();
  table.timestamp('last_seen_at', toMs).notNullable();
  table.timestamp('closed_at', toMs);
  table.text('last_import_id').notNullable();
  table.text('intervention_id');
  table.text('duplicate_of');
  table.text('search').notNullable();
  table.unique(['tenant_id', 'asset_id', 'key'], {
    indexName: 'findings_are_one_for_each_weakness',
  });
  table.check('severity between 1 and 5', [], 'findings_severity_is_known');
  // Orders of the list; most pressing first is the usual one.
  for (const [order, columns] of Object.entries({
    rank: ['rank'],
    severity: ['severity'],
    due: ['due_at'],
    update: ['updated_at'],
  })) {
    table.index(
      ['tenant_id', 'active', ...columns, 'id'],
      `findings_by_${order}`,
    );
    table.index(
      ['active', ...columns, 'tenant_id', 'id'],
      `findings_of_all_by_${order}`,
    );
  }
  table.index(['tenant_id', 'asset_id', 'state'], 'findings_of_asset');
  table.index(['tenant_id', 'id'], 'findings_to_rank', {
    predicate: knex.whereRaw('ranked_at is null'),
  });
  table.index(['tenant_id', 'intervention_id'], 'findings_of_intervention', {
    predicate: knex.whereRaw('intervention_id is not null'),
  });
  belongsTo(table, 'findings', 'asset');
}

/**
 * @param {import('knex').Knex} knex
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function occurrences(knex, table) {
  table.text('finding_id').notNullable();
  table.text('key').notNullable();
  table.text('kind').notNullable();
  // As people read it: `443/tcp`, an address, a package.
  table.text('place').notNullable();
  table.integer('port');
  table.jsonb('content').notNullable();
  table.text('evidence').notNullable().defaultTo('');
  table.timestamp('first_seen_at', toMs).notNullable();
  table.timestamp('last_seen_at', toMs).notNullable();
  table.timestamp('gone_at', toMs);
  table.text('last_import_id').notNullable();
  table.unique(['tenant_id', 'finding_id', 'key'], {
    indexName: 'finding_occurrences_are_one_for_each_place',
  });
  belongsTo(table, 'finding_occurrences', 'finding');
}

/**
 * @param {import('knex').Knex.CreateTableBuilder} table
 * @param {string} name
 * @param {'asset' | 'finding'} noun
 */
function belongsTo(table, name, noun) {
  table
    .foreign(['tenant_id', `${noun}_id`], `${name}_have_their_${noun}`)
    .references(['tenant_id', 'id'])
    .inTable(`${noun}s`)
    .onDelete('cascade');
}

exports.down = async () => {};
