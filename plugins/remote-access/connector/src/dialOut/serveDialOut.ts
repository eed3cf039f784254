import { DialOutMessage, type DialOutNews } from './DialOutMessage';
import { DialOutServer } from './DialOutServer';

/**
 * The program that strangers can reach: the listener for customers who dial out, as a user without any right, in the
 * folder where the doors of its sites are to be. It ends when the connector does.
 */
export function serveDialOut(): void {
  let server: DialOutServer | undefined;
  const tell = (news: DialOutNews) => process.send?.(news);
  const take = async (message: DialOutMessage) => {
    if (message.kind === 'listen') {
      const { hostKey, host, port } = message;
      server = new DialOutServer({
        hostKey,
        onWay: (site, up, error) => tell({ kind: 'way', site, up, error }),
      });
      tell({ kind: 'listening', port: await server.listen(host, port) });
    } else if (message.kind === 'expect') {
      const { site, ...asked } = message;
      await server?.expect(site, { ...asked, path: `${site}.sock` });
      tell({ kind: 'open', site });
    } else server?.forget(message.site);
  };
  let last = Promise.resolve();
  process.on('disconnect', () => process.exit(0));
  process.on('message', message => {
    last = last.then(() => take(DialOutMessage.parse(message)));
    last.catch((error: Error) => {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    });
  });
}
