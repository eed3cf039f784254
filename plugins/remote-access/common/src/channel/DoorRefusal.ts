import { z } from 'zod';

/** Why a site's door did not lead to a host, with the sentence that people read. */
export const doorSentences = {
  'bad-request': 'The connector did not understand what it was asked.',
  'not-allowed':
    'This address or port is not in the ranges of the site, so it was not dialed.',
  'no-name-servers':
    'The site has no name servers, so only addresses can be dialed through it.',
  'unknown-name': "The customer's name servers do not know this name.",
  'name-out-of-range':
    "The customer's name server gave an address outside the ranges of the site, so it was not dialed.",
  'site-down': "The way into the customer's network is down.",
  'no-desktops': "The connector has no guacd for this site's desktops.",
  'no-scans': "No scan can be run by this way into the customer's network.",
  refused: 'The host was reached, and nothing listens on this port.',
  unreachable: 'No route leads to this host.',
  timeout: 'The host did not answer in time.',
} as const;

export type DoorRefusal = keyof typeof doorSentences;
export const DoorRefusal = z.enum(
  Object.keys(doorSentences) as [DoorRefusal, ...DoorRefusal[]],
);
