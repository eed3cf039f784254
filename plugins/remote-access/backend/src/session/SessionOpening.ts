import { ConflictError } from '@backstage/errors';
import type { assetsContract } from '@wardroom/assets-common';
import type { identityContract } from '@wardroom/identity-common';
import {
  systemScope,
  type PluginClient,
  type TenantScope,
  type TenantStore,
} from '@wardroom/platform-node';
import type { Entry, SessionCheck } from '@wardroom/remote-access-common';
import type { EmergencyReader } from '../emergency/EmergencyReader';
import type { CredentialReader } from '../credential/CredentialReader';
import type { BrowserProof } from '../gateway/browserProof';
import type { Gateways } from '../gateway/Gateways';
import type { NodeChoice } from '../gatewayNode/NodeChoice';
import { needsOf } from './needsOf';
import type { SiteReader } from '../site/SiteReader';
import type { StoredTarget, TargetReader } from '../target/TargetReader';
import { boundAddress } from '../ticket/boundAddress';
import { issueTicket } from '../ticket/issueTicket';
import type { TicketWriter } from '../ticket/TicketWriter';
import type { AccessCheck, Verdict } from './AccessCheck';
import type { PlanReportWriter } from '../planReport/PlanReportWriter';
import { jumpHosts } from '../site/jumpHosts';
import { sessionFacts } from './sessionFacts';
import type { SessionReader } from './SessionReader';
import type { NewSession, SessionWriter } from './SessionWriter';
import { StepUpProof } from './StepUpProof';
import type { Wish } from './Wish';

type Store = TenantStore<
  {
    emergencies: typeof EmergencyReader;
    credentials: typeof CredentialReader;
    sessions: typeof SessionReader;
    sites: typeof SiteReader;
    targets: typeof TargetReader;
  },
  {
    planReports: typeof PlanReportWriter;
    sessions: typeof SessionWriter;
    tickets: typeof TicketWriter;
  }
>;

const everywhere = systemScope('remote-access', '*');

export type SessionOpeningOptions = {
  store: Store;
  gateway: Gateways;
  choice: NodeChoice;
  access: AccessCheck;
  identity: PluginClient<typeof identityContract>;
  assets: PluginClient<typeof assetsContract>;
  proof: BrowserProof;
  /** How many sessions one person may have at once, whatever the rules say. */
  places: number;
};

type Asset = { id: string; name: string; tags: string[] };

/** How sessions begin: every check, then the row and a ticket. */
export class SessionOpening {
  readonly #options: SessionOpeningOptions;
  readonly #store: Store;
  readonly #stepUp: StepUpProof;

  constructor(options: SessionOpeningOptions) {
    this.#options = options;
    this.#store = options.store;
    this.#stepUp = new StepUpProof(options);
  }

  /** Opens a session for a request. */
  async open(
    scope: TenantScope,
    input: {
      target: string;
      intervention: string;
      reason?: string;
      stepUp?: string;
    },
  ): Promise<Entry> {
    this.#options.gateway.identity();
    const { target, asset, wish } = await this.#wish(scope, input);
    const verdict = await this.#options.access.require(wish);
    const key = verdict.purpose?.key ?? '';
    const right = {
      intervention: { id: input.intervention, key },
      grant: verdict.grant,
      reason: input.reason ?? verdict.purpose?.title ?? '',
    };
    return this.#enter(scope, { target, asset, verdict, right }, input);
  }

  /** Opens a session under emergency access. */
  async openEmergency(
    scope: TenantScope,
    input: { id: string; target: string; stepUp: string },
  ): Promise<Entry> {
    const { tenant } = scope;
    this.#options.gateway.identity();
    const emergency = await this.#store.readOnce(scope, r =>
      r.emergencies.get(tenant, input.id),
    );
    const { target, asset, wish } = await this.#wish(scope, {
      target: input.target,
      emergency: emergency.id,
    });
    const verdict = await this.#options.access.require(wish);
    const right = {
      emergency: { id: emergency.id },
      reason: emergency.reason,
    };
    return this.#enter(scope, { target, asset, verdict, right }, input);
  }

  /** What would come of opening a session now: nothing is done, and no code is used. */
  async check(
    scope: TenantScope,
    input: { target: string; intervention: string },
  ): Promise<SessionCheck> {
    const { wish } = await this.#wish(scope, input);
    const verdict = await this.#options.access.look(wish);
    const { refusal } = verdict;
    const proof = this.#options.proof.issue(scope.http);
    const provenAt = await this.#stepUp.provenAt(wish.person, proof, verdict);
    return {
      allowed: !refusal,
      code: refusal?.code,
      message: refusal?.message,
      opensAt: refusal?.opensAt?.toISOString(),
      mayAsk:
        refusal?.code === 'grant-needed' || refusal?.code === 'outside-window',
      until: verdict.until?.toISOString(),
      codeNeeded: provenAt === undefined,
    };
  }

  async #wish(
    scope: TenantScope,
    input: { target: string; intervention?: string; emergency?: string },
  ): Promise<{ target: StoredTarget; asset: Asset; wish: Wish }> {
    const { tenant, actor } = scope;
    const { intervention, emergency } = input;
    const { target, jumps } = await this.#store.read(scope, async r => {
      const found = await r.targets.get(tenant, input.target);
      return { target: found, jumps: await jumpHosts(r.targets, found) };
    });
    if (typeof jumps === 'string') throw new ConflictError(jumps);
    const asset = await this.#asset(tenant, target.asset);
    const { tags } = asset;
    return {
      ...{ target, asset },
      wish: {
        ...{ tenant, intervention, emergency, tags, person: actor.ref },
        target: target.id,
      },
    };
  }

  /** The step-up ticket is used last, so that no code is lost to a request that could not have succeeded. */
  async #enter(
    scope: TenantScope,
    facts: {
      target: StoredTarget;
      asset: Asset;
      verdict: Verdict;
      right: Pick<
        NewSession,
        'intervention' | 'emergency' | 'grant' | 'reason'
      >;
    },
    given: { target: string; stepUp?: string },
  ): Promise<Entry> {
    const { tenant, actor } = scope;
    const { choice } = this.#options;
    const { asset, verdict, right } = facts;
    const target = withTrustedKey(facts.target);
    const needs = await this.#store.read(everywhere, r => needsOf(r, target));
    const node = await choice.choose(needs);
    const place = await this.#freePlace(actor.ref, verdict);
    const proof = this.#options.proof.issue(scope.http);
    const address = boundAddress(scope, verdict.rules);
    const provenAt = await this.#stepUp.prove(actor.ref, given, {
      ...{ proof, verdict },
    });
    return this.#store.transact(scope, async tx => {
      const session = await tx.sessions.create({
        ...{ tenant, place, proof, address, provenAt, node },
        person: actor.ref,
        target: {
          id: target.id,
          name: target.name,
          protocol: target.protocol,
        },
        asset: { id: asset.id, name: asset.name },
        ...right,
      });
      const { plan } = verdict;
      if (plan && right.grant) {
        await tx.planReports.create(session, { grant: right.grant, plan });
      }
      const event = right.emergency ? 'emergency.entered' : 'session.opened';
      await tx.audit(event, {
        ...sessionFacts(session),
        session: session.id,
        object: right.emergency?.id ?? session.id,
        asset: asset.name,
        key: right.intervention?.key,
        reason: session.reason,
      });
      return issueTicket(tx, scope, {
        kind: 'terminal',
        ...{ tenant, session, browser: proof, address },
        node: session.node,
      });
    });
  }

  async #asset(tenant: string, id: string): Promise<Asset> {
    const { items } = await this.#options.assets.assets.resolve({
      tenant,
      id: [id],
    });
    return { id, name: items[0]?.name ?? id, tags: items[0]?.tags ?? [] };
  }

  async #freePlace(person: string, { rules }: Verdict): Promise<number> {
    const places = Math.min(this.#options.places, rules.sessionsPerPerson);
    const taken = await this.#store.readOnce(everywhere, r =>
      r.sessions.places(person),
    );
    for (let place = 1; place <= places; place++) {
      if (!taken.includes(place)) return place;
    }
    throw new ConflictError(
      `You have ${taken.length} ${taken.length === 1 ? 'session' : 'sessions'} open, which is as many as may be: end one first`,
    );
  }
}

function withTrustedKey(target: StoredTarget): StoredTarget {
  if (target.hostKeyState !== 'changed') return target;
  throw new ConflictError(
    `${target.name} showed another host key than the pinned one: somebody who may re-pin it must compare both first`,
  );
}
