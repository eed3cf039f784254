import {
  ConflictError,
  InputError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  systemScope,
  type TenantScope,
  type TenantStore,
} from '@wardroom/platform-node';
import {
  isDesktop,
  isLive,
  type Entry,
  type SealPublicKey,
  type Session,
} from '@wardroom/remote-access-common';
import type { BrowserProof } from '../gateway/browserProof';
import type { GatewayRun } from '../gateway/GatewayRun';
import type { Gateways } from '../gateway/Gateways';
import type { PolicyReader } from '../policy/PolicyReader';
import { rulesInForce } from '../policy/rulesInForce';
import type { RecordingKeyReader } from '../recordingKey/RecordingKeyReader';
import { sessionFacts } from '../session/sessionFacts';
import { keepingActions, mayExport, mayView } from '../session/sessionPolicy';
import { sessionRights } from '../session/sessionRights';
import type { SessionReader, StoredSession } from '../session/SessionReader';
import type { SessionWriter } from '../session/SessionWriter';
import { boundAddress } from '../ticket/boundAddress';
import { issueTicket } from '../ticket/issueTicket';
import type { ExportDetails } from '../ticket/TicketReader';
import type { TicketWriter } from '../ticket/TicketWriter';

type Store = TenantStore<
  {
    policies: typeof PolicyReader;
    recordingKeys: typeof RecordingKeyReader;
    sessions: typeof SessionReader;
  },
  { sessions: typeof SessionWriter; tickets: typeof TicketWriter }
>;

const everywhere = systemScope('remote-access', '*');

/** Use cases of recordings, and the public keys around them. */
export class RecordingService {
  readonly #store: Store;
  readonly #gateway: Gateways;
  readonly #proof: BrowserProof;
  readonly #connectorSeal: () => SealPublicKey | undefined;

  constructor(options: {
    store: Store;
    gateway: Gateways;
    proof: BrowserProof;
    /** The key to which files of sites are sealed, while the connector is there. */
    connectorSeal: () => SealPublicKey | undefined;
  }) {
    this.#store = options.store;
    this.#gateway = options.gateway;
    this.#proof = options.proof;
    this.#connectorSeal = options.connectorSeal;
  }

  /** A ticket to replay a recording. Who looked at it, and why, is on record before anything is shown. */
  async view(
    scope: TenantScope,
    { id, reason }: { id: string; reason: string },
  ): Promise<Entry> {
    const session = await this.#visible(scope, id);
    return this.#admit(scope, session, {
      ...{ kind: 'replay', event: 'recording.viewed', facts: { reason } },
    });
  }

  /** A ticket to take a recording out as a file. Who did, and why, is on record and in the file. */
  async export(
    scope: TenantScope,
    { id, ...details }: { id: string } & ExportDetails,
  ): Promise<Entry> {
    const session = await this.#visible(scope, id);
    const rules = await rulesInForce(this.#store, scope.tenant);
    const rights = await scope.rights(sessionRights);
    if (!mayExport(session, { rights, rules })) {
      throw new NotAllowedError(
        'The session rules of this customer keep recordings in: they can be watched, and not taken out',
      );
    }
    if (details.form === 'asciicast' && isDesktop(session.target.protocol)) {
      throw new InputError('form: only terminals have an asciicast');
    }
    return this.#admit(scope, session, {
      ...{ kind: 'export', event: 'recording.exported', facts: details },
      details,
    });
  }

  /** The session of a recording that the person may see. */
  async #visible(scope: TenantScope, id: string): Promise<StoredSession> {
    const session = await this.#store.readOnce(scope, r =>
      r.sessions.ofRecording(scope.tenant, id),
    );
    if (mayView(session, await scope.rights(sessionRights))) return session;
    if (isLive(session.state) || session.recording?.state === 'writing') {
      throw new ConflictError('This recording is still being written');
    }
    throw new NotAllowedError('There is nothing of this recording to see');
  }

  async #admit(
    scope: TenantScope,
    session: StoredSession,
    way: {
      kind: 'replay' | 'export';
      event: string;
      facts: Record<string, string>;
      details?: ExportDetails;
    },
  ): Promise<Entry> {
    const { kind, event, facts, details } = way;
    const { tenant } = scope;
    const { node } = this.#holderOf(session);
    const rules = await rulesInForce(this.#store, tenant);
    const address = boundAddress(scope, rules);
    const browser = this.#proof.issue(scope.http);
    return this.#store.transact(scope, async tx => {
      await tx.audit(event, {
        ...sessionFacts(session),
        ...{ object: session.recordingId, session: session.id, ...facts },
      });
      const order = { tenant, session, node, browser, address };
      return issueTicket(tx, scope, { kind, details, ...order });
    });
  }

  /** Keeps a recording beyond its time. */
  async hold(
    scope: TenantScope,
    input: { id: string; reason: string },
  ): Promise<Session> {
    return this.#keep(scope, input, 'hold');
  }

  /** Lets it go when its time is over. */
  async release(
    scope: TenantScope,
    input: { id: string; reason: string },
  ): Promise<Session> {
    return this.#keep(scope, input, 'release');
  }

  /** The gateway that has the recording. Where each has its own, that is the one that made it and no other. */
  #holderOf({ node }: StoredSession): GatewayRun {
    const { sharesRecordings, runs } = this.#gateway;
    if (sharesRecordings) return this.#gateway.any();
    const holder = runs.find(run => run.node === node);
    if (holder) return holder;
    throw new ServiceUnavailableError(
      `This recording lies on the gateway ${node}, which is away: look at it when that is back`,
    );
  }

  async #keep(
    scope: TenantScope,
    { id, reason }: { id: string; reason: string },
    action: 'hold' | 'release',
  ): Promise<Session> {
    const { tenant, actor } = scope;
    const rights = await scope.rights(sessionRights);
    const after = await this.#store.transact(scope, async tx => {
      const session = await tx.sessions.ofRecording(tenant, id);
      if (!keepingActions(session, rights).includes(action)) {
        throw new ConflictError(
          `You can not ${action} this recording: it is still written, was deleted, or somebody was faster`,
        );
      }
      const hold = action === 'hold' ? { reason, by: actor.ref } : undefined;
      await tx.sessions.hold(session, hold);
      const event = action === 'hold' ? 'recording.held' : 'recording.released';
      await tx.audit(event, {
        ...{ tenant, object: id, session: session.id, reason },
      });
      return tx.sessions.get(tenant, session.id);
    });
    const allowedActions = keepingActions(after, rights);
    return { ...after, allowedActions };
  }

  /** To which key secrets are sealed, and by which keys recordings are checked. */
  async gatewayKeys() {
    const sign = await this.#store.readOnce(everywhere, r =>
      r.recordingKeys.signingKeys(),
    );
    const seal = this.#gateway.runs[0]?.identity.seal;
    return { seal, connector: this.#connectorSeal(), sign };
  }
}
