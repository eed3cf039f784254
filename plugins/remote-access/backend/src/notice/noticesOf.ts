import type { Notice } from '@wardroom/identity-common';
import { namesOf } from '../grant/grantFacts';
import { sessionTellings } from './sessionTellings';
import {
  holders,
  weights,
  type Happened,
  type Readers,
  type Telling,
  type Told,
} from './Telling';

const access = { path: '/access' };

/** What is told of each event, and to whom. Reasons are told, which people wrote for others; commands never are. */
const tellings = {
  async 'emergency.requested'(r, { tenant, id }) {
    const { person, reason } = await r.emergencies.get(tenant, id);
    return [
      {
        ...holders('provider', 'emergency.approve'),
        ...{ ...weights.urgent, ...access, except: person, text: reason },
        title: 'Emergency access waits for a second administrator',
      },
    ];
  },
  async 'emergency.approved'(r, { tenant, id }) {
    const { targets, reason } = await r.emergencies.get(tenant, id);
    const names = targets.map(({ name }) => name).join(', ');
    return [
      {
        ...holders('customer', 'emergency.read'),
        ...{
          ...weights.urgent,
          ...access,
          text: textOf(`${names}: ${reason}`),
        },
        title: 'Emergency access to your systems has begun',
      },
    ];
  },
  async 'emergency.ended'(r, { tenant, id }) {
    const { person, reason } = await r.emergencies.get(tenant, id);
    return [
      {
        ...holders('provider', 'emergency.review'),
        ...{ ...weights.important, ...access, except: person, text: reason },
        title: 'Emergency access is over and waits for its review',
      },
    ];
  },
  async 'emergency.overdue'(r, { tenant, id }) {
    const { person, reason } = await r.emergencies.get(tenant, id);
    return [
      {
        ...holders('provider', 'emergency.review'),
        ...{ ...weights.urgent, ...access, except: person, text: reason },
        title: 'The review of emergency access is overdue',
      },
    ];
  },
  async 'grant.requested'(r, { tenant, id }) {
    const grant = await r.grants.get(tenant, id);
    return [
      {
        ...holders('customer', 'grant.approve'),
        ...{ ...weights.important, ...access },
        text: textOf(`${namesOf(grant)}: ${grant.reason}`),
        title: 'Somebody asks for access to your systems',
      },
    ];
  },
  async 'grant.ending'(r, { tenant, id }) {
    const grant = await r.grants.get(tenant, id);
    if (grant.state !== 'granted' || !grant.person) return [];
    return [
      {
        to: { kind: 'people' as const, refs: [grant.person] },
        ...{ ...weights.listed, ...access, text: textOf(namesOf(grant)) },
        title: 'Your access ends within the hour',
      },
    ];
  },
  async 'planReport.flagged'(r, { tenant, id }) {
    const { person, target } = await r.planReports.get(tenant, id);
    return [
      {
        ...holders('provider', 'planReport.explain'),
        ...{ ...weights.important, except: person, text: target },
        path: `/sessions/${tenant}/${id}/report`,
        title: 'A session did otherwise than planned',
      },
    ];
  },
  async 'rotation.failed'(r, { tenant, id }) {
    const { credential } = await r.rotations.get(tenant, id);
    const { label } = await r.credentials.get(tenant, credential);
    return [
      {
        ...holders('provider', 'credential.rotate'),
        ...{ ...weights.important, path: '/vault', text: textOf(label) },
        title: 'The password of a system could not be changed',
      },
    ];
  },
  ...sessionTellings,
  async 'site.failed'(r, { tenant, id }) {
    const { name } = await r.sites.get(tenant, id);
    return [
      {
        ...holders('provider', 'site.test'),
        ...{
          ...weights.important,
          mail: false,
          path: '/sites',
          text: textOf(name),
        },
        title: 'The way into a network of a customer is down',
      },
    ];
  },
} satisfies Record<string, Telling>;

type Topic = keyof typeof tellings;

/** Something that happened, as the job that tells people of it gets it. */
export type News = Happened & { topic: Topic };

/** The events that people are told of. */
export const topics = Object.keys(tellings) as Topic[];

/** What is told of it; nothing where nobody has to know. */
export async function noticesOf(r: Readers, news: News): Promise<Notice[]> {
  const { topic, tenant, id: about } = news;
  const told: Told[] = await tellings[topic](r, news);
  return told.map(one => ({ ...one, tenant, topic, about }));
}

/** As long as a notice may be. */
function textOf(text: string): string {
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}
