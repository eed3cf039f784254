import type { Invitation, identityContract } from '@wardroom/identity-common';
import type {
  ConfirmDialogProps,
  ContractClient,
} from '@wardroom/platform-react';
import type { Member, tenantsContract } from '@wardroom/tenants-common';
import type { PersonRow } from '../../hooks/usePeople';
import { messages } from '../../messages';

const words = messages.people;

export type Clients = {
  tenants: ContractClient<typeof tenantsContract>;
  identity: ContractClient<typeof identityContract>;
};

/** Something that can be done with a person. */
export type PersonAct = {
  id: string;
  label: string;
  destructive?: boolean;
  confirm?: Pick<
    ConfirmDialogProps,
    'title' | 'text' | 'confirmLabel' | 'reason'
  >;
  done?: string;
  run: (given: { reason: string }) => Promise<Invitation | undefined>;
};

/** What the reader may do with this person, as `allowedActions` say, the harmless first. */
export function personActs(person: PersonRow, clients: Clients): PersonAct[] {
  const offers = [
    ...accountActs(person, clients.identity),
    ...memberActs(person, clients.tenants),
  ];
  return offers
    .filter(([allowed]) => allowed)
    .map(([, act]) => act)
    .sort((a, b) => Number(a.destructive ?? 0) - Number(b.destructive ?? 0));
}

type Offer = [allowed: boolean, act: PersonAct];

function memberActs(
  { member }: PersonRow,
  tenants: Clients['tenants'],
): Offer[] {
  const { tenant, name, version, displayName, allowedActions } = member;
  const one = { tenant, name, version };
  return [
    [
      allowedActions.includes('enable'),
      {
        id: 'enable',
        label: words.enable,
        done: words.enabled(displayName),
        run: () => tenants.members.enable(one).then(nothing),
      },
    ],
    [
      allowedActions.includes('disable'),
      {
        id: 'disable',
        label: words.disable,
        destructive: true,
        confirm: {
          title: words.confirm.disableTitle(displayName),
          text: words.confirm.disable,
          confirmLabel: words.disable,
          reason: true,
        },
        done: words.confirm.disabled(displayName),
        run: ({ reason }) =>
          tenants.members.disable({ ...one, reason }).then(nothing),
      },
    ],
  ];
}

function accountActs(
  { member, account }: PersonRow,
  identity: Clients['identity'],
): Offer[] {
  const { tenant, name, displayName } = member;
  const one = { tenant, name };
  const active = member.state === 'active';
  const may = new Set<string>(account?.allowedActions);
  const again = account?.state === 'invited';
  return [
    [
      active && may.has('invite'),
      {
        id: 'invite',
        label: again ? words.inviteAgain : words.inviteOne,
        run: () => identity.accounts.invite(one),
      },
    ],
    [
      may.has('unlock'),
      {
        id: 'unlock',
        label: words.unlock,
        done: words.unlocked(displayName),
        run: () => identity.accounts.unlock(one).then(nothing),
      },
    ],
    [
      may.has('revoke'),
      {
        id: 'revoke',
        label: words.revoke,
        confirm: {
          title: words.confirm.revokeTitle(displayName),
          text: words.confirm.revoke,
          confirmLabel: words.revoke,
        },
        done: words.confirm.revoked(displayName),
        run: () => identity.accounts.revoke(one).then(nothing),
      },
    ],
    [active && may.has('reset'), resetAct(member, identity, false)],
    [
      active && may.has('reset') && account?.hasTotp === true,
      resetAct(member, identity, true),
    ],
  ];
}

function resetAct(
  { tenant, name, displayName }: Member,
  identity: Clients['identity'],
  forgetTotp: boolean,
): PersonAct {
  const label = forgetTotp ? words.resetTotp : words.reset;
  return {
    id: forgetTotp ? 'resetTotp' : 'reset',
    label,
    destructive: true,
    confirm: {
      title: words.confirm.resetTitle(displayName),
      text: forgetTotp ? words.confirm.resetTotp : words.confirm.reset,
      confirmLabel: label,
    },
    run: () => identity.accounts.reset({ tenant, name, forgetTotp }),
  };
}

function nothing(): undefined {
  return undefined;
}
