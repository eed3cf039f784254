import { dialing } from '../testing/dialing';
import { describeWithSshd } from '../testing/describeWithSshd';
import { Sshd } from '../testing/Sshd';
import { prepareKeys } from './prepareKeys';

describeWithSshd('prepareKeys', () => {
  it('finds the keys where the library keeps them, and what is sent and received stays readable', async () => {
    const sshd = await Sshd.start();
    const world = await dialing();
    const connection = await world.dial({
      target: { port: sshd.port, username: sshd.username },
      secret: { kind: 'private-key', privateKey: await sshd.privateKey() },
    });
    const { client } = connection as unknown as {
      client: Parameters<typeof prepareKeys>[0] & {
        _protocol: { _decipher: { _decipherKey: unknown } };
      };
    };
    // Prepared when the connection was made: the second time there is nothing to do.
    expect(client._protocol._decipher._decipherKey).toMatchObject({
      type: 'secret',
    });
    expect(prepareKeys(client)).toBe(false);
    await connection.shell({ cols: 80, rows: 24 });
    const seen = new Promise<string>(resolve => {
      let text = '';
      connection.listen({
        onData: bytes => {
          text += bytes.toString();
          if (text.includes('42')) resolve(text);
        },
        onDrain() {},
        onClose() {},
      });
    });
    connection.write(Buffer.from('echo $((40+2))\n'));
    expect(await seen).toContain('42');
    await world.end();
    await sshd.stop();
  });
});
