// @ts-check
// Files of scanners on their way into findings, and how each of them changed those.
//
// A file is first read whole into scan_records, then applied in one transaction; scan_effects keeps what rows were before,
// so that an import can be undone. scan_coverages says which assets each scan looked at, and how.
const { tenantTable } = require('@wardroom/platform-node');

const toMs = { precision: 3 };

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await tenantTable(knex, 'scan_imports', table => scanImports(knex, table));
  await tenantTable(knex, 'scan_pieces', table => {
    table.text('scan_import_id').notNullable();
    table.integer('position').notNullable();
    table.binary('content').notNullable();
    table.unique(['tenant_id', 'scan_import_id', 'position'], {
      indexName: 'scan_pieces_follow_each_other',
    });
    belongsTo(table, 'scan_pieces', 'scan_import');
  });
  await tenantTable(knex, 'scan_records', table => {
    table.text('scan_import_id').notNullable();
    table.text('kind').notNullable();
    // The asset as the file describes it: number of its own record.
    table.integer('asset_number');
    table.text('finding_key');
    table.text('occurrence_key');
    table.jsonb('content').notNullable();
    table.index(
      ['tenant_id', 'scan_import_id', 'kind', 'finding_key'],
      'scan_records_by_kind',
    );
    belongsTo(table, 'scan_records', 'scan_import');
  });
  await tenantTable(knex, 'scan_coverages', table => {
    table.text('scan_import_id').notNullable();
    table.text('asset_id').notNullable();
    table.text('source').notNullable();
    table.text('scope').notNullable();
    table.boolean('authenticated');
    table.text('ports');
    table.timestamp('scanned_at', toMs).notNullable();
    table.index(
      ['tenant_id', 'asset_id', 'source', 'scanned_at'],
      'scan_coverages_of_asset',
    );
    belongsTo(table, 'scan_coverages', 'scan_import');
    belongsTo(table, 'scan_coverages', 'asset');
  });
  await tenantTable(knex, 'scan_effects', table => {
    table.text('scan_import_id').notNullable();
    table.text('noun').notNullable();
    table.text('object_id').notNullable();
    // The row as it was; null where the import made it.
    table.jsonb('before');
    table.integer('version_after').notNullable();
    table.index(
      ['tenant_id', 'scan_import_id', 'noun', 'object_id'],
      'scan_effects_of_import',
    );
    belongsTo(table, 'scan_effects', 'scan_import');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function scanImports(knex, table) {
  table.text('name').notNullable();
  table.bigInteger('bytes').notNullable();
  table.text('sha256').notNullable();
  table.text('state').notNullable();
  table.text('created_by').notNullable();
  // What somebody said about the file; the file's own word holds where it has one.
  table.text('format');
  table.text('asset_id');
  table.timestamp('stated_at', toMs);
  table.boolean('closes').notNullable().defaultTo(true);
  // What the file says.
  table.text('source');
  table.text('scanner').notNullable().defaultTo('');
  table.timestamp('scanned_at', toMs);
  table.smallint('progress').notNullable().defaultTo(0);
  table.jsonb('counts');
  table.jsonb('warnings').notNullable().defaultTo('[]');
  table.integer('warning_count').notNullable().defaultTo(0);
  table.text('error');
  table.timestamp('ended_at', toMs);
  table.index(['tenant_id', 'created_at', 'id'], 'scan_imports_by_age');
  table.index(['created_at', 'tenant_id', 'id'], 'scan_imports_of_all_by_age');
  table.index(['tenant_id', 'source', 'ended_at'], 'scan_imports_of_source', {
    predicate: knex.whereRaw(`state = 'done'`),
  });
}

/**
 * @param {import('knex').Knex.CreateTableBuilder} table
 * @param {string} name
 * @param {'asset' | 'scan_import'} noun
 */
function belongsTo(table, name, noun) {
  table
    .foreign(['tenant_id', `${noun}_id`], `${name}_have_their_${noun}`)
    .references(['tenant_id', 'id'])
    .inTable(`${noun}s`)
    .onDelete('cascade');
}

exports.down = async () => {};
