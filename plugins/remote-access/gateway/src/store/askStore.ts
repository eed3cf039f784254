import { lookup, type LookupAddress } from 'node:dns';
import { request as askPlainly, type IncomingMessage } from 'node:http';
import { request as askOverTls, type RequestOptions } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import {
  StoreFailure,
  type StoreAnswer,
  type StoreRequest,
} from '@wardroom/remote-access-common';
import { forbiddenAddress } from './forbiddenAddress';

/** A secret is a few kilobytes at most; whoever sends more has something else in mind. */
const mostBytes = 256 * 1024;
const mostHeaderBytes = 16 * 1024;
const localNames = ['localhost', '127.0.0.1', '::1'];

export type StorePlace = {
  /** Scheme, host and port. */
  address: string;
  /** PEM text of the only authorities whose word is taken for the store's certificate. */
  authorities?: string;
  /** Ends the attempt, at the latest when its time is over. */
  signal: AbortSignal;
};

/**
 * Asks a store one question, on a connection of its own. The other side is not trusted with anything: the address must
 * not be one of those that clouds and networks keep for themselves, TLS proves the name, an answer is short, in time, in
 * JSON and not elsewhere. Throws `StoreFailure`.
 */
export async function askStore(
  place: StorePlace,
  question: StoreRequest,
): Promise<StoreAnswer> {
  const url = new URL(place.address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const local = localNames.includes(host);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) {
    throw new StoreFailure('store-forbidden');
  }
  // A literal address is connected to without a look-up.
  if (isIP(host) && forbiddenAddress(host, local)) {
    throw new StoreFailure('store-forbidden');
  }
  const body = question.body && Buffer.from(JSON.stringify(question.body));
  const options: RequestOptions = {
    ...{ method: question.method, path: question.path, host, port: url.port },
    agent: false,
    ca: place.authorities,
    minVersion: 'TLSv1.2',
    lookup: lookUp(local),
    maxHeaderSize: mostHeaderBytes,
    headers: {
      accept: 'application/json',
      ...(body && {
        'content-type': 'application/json',
        'content-length': body.length,
      }),
      ...question.headers,
    },
    signal: place.signal,
  };
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const ask = url.protocol === 'https:' ? askOverTls : askPlainly;
      ask(options, resolve).on('error', reject).end(body);
    });
    return await readAnswer(answer);
  } catch (error) {
    throw error instanceof StoreFailure ? error : failureOf(error);
  } finally {
    body?.fill(0);
  }
}

async function readAnswer(answer: IncomingMessage): Promise<StoreAnswer> {
  const status = answer.statusCode ?? 0;
  const pieces: Buffer[] = [];
  try {
    // A redirect would take the secret to whoever is named there.
    if (status < 200 || (status >= 300 && status < 400)) throw misbehaved();
    if (answer.headers['content-encoding']) throw misbehaved();
    let size = 0;
    for await (const piece of answer as AsyncIterable<Buffer>) {
      pieces.push(piece);
      size += piece.length;
      if (size > mostBytes) throw misbehaved();
    }
    if (size === 0) return { status };
    const type = answer.headers['content-type'] ?? '';
    if (!/^application\/json\b/.test(type)) {
      // Proxies explain in HTML what only their status says to us.
      if (status >= 400) return { status };
      throw misbehaved();
    }
    const whole = Buffer.concat(pieces);
    pieces.push(whole);
    return { status, body: parsed(whole) };
  } finally {
    answer.destroy();
    for (const piece of pieces) piece.fill(0);
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    // The parser's own message quotes what it read.
    throw misbehaved();
  }
}

const misbehaved = () => new StoreFailure('store-misbehaved');

/** Looks a name up, and refuses it where any of its addresses is forbidden: the one that is used is among them. */
function lookUp(local: boolean): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) {
        done(error, []);
      } else if (
        found.some(({ address }) => forbiddenAddress(address, local))
      ) {
        done(new StoreFailure('store-forbidden'), []);
      } else if (options.all) {
        done(null, found);
      } else {
        done(null, found[0].address, found[0].family);
      }
    });
  };
}

/** What an error of the network means. Its own text may name addresses and certificates, and stays here. */
function failureOf(error: unknown): StoreFailure {
  const { code = '' } = error as { code?: string };
  if (/CERT|SELF_SIGNED|ISSUER|ALTNAME|SIGNATURE|^ERR_TLS_|CRL_/.test(code)) {
    return new StoreFailure('store-untrusted');
  }
  if (/^HPE_|^ERR_STREAM|EPROTO|ERR_SSL/.test(code)) return misbehaved();
  return new StoreFailure('store-unreachable');
}
