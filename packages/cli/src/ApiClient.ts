import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { ReadableStream } from 'node:stream/web';
import type {
  AnyContractProcedure,
  ContractProcedure,
  InferSchemaInput,
  InferSchemaOutput,
} from '@orpc/contract';
import {
  contextOf,
  Problem,
  Secret,
  type Contract,
} from '@wardroom/platform-common';
import type { Call } from './Command';

type InputOf<P> =
  P extends ContractProcedure<infer I, any, any, any>
    ? InferSchemaInput<I>
    : never;
type OutputOf<P> =
  P extends ContractProcedure<any, infer O, any, any>
    ? InferSchemaOutput<O>
    : never;

/** A file on its way, in bytes. */
export type FileToSend = {
  path: string;
  onProgress?(sent: number, size: number): void;
};

/** The options of every command that asks a server. */
export const serverOptions = {
  url: { type: 'string' },
  token: { type: 'string' },
} as const;

/** Asks a server as the person whose token was given. */
export class ApiClient {
  readonly #url: string;
  readonly #token: Secret;

  constructor({ options, terminal }: Call) {
    const url = options.url ?? terminal.env.WARDROOM_URL;
    const token = options.token ?? terminal.env.WARDROOM_TOKEN;
    if (!url || !token) {
      throw new Error(
        `Say ${url ? 'who asks: --token or WARDROOM_TOKEN' : 'which server: --url or WARDROOM_URL'}`,
      );
    }
    this.#url = String(url).replace(/\/+$/, '');
    this.#token = new Secret(String(token));
  }

  /** Calls an endpoint of a contract. Throws what the server says. */
  async call<P extends AnyContractProcedure>(
    contract: Contract,
    endpoint: P,
    input: InputOf<P>,
  ): Promise<OutputOf<P>> {
    const response = await this.#fetch(contract, endpoint, input as object);
    return (await response.json()) as OutputOf<P>;
  }

  /** The file of a `download` endpoint, piece by piece. */
  async *download<P extends AnyContractProcedure>(
    contract: Contract,
    endpoint: P,
    input: InputOf<P>,
  ): AsyncGenerator<Uint8Array> {
    const response = await this.#fetch(contract, endpoint, input as object);
    if (response.body) yield* response.body;
  }

  /** Sends a file to an `upload` endpoint. */
  async upload<P extends AnyContractProcedure>(
    call: { contract: Contract; endpoint: P; input: InputOf<P> },
    file: FileToSend,
  ): Promise<OutputOf<P>> {
    const { contract, endpoint, input } = call;
    const { size } = await stat(file.path);
    const address = this.#addressOf(contract, endpoint, input as object);
    const response = await this.#ask(address.with(address.fields), {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': `${size}`,
      },
      // Where the server answers before it has all, the rest is not asked for.
      body: ReadableStream.from(piecesOf(file, size)) as BodyInit,
      duplex: 'half',
    });
    return (await response.json()) as OutputOf<P>;
  }

  async #fetch(
    contract: Contract,
    endpoint: AnyContractProcedure,
    input: object,
  ): Promise<Response> {
    const { method = 'POST' } = endpoint['~orpc'].route;
    const address = this.#addressOf(contract, endpoint, input);
    const reads = method === 'GET';
    return this.#ask(address.with(reads ? address.fields : {}), {
      method,
      headers: { 'content-type': 'application/json' },
      body: reads ? undefined : JSON.stringify(address.fields),
    });
  }

  /** Where an endpoint is, and which fields its path leaves for the query or the body. */
  #addressOf(
    contract: Contract,
    endpoint: AnyContractProcedure,
    input: object,
  ) {
    const rest = new Map(
      Object.entries(input).filter(([, v]) => v !== undefined),
    );
    const { path = '/' } = endpoint['~orpc'].route;
    const place = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = rest.get(name);
      rest.delete(name);
      return encodeURIComponent(String(value));
    });
    const base = `${this.#url}/api/${contextOf(contract)}${place}`;
    return {
      fields: Object.fromEntries(rest) as Record<string, unknown>,
      with(fields: Record<string, unknown>) {
        const query = Object.entries(fields).flatMap(([k, v]) =>
          [v].flat().map(one => [k, String(one)]),
        );
        return query.length > 0
          ? `${base}?${new URLSearchParams(query)}`
          : base;
      },
    };
  }

  async #ask(
    address: string,
    init: RequestInit & { duplex?: 'half' },
  ): Promise<Response> {
    const response = await fetch(address, {
      ...init,
      headers: {
        ...init.headers,
        authorization: `Bearer ${this.#token.expose()}`,
      },
      // The token goes to the server that was named, and to no other.
      redirect: 'error',
    }).catch(error => {
      throw new Error(`${this.#url} cannot be reached: ${reasonOf(error)}`);
    });
    if (response.ok) return response;
    throw new Error(await problemIn(response));
  }
}

/** The file piece by piece, and word of how much of it has gone out. */
async function* piecesOf(
  { path, onProgress }: FileToSend,
  size: number,
): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for await (const piece of createReadStream(path)) {
    yield piece;
    sent += piece.length;
    onProgress?.(sent, size);
  }
}

function reasonOf(error: Error): string {
  const cause = error.cause as Error | undefined;
  return cause?.message || error.message;
}

async function problemIn(response: Response): Promise<string> {
  const problem = Problem.safeParse(
    await response.json().catch(() => undefined),
  );
  if (problem.success) return problem.data.detail;
  if (response.status === 401) {
    return 'The server does not take this token: it may have ended. Get a new one.';
  }
  return `The server answered with status ${response.status}`;
}
