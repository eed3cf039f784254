import type { Client } from 'ssh2';
import { lengthPrefixed } from '@wardroom/remote-access-common';
import { certificateType } from './mintCertificate';
import type { UserCertificate } from './userCertificate';

/** What is used of the library's inside. Its version is pinned, and the tests on OpenSSH fail when any of it changes. */
type Protocol = {
  authNone(username: string): void;
  _authsQueue: string[];
  _kex: { sessionID: Buffer };
  _kexinit?: unknown;
  _cipher: { encrypt(packet: Buffer): void };
  _packetRW: {
    write: {
      allocStart: number;
      alloc(length: number): Buffer;
      finalize(packet: Buffer): Buffer;
    };
  };
};

const userauthRequest = 50;

/**
 * Makes a client sign in with a certificate. The SSH library knows none: it would hand out the bare key, and name the
 * certificate's type in the signature, which servers refuse. So its way without a credential (`none`) is replaced, on
 * this connection alone, by a request that is written here. To be called after `connect`, which makes the protocol.
 */
export function presentCertificate(
  client: Client,
  certificate: UserCertificate,
): void {
  const { _protocol: protocol } = client as unknown as { _protocol: Protocol };
  if (typeof protocol.authNone !== 'function') {
    throw new Error('The SSH library has changed inside');
  }
  protocol.authNone = username => {
    // A server that exchanges keys again before anybody is in has no good reason.
    if (protocol._kexinit !== undefined) {
      client.destroy();
      return;
    }
    const request = Buffer.concat([
      Buffer.from([userauthRequest]),
      lengthPrefixed(username, 'ssh-connection', 'publickey'),
      Buffer.from([1]), // signed at once, without asking whether the key would do
      lengthPrefixed(certificateType, certificate.blob),
    ]);
    const session = lengthPrefixed(protocol._kex.sessionID);
    const signature = certificate.sign(Buffer.concat([session, request]));
    const payload = Buffer.concat([request, lengthPrefixed(signature)]);
    const { write } = protocol._packetRW;
    const packet = write.alloc(payload.length);
    packet.set(payload, write.allocStart);
    protocol._authsQueue.push('none');
    protocol._cipher.encrypt(write.finalize(packet));
  };
}
