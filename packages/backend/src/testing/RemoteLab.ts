import { newId } from '@wardroom/platform-common';
import { TestTerminal, type Sshd } from '@wardroom/platform-test-utils';
import {
  encodeCredentialSecret,
  sealSecret,
  type CredentialSecret,
} from '@wardroom/remote-access-common';
import type { Persona } from './cast';
import { TokenClient } from './TokenClient';

type Reachable = Pick<Sshd, 'port' | 'username'> & {
  host?: string;
  /** The site behind which it stands. */
  site?: string;
  /** How it is spoken to, where that is not SSH. */
  settings?: { protocol: string };
};

/** A password that a store outside has. */
type StoredSecret = {
  kind: 'password';
  source: { store: string; values: Record<string, string> };
};

/** What a session needs: an asset, a request in work, a target with its credential. Everything is made as people make it. */
export class RemoteLab {
  target = '';
  intervention = '';
  #asset = '';

  /** @param door - where browsers reach the gateway, where that is not the portal */
  constructor(
    readonly url: string,
    readonly tokens: Record<Persona, string>,
    readonly door = { port: Number(new URL(url).port), origin: url },
  ) {}

  /** Somebody of the cast. */
  as(persona: Persona, cookie?: string): TokenClient {
    return new TokenClient(this.url, { token: this.tokens[persona], cookie });
  }

  async prepare(sshd: Reachable & Pick<Sshd, 'privateKey'>) {
    const { body: asset } = await this.as('superAdmin').must(
      'POST',
      '/assets/tenants/acme/assets',
      {
        ...{ name: 'web-01', title: 'web-01', type: 'server' },
        criticality: 'high',
      },
    );
    this.#asset = asset.id;
    await this.addTarget(sshd, {
      kind: 'private-key',
      privateKey: new Uint8Array(sshd.privateKey),
    });
    const { body: intervention } = await this.as('acmeRequester').must(
      'POST',
      '/interventions/tenants/acme/interventions',
      {
        ...{ title: 'Disk is full', description: 'web-01 does not answer' },
        ...{ type: 'incident', urgency: 'high', assetIds: [asset.id] },
      },
    );
    this.intervention = intervention.id;
    await this.as('technician').must(
      'POST',
      `/interventions/tenants/acme/interventions/${intervention.id}/start`,
      { version: intervention.version },
    );
  }

  /** A way into the asset with a credential of its own; the next session is opened there. */
  async addTarget(
    to: Reachable,
    secret: CredentialSecret | StoredSecret,
    name = 'web-01',
  ) {
    const { host = '127.0.0.1', port, username, site, settings } = to;
    const { body: target } = await this.as('superAdmin').must(
      'POST',
      '/remote-access/tenants/acme/targets',
      {
        ...{ asset: this.#asset, name },
        ...{ host, port, username, site, settings },
        credential: await this.#store(secret, `credential of ${name}`),
      },
    );
    this.target = target.id;
  }

  /** The technician opens the session, with the freshness of their sign-in or a code, and waits for the prompt. */
  async enter(proof: { cookie?: string; code?: string }) {
    const step = await this.as('technician', proof.cookie).must(
      'POST',
      '/identity/step-ups/grant',
      {
        purpose: 'remote-session',
        object: this.target,
        code: proof.code,
      },
    );
    const { body: entry, cookies } = await this.as('technician').must(
      'POST',
      '/remote-access/tenants/acme/sessions/open',
      {
        target: this.target,
        intervention: this.intervention,
        stepUp: step.body.ticket,
      },
    );
    const terminal = await TestTerminal.open(
      { ...this.door, url: entry.url, cookie: cookies.join('; ') },
      entry.ticket,
    );
    await terminal.notice('ready');
    return { terminal, id: entry.session as string };
  }

  async session(id: string) {
    const path = `/remote-access/tenants/acme/sessions/${id}`;
    return (await this.as('acmeAdmin').must('GET', path)).body;
  }

  /** What a recording holds of its target's output, as its replay shows it to the customer. */
  async recordedOutput(id: string): Promise<string> {
    const path = `/remote-access/tenants/acme/recordings/${id}/view`;
    const { body: entry, cookies } = await this.as('acmeAdmin').must(
      'POST',
      path,
      { reason: 'what was done' },
    );
    const replay = await TestTerminal.open(
      { ...this.door, url: entry.url, cookie: cookies.join('; ') },
      entry.ticket,
    );
    return replay.replayedOutput();
  }

  /** Adds a store that is asked with this token. */
  async addStore(address: string, token: string): Promise<string> {
    const id = newId('cst');
    const bytes = new TextEncoder().encode(token);
    await this.as('superAdmin').must(
      'POST',
      '/remote-access/tenants/acme/credential-stores',
      {
        ...{ id, provider: 'hashicorp-vault', name: 'store', address },
        settings: { auth: 'token' },
        sealed: await this.#seal(bytes, 'store-secret', id),
      },
    );
    return id;
  }

  async #store(
    secret: CredentialSecret | StoredSecret,
    label: string,
  ): Promise<string> {
    const id = newId('crd');
    const { kind } = secret;
    const value =
      'source' in secret
        ? { source: secret.source }
        : {
            sealed: await this.#seal(
              encodeCredentialSecret(secret),
              'credential',
              id,
            ),
          };
    await this.as('superAdmin').must(
      'POST',
      '/remote-access/tenants/acme/credentials',
      { id, kind, label, ...value },
    );
    return id;
  }

  /** Seals as the browser does. */
  async #seal(
    bytes: Uint8Array,
    purpose: 'credential' | 'store-secret',
    id: string,
  ) {
    const path = '/remote-access/public/gateway-keys';
    const { body: keys } = await this.as('superAdmin').must('GET', path);
    return sealSecret(bytes, keys.seal, {
      ...{ purpose, tenant: 'acme', id, version: 1 },
    });
  }
}
