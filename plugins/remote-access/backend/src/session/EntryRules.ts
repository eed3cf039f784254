import { systemScope, type TenantStore } from '@wardroom/platform-node';
import {
  effectivePolicy,
  protocolNames,
  type AccessRules,
  type TargetPolicy,
  type WorkPlan,
} from '@wardroom/remote-access-common';
import type {
  EmergencyReader,
  StoredEmergency,
} from '../emergency/EmergencyReader';
import type { ClockReader } from '../clock/ClockReader';
import type { GrantReader, StoredGrant } from '../grant/GrantReader';
import { matchGrant } from '../grant/matchGrant';
import type { PolicyReader } from '../policy/PolicyReader';
import type {
  ProviderAccessReader,
  StoredProviderAccess,
} from '../providerAccess/ProviderAccessReader';
import type { ClosedWay, SiteReader } from '../site/SiteReader';
import type { NamedTarget, TargetReader } from '../target/TargetReader';
import { rulesOfTarget } from './rulesOfTarget';
import type { Wish } from './Wish';

type Store = TenantStore<{
  clock: typeof ClockReader;
  emergencies: typeof EmergencyReader;
  grants: typeof GrantReader;
  policies: typeof PolicyReader;
  providerAccess: typeof ProviderAccessReader;
  sites: typeof SiteReader;
  targets: typeof TargetReader;
}>;

/** Why somebody may not enter, as far as the customer's rules decide. */
export type Refusal = {
  code:
    | 'not-allowed'
    | 'access-off'
    | 'no-target'
    | 'protocol'
    | 'grant-needed'
    | 'outside-window'
    | 'emergency-over';
  /** Says it to the person, with what to do. */
  message: string;
  /** When they may enter. */
  opensAt?: Date;
};

/** What the rules say of one wish. */
export type RuleVerdict = {
  /** When it was looked at. */
  at: Date;
  refusal?: Refusal;
  /** What holds in the session: provider, customer and target together. */
  rules: AccessRules;
  target?: NamedTarget;
  /** The grant that it rests on, where one is needed. */
  grant?: string;
  /** What was approved with that grant. */
  plan?: WorkPlan;
  emergency?: StoredEmergency;
  /** Until when it may last, where a grant or emergency access says so. */
  until?: Date;
};

type Facts = {
  now: Date;
  off: StoredProviderAccess[];
  rules: (tenant: string) => { rules: AccessRules };
  targets: NamedTarget[];
  closed: ClosedWay[];
  grants: StoredGrant[];
  emergencies: StoredEmergency[];
};

const everywhere = systemScope('remote-access', '*');

/**
 * What the customer's rules, switch and grants and emergency access say of people who are in or want in. It asks the
 * database the same seven questions for one wish and for a thousand.
 */
export class EntryRules {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The verdict on each wish, in their order. */
  async look(wishes: readonly Wish[]) {
    if (wishes.length === 0) return [];
    const tenants = [...new Set(wishes.map(wish => wish.tenant))];
    const places = wishes.map(({ tenant, target }) => ({ tenant, id: target }));
    const facts = await this.#store.read(everywhere, async r => ({
      now: await r.clock.now(),
      off: await r.providerAccess.off(tenants),
      rules: await r.policies.inForce(tenants),
      targets: await r.targets.named(places),
      closed: await r.sites.closedOnTheWay(places),
      grants: await r.grants.given(tenants),
      emergencies: await r.emergencies.active(tenants),
    }));
    return wishes.map(wish => verdictOn(wish, facts));
  }
}

function verdictOn(wish: Wish, facts: Facts): RuleVerdict {
  const { tenant } = wish;
  const above = facts.rules(tenant).rules;
  const target = facts.targets.find(
    t => t.tenant === tenant && t.id === wish.target,
  );
  const { rules } = effectivePolicy(above, rulesOfTarget(target?.policy));
  const verdict = { at: facts.now, rules, target };
  const off = facts.off.find(access => access.tenant === tenant);
  if (off) {
    return refuse(verdict, {
      code: 'access-off',
      message: `The customer switched the access of the provider off: ${off.reason}. Nobody comes in until they switch it on again`,
    });
  }
  if (!target) {
    return refuse(verdict, {
      code: 'no-target',
      message: 'This target does not exist any more',
    });
  }
  const blocked = faultOfWay(wish, target, facts);
  if (blocked) {
    return refuse(verdict, { code: 'not-allowed', message: blocked });
  }
  const { protocol } = target;
  if (!rules.protocols.some(allowed => allowed === protocol)) {
    return refuse(verdict, {
      code: 'protocol',
      message: `The session rules of this customer do not allow ${protocolNames[protocol]}`,
    });
  }
  if (wish.emergency) return emergencyVerdict(wish, verdict, facts);
  return grantVerdict(wish, { ...verdict, target }, facts);
}

/** Why the way to the target may not be used, as a sentence. */
function faultOfWay(
  { way }: Wish,
  target: NamedTarget,
  { closed }: Facts,
): string | undefined {
  const shut = closed.find(
    c => c.tenant === target.tenant && c.target === target.id,
  );
  if (shut) return `The way into ${shut.site} is closed`;
  return way === undefined || way === target.way
    ? undefined
    : `${target.name} was changed after this session began: open a new one`;
}

function emergencyVerdict(
  wish: Wish,
  verdict: RuleVerdict,
  { emergencies }: Facts,
): RuleVerdict {
  const emergency = emergencies.find(
    ({ id, tenant }) => tenant === wish.tenant && id === wish.emergency,
  );
  const fits =
    emergency?.person === wish.person &&
    emergency.targets.some(({ id }) => id === wish.target);
  if (!emergency || !fits || verdict.rules.emergencyMinutes === 0) {
    return refuse(verdict, {
      code: 'emergency-over',
      message: 'The emergency access is over, or was not given for this target',
    });
  }
  return { ...verdict, emergency, until: new Date(emergency.endsAt as string) };
}

function grantVerdict(
  wish: Wish,
  verdict: RuleVerdict & { target: NamedTarget },
  facts: Facts,
): RuleVerdict {
  const { rules, target } = verdict;
  const needed = needsGrant(rules, target.policy) || wish.grant !== undefined;
  const given = wish.grant
    ? facts.grants.filter(({ id }) => id === wish.grant)
    : facts.grants;
  const match = matchGrant(
    given,
    {
      ...{ tenant: wish.tenant, person: wish.person, target },
      // What a session rests on was matched when it was opened; tags may have changed since.
      tags: wish.grant ? tagsOf(given) : (wish.tags ?? []),
      intervention: wish.intervention,
    },
    facts.now,
  );
  // What was agreed on holds where no grant is needed, too.
  if (!needed && !match.open?.plan) return verdict;
  if (match.open) {
    const { id: grant, plan } = match.open;
    return { ...verdict, grant, plan, until: match.until };
  }
  if (wish.grant && given.length === 0) {
    return refuse(verdict, {
      code: 'grant-needed',
      message:
        'The access that this session rests on was revoked, or has run out',
    });
  }
  if (match.next) {
    return refuse(verdict, {
      code: 'outside-window',
      message: `Your access to ${target.name} opens ${inWords(match.next, given[0])}. To come in before, ask the customer for access`,
      opensAt: match.next,
    });
  }
  return refuse(verdict, {
    code: 'grant-needed',
    message: `The customer gives access to ${target.name} one time at a time, and there is none for you now: ask for access`,
  });
}

function needsGrant(rules: AccessRules, policy: TargetPolicy): boolean {
  if (rules.grantNeeded === 'always') return true;
  return rules.grantNeeded === 'high-risk' && policy.risk === 'high';
}

function tagsOf(grants: StoredGrant[]): string[] {
  return grants.flatMap(({ targets }) =>
    targets.kind === 'tag' ? [targets.tag] : [],
  );
}

function inWords(time: Date, { window }: StoredGrant): string {
  const { zone: timeZone } = window;
  const words = new Intl.DateTimeFormat('en-GB', {
    ...{ dateStyle: 'full', timeStyle: 'short' },
    timeZone,
  }).format(time);
  return `on ${words} (${timeZone})`;
}

function refuse(verdict: RuleVerdict, refusal: Refusal): RuleVerdict {
  return { ...verdict, refusal };
}
