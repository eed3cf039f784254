import type { IncomingMessage } from 'node:http';
import { request as send } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  decodeCredentialSecret,
  type ApiSettings,
  type HostKey,
  type TerminalOrder,
} from '@wardroom/remote-access-common';
import { checkCertificate } from '../desktop/checkCertificate';
import { DialFailure } from '../dial/DialFailure';
import { openCredential } from '../dial/openCredential';
import type { TargetPaths } from '../dial/TargetPaths';
import type { CredentialSource } from '../store/CredentialSource';
import { webCertificate } from '../web/webCertificate';
import type { ApiAnswer, ApiRequest } from './ApiRequest';
import { credentialHeader, tracesOf } from './credentialHeader';
import { readAnswer } from './readAnswer';
import { secureStream, type Trust } from './secureStream';

type Facts = {
  order: TerminalOrder;
  settings: ApiSettings;
  source: CredentialSource;
  paths: TargetPaths;
};

/**
 * Asks a web API, each time on a connection of its own along the session's road, and with a credential that is opened for
 * this one request. It keeps no cookies and follows nobody who sends it elsewhere.
 */
export class ApiClient {
  private trust: Trust = { valid: true };

  constructor(private readonly facts: Facts) {}

  /** Makes sure that somebody is there, and who: nothing is asked yet. Throws `DialFailure`. */
  async begin(
    pinHostKey: (hostKey: HostKey) => Promise<boolean>,
    signal: AbortSignal,
  ): Promise<void> {
    const { order, settings, paths } = this.facts;
    const { target, hostKeys } = order;
    if (settings.scheme === 'https' && settings.certificate === 'pin') {
      const stream = await paths.open(order, target, signal);
      const met = await webCertificate(stream, target.host, signal);
      const { fingerprint } = await checkCertificate(met.hostKey, {
        ...{ hostKeys, pinHostKey },
      });
      this.trust = { fingerprint };
    } else {
      (await this.connect(signal)).destroy();
    }
  }

  /** Throws `DialFailure`. */
  async ask(request: ApiRequest, signal: AbortSignal): Promise<ApiAnswer> {
    const { order, settings, source } = this.facts;
    const { username } = order.target;
    const stream = await this.connect(signal);
    const secret = await openCredential(source, order.credential, { signal });
    try {
      const opened = decodeCredentialSecret(secret.exposeBytes());
      if (opened.kind !== 'password') {
        throw new DialFailure('credential-unusable');
      }
      const password = Buffer.from(opened.password).toString();
      const own = credentialHeader(settings.signIn, { username, password });
      const answer = await this.exchange(stream, request, own);
      return await readAnswer(answer, tracesOf({ username, password }));
    } catch (error) {
      if (error instanceof DialFailure) throw error;
      // Its own text may say what was sent.
      throw signal.reason ?? new DialFailure('target-misbehaved');
    } finally {
      stream.destroy();
      secret.zero();
    }
  }

  private async connect(signal: AbortSignal): Promise<Duplex> {
    const { order, settings, paths } = this.facts;
    const { host } = order.target;
    const stream = await paths.open(order, order.target, signal);
    // When the session ends, so does what it asks.
    signal.addEventListener('abort', () => stream.destroy(), { once: true });
    if (settings.scheme === 'http') return stream;
    return secureStream(stream, { host, trust: this.trust }, signal);
  }

  private exchange(
    stream: Duplex,
    { method, path, accept, body }: ApiRequest,
    [name, value]: [string, string],
  ): Promise<IncomingMessage> {
    const { host, port } = this.facts.order.target;
    const at = host.includes(':') ? `[${host}]` : host;
    const content = body && Buffer.from(body.text);
    return new Promise((resolve, reject) => {
      const asked = send(
        {
          ...{ method, path, createConnection: () => stream },
          maxHeaderSize: 64 * 1024,
          headers: {
            ...{ host: `${at}:${port}`, accept, connection: 'close' },
            'accept-encoding': 'identity',
            'user-agent': 'Wardroom',
            ...(body && {
              'content-type': body.type,
              'content-length': content?.length,
            }),
            [name]: value,
          },
        },
        resolve,
      );
      asked.on('error', reject);
      asked.on('upgrade', () => reject(new DialFailure('target-misbehaved')));
      asked.end(content);
    });
  }
}
