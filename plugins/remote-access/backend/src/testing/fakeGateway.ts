import { randomUUID } from 'node:crypto';
import {
  base64url,
  ControlChannel,
  ControlProtocol,
  createRecipientKey,
  importRecipientKey,
  keyIdOf,
  sealSecret,
  type Handlers,
} from '@wardroom/remote-access-common';

// A gateway without sessions, to see how the portal starts one, loses it and starts it again. It keeps to the control
// protocol; tests end it from outside. What it would do with sockets and targets is tested with the real one.

/** Answers of a gateway that holds nothing. */
async function fakeGateway(): Promise<
  Handlers<typeof ControlProtocol.gateway>
> {
  const own = await importRecipientKey(await createRecipientKey());
  const seal = { kid: own.kid, publicKey: own.publicKey };
  const signing = globalThis.crypto.getRandomValues(new Uint8Array(32));
  const sign = {
    kid: await keyIdOf(signing),
    publicKey: base64url.encode(signing),
  };
  const incarnation = randomUUID();
  let node = '';
  let connectorSocket: string | undefined;
  let scanned: string | undefined;
  const identity = () => ({
    protocol: 1,
    node,
    pid: process.pid,
    seal,
    opens: [seal.kid],
    sign: [sign],
  });
  return {
    hello: settings => {
      node = settings.node;
      connectorSocket = settings.connectorSocket;
      return identity();
    },
    upgrade: (_, socket) => {
      (socket as { end(text: string): void }).end(
        'HTTP/1.1 418 Fake\r\nConnection: close\r\n\r\n',
      );
    },
    released: () => {},
    terminate: () => ({ found: false }),
    message: () => ({ found: true }),
    freeze: () => ({ found: true }),
    keyboard: () => ({ given: true }),
    dismiss: () => ({ found: false }),
    vouch: () => undefined,
    replays: () => ({ replays: [] }),
    endReplay: () => ({ found: false }),
    tryRoad: ({ host, port, road }) => ({
      ...{ reached: true, ms: 1 },
      sentence: `${host}:${port} by ${road.kind}`,
    }),
    // A report that comes in two pieces; retests do not end.
    startScan: ({ type }) => {
      scanned = type;
      return {};
    },
    readScan: ({ from }) => {
      if (scanned === 'retest') return { text: '', percent: 1 };
      return from === 0
        ? { text: '<nmaprun>', percent: 50 }
        : { text: '</nmaprun>', percent: 100, end: {} };
    },
    endScan: () => {
      const found = scanned !== undefined;
      scanned = undefined;
      return { found };
    },
    destroyRecording: () => ({ found: true }),
    answer: () => ({ found: true }),
    supply: () => ({}),
    recover: ({ recordings }) => ({
      recordings: recordings.map(({ recording, session }) => ({
        ...{ recording, session, state: 'sealed' as const },
        ...{ durationMs: 1200, chunks: 3, bytes: 4096 },
        head: base64url.encode(signing),
        truncated: true,
      })),
    }),
    createRecordingKey: async ({ tenant, id, version }) => {
      const made = await createRecipientKey();
      const key = await importRecipientKey(made);
      const context = {
        purpose: 'recording-key' as const,
        tenant,
        id,
        version,
      };
      return {
        key: { kid: key.kid, publicKey: key.publicKey },
        sealed: await sealSecret(made, seal, context),
        context,
      };
    },
    reseal: ({ secrets }) => ({ secrets }),
    checkStore: () => ({}),
    prepareRotation: () => ({}),
    changeSecret: () => ({ outcome: 'unchanged' as const }),
    rotateKeys: identity,
    destroyKey: identity,
    health: () => ({
      ...{ sessions: 0, held: 0, replays: 0, waiting: 0 },
      ...{ loopP99Ms: 0, loopMaxMs: 0, memoryBytes: 0, load: 0 },
      uptimeSeconds: process.uptime(),
      draining: false,
    }),
    drain: () => ({}),
    presence: () => ({
      ...{ protocol: 1, node, incarnation, version: 'fake' },
      identity: identity(),
      ...{ desktops: false, web: false, capacity: 500, connectorSocket },
    }),
    beginDrain: () => ({}),
    endDrain: () => ({}),
    foundGroup: identity,
    shareKeys: () => {
      throw new Error('A fake shares nothing');
    },
    takeKeys: identity,
  };
}

async function main() {
  const early: [unknown, unknown][] = [];
  const keep = (message: unknown, handle: unknown) => {
    early.push([message, handle]);
  };
  process.on('message', keep);
  process.on('disconnect', () => process.exit(0));
  const channel = new ControlChannel({
    asks: ControlProtocol.portal,
    serves: ControlProtocol.gateway,
    handlers: await fakeGateway(),
    send: message => process.send?.(message),
    onFault: sentence => process.stderr.write(`${sentence}\n`),
  });
  process.off('message', keep);
  process.on('message', (message, handle) => channel.receive(message, handle));
  for (const [message, handle] of early) channel.receive(message, handle);
}

export { fakeGateway };

if (process.send) void main();
