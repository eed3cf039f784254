// The peer of L6: nothing but Node's http, one query and JSON.
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({
  connectionString: process.env.BENCH_DATABASE,
  max: 6,
  options: '-c app.tenants=acme',
});
const query = `select * from assets.assets where tenant_id = $1 order by title, id limit 51`;

createServer(async (_, res) => {
  const { rows } = await pool.query(query, ['acme']);
  res.setHeader('content-type', 'application/json');
  res.end(JSON.stringify({ items: rows.slice(0, 50) }));
}).listen(0, '127.0.0.1', function listening() {
  process.send({ port: this.address().port });
});

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ cpu: user + system });
});
