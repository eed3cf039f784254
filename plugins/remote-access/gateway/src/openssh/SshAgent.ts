import type { Socket } from 'node:net';
import { lengthPrefixed } from '@wardroom/remote-access-common';
import { WireReader } from '../certificate/WireReader';
import type { AgentIdentity } from './agentIdentity';

const asked = { identities: 11, sign: 13, extension: 27 };
const answers = { failure: 5, success: 6, identities: 12, signature: 14 };
const userauthRequest = 50;

const longestMessage = 64 * 1024;
/** Servers with several ways to sign in may ask again. */
const mostSignatures = 4;

/**
 * An agent with one identity, for one client. It signs nothing but the sign-in of one user, on the connection whose host
 * key was approved: the client says first to which connection it belongs, and later ones that say otherwise get nothing.
 */
export class SshAgent {
  private session: { id: Buffer; hostKey: Buffer } | undefined;
  private client: Socket | undefined;
  private signed = 0;

  constructor(
    private readonly identity: AgentIdentity,
    private readonly account: { username: string },
    private readonly listener: {
      onAsked(): void;
      /** Whether this is the host key that was approved. */
      isApproved(hostKey: Buffer): boolean;
    },
  ) {}

  /** Answers a client; a second one is none of ours. */
  serve(socket: Socket): void {
    if (this.client) {
      socket.destroy();
      return;
    }
    this.client = socket;
    let received = Buffer.alloc(0);
    socket.on('end', () => socket.end());
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      while (received.length >= 4) {
        const length = received.readUInt32BE();
        if (length > longestMessage) {
          socket.destroy();
          return;
        }
        if (received.length < 4 + length) return;
        const message = received.subarray(4, 4 + length);
        received = received.subarray(4 + length);
        socket.write(lengthPrefixed(this.answer(message)));
      }
    });
  }

  private answer(message: Buffer): Uint8Array {
    try {
      const reader = new WireReader(message);
      switch (reader.byte()) {
        case asked.identities:
          this.listener.onAsked();
          return Buffer.concat([
            Buffer.from([answers.identities, 0, 0, 0, 1]),
            lengthPrefixed(this.identity.blob, 'session'),
          ]);
        case asked.extension:
          return this.bind(reader);
        case asked.sign:
          return this.sign(reader);
        default:
          return failure;
      }
    } catch {
      return failure;
    }
  }

  /** The client says to which connection it belongs, as OpenSSH does since 8.9. */
  private bind(reader: WireReader): Uint8Array {
    if (reader.text() !== 'session-bind@openssh.com') return failure;
    const [hostKey, id] = [reader.string(), reader.string()].map(part =>
      Buffer.from(part),
    );
    if (this.session || !this.listener.isApproved(hostKey)) return failure;
    this.session = { id, hostKey };
    return Buffer.from([answers.success]);
  }

  private sign(reader: WireReader): Uint8Array {
    const { blob } = this.identity;
    const key = reader.string();
    const data = reader.string();
    if (!key.equals(blob) || !this.isOurSignIn(data)) return failure;
    this.signed += 1;
    if (this.signed > mostSignatures) return failure;
    const signature = this.identity.sign(data, reader.uint32());
    return Buffer.concat([
      Buffer.from([answers.signature]),
      lengthPrefixed(signature),
    ]);
  }

  /** Whether this is what is signed to get in as our user, on our connection. */
  private isOurSignIn(data: Buffer): boolean {
    const reader = new WireReader(data);
    const { session, account, identity } = this;
    if (!session || !reader.string().equals(session.id)) return false;
    if (reader.byte() !== userauthRequest) return false;
    if (reader.text() !== account.username) return false;
    if (reader.text() !== 'ssh-connection') return false;
    const method = reader.text();
    if (reader.byte() !== 1) return false;
    reader.string(); // algorithm
    if (!reader.string().equals(identity.blob)) return false;
    if (method === 'publickey') return reader.isDone;
    return (
      method === 'publickey-hostbound-v00@openssh.com' &&
      reader.string().equals(session.hostKey) &&
      reader.isDone
    );
  }
}

const failure = Buffer.from([answers.failure]);
