/** Programs for Node that run in a customer's network. */
export const labPrograms = {
  /** Gives back what it gets. */
  echo: (address: string, port: number) =>
    `require('net').createServer(s => { s.on('error', () => {}); s.pipe(s); })
      .listen(${port}, '${address}', () => console.log('ready'));`,
  /** Answers each request. */
  http: (address: string, port: number) =>
    `require('http').createServer((q, r) => r.end('hello'))
      .listen(${port}, '${address}', () => console.log('ready'));`,
  /** Sends zeros as fast as they are taken. */
  flood: (address: string, port: number) =>
    `const zeros = Buffer.alloc(65536);
    require('net').createServer(s => {
      const go = () => { while (!s.destroyed && s.write(zeros)); };
      s.on('error', () => {}).on('drain', go); go();
    }).listen(${port}, '${address}', () => console.log('ready'));`,
  /** A name server that knows these names, and gives each answer the shortest life. */
  names: (address: string, known: Record<string, string[]>) =>
    `const known = ${JSON.stringify(known)};
    const asked = {};
    const server = require('dgram').createSocket('udp4');
    server.on('message', (q, from) => {
      const labels = []; let at = 12;
      while (q[at]) { labels.push(q.subarray(at + 1, at + 1 + q[at]).toString()); at += q[at] + 1; }
      const type = q.readUInt16BE(at + 1);
      const name = labels.join('.');
      const list = type === 1 ? known[name] ?? [] : [];
      asked[name] = (asked[name] ?? -1) + (type === 1 ? 1 : 0);
      const ip = list[asked[name] % list.length];
      const head = Buffer.from(q.subarray(0, at + 5));
      head.writeUInt16BE(known[name] ? 0x8180 : 0x8183, 2);
      head.writeUInt16BE(ip ? 1 : 0, 6); head.writeUInt32BE(0, 8);
      const answer = ip ? Buffer.from([192, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...ip.split('.').map(Number)]) : Buffer.alloc(0);
      server.send(Buffer.concat([head, answer]), from.port, from.address);
    });
    server.bind(53, '${address}', () => console.log('ready'));`,
  /** Says how a connection ends. */
  connect: (address: string, port: number) =>
    `const s = require('net').connect({ host: '${address}', port: ${port}, timeout: 1500 });
    s.on('connect', () => { console.log('ready: connected'); process.exit(); });
    s.on('timeout', () => { console.log('ready: silence'); process.exit(); });
    s.on('error', e => { console.log('ready: ' + e.code); process.exit(); });`,
};
