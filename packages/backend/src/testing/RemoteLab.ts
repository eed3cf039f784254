import { newId } from '@wardroom/platform-common';
import { TestTerminal, type Sshd } from '@wardroom/platform-test-utils';
import {
  encodeCredentialSecret,
  sealSecret,
} from '@wardroom/remote-access-common';
import type { Persona } from './cast';

type Answer = { status: number; body: any; cookies: string[] };

/** What a session needs: an asset, a request in work, a target with its credential. Everything is made as people make it. */
export class RemoteLab {
  target = '';
  intervention = '';

  constructor(
    readonly url: string,
    readonly tokens: Record<Persona, string>,
  ) {}

  /** Calls `/api<path>` with the token of one of the cast. */
  async ask(
    persona: Persona,
    method: string,
    path: string,
    body?: object,
    cookie = '',
  ): Promise<Answer> {
    const answer = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.tokens[persona]}`,
        ...(cookie && { cookie }),
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: text ? JSON.parse(text) : undefined,
      cookies: answer.headers.getSetCookie().map(c => c.split(';')[0]),
    };
  }

  /** Calls and expects success. */
  async must(...call: Parameters<RemoteLab['ask']>): Promise<Answer> {
    const answer = await this.ask(...call);
    if (answer.status < 300) return answer;
    throw new Error(
      `${call.slice(0, 3).join(' ')}: ${answer.status} ${JSON.stringify(answer.body)}`,
    );
  }

  async prepare(sshd: Pick<Sshd, 'port' | 'username' | 'privateKey'>) {
    const { body: asset } = await this.must(
      'superAdmin',
      'POST',
      '/assets/tenants/acme/assets',
      {
        ...{ name: 'web-01', title: 'web-01', type: 'server' },
        criticality: 'high',
      },
    );
    const credential = await this.#storeKey(sshd.privateKey);
    const { body: target } = await this.must(
      'superAdmin',
      'POST',
      '/remote-access/tenants/acme/targets',
      {
        ...{ asset: asset.id, name: 'web-01 over SSH', credential },
        ...{ host: '127.0.0.1', port: sshd.port, username: sshd.username },
      },
    );
    this.target = target.id;
    const { body: intervention } = await this.must(
      'acmeRequester',
      'POST',
      '/interventions/tenants/acme/interventions',
      {
        ...{ title: 'Disk is full', description: 'web-01 does not answer' },
        ...{ type: 'incident', urgency: 'high', assetIds: [asset.id] },
      },
    );
    this.intervention = intervention.id;
    await this.must(
      'technician',
      'POST',
      `/interventions/tenants/acme/interventions/${intervention.id}/start`,
      { version: intervention.version },
    );
  }

  /** The technician opens the session, with the freshness of their sign-in or a code, and waits for the prompt. */
  async enter(proof: { cookie?: string; code?: string }) {
    const step = await this.must(
      'technician',
      'POST',
      '/identity/step-ups/grant',
      {
        purpose: 'remote-session',
        object: this.target,
        code: proof.code,
      },
      proof.cookie,
    );
    const { body: entry, cookies } = await this.must(
      'technician',
      'POST',
      '/remote-access/tenants/acme/sessions/open',
      {
        target: this.target,
        intervention: this.intervention,
        stepUp: step.body.ticket,
      },
    );
    const terminal = await TestTerminal.open(
      {
        port: Number(new URL(this.url).port),
        url: entry.url,
        origin: this.url,
        cookie: cookies.join('; '),
      },
      entry.ticket,
    );
    await terminal.notice('ready');
    return { terminal, id: entry.session as string };
  }

  async session(id: string) {
    const path = `/remote-access/tenants/acme/sessions/${id}`;
    return (await this.must('acmeAdmin', 'GET', path)).body;
  }

  async #storeKey(privateKey: Uint8Array): Promise<string> {
    const id = newId('crd');
    const path = '/remote-access/public/gateway-keys';
    const { body: keys } = await this.must('superAdmin', 'GET', path);
    const sealed = await sealSecret(
      encodeCredentialSecret({
        kind: 'private-key',
        privateKey: new Uint8Array(privateKey),
      }),
      keys.seal,
      { purpose: 'credential', tenant: 'acme', id, version: 1 },
    );
    await this.must(
      'superAdmin',
      'POST',
      '/remote-access/tenants/acme/credentials',
      { id, kind: 'private-key', label: 'key of the lab', sealed },
    );
    return id;
  }
}
