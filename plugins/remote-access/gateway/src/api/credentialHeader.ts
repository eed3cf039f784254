import type { ApiSignIn } from '@wardroom/remote-access-common';
import { DialFailure } from '../dial/DialFailure';

/** The header by which a credential goes with a request. Throws `DialFailure` where it cannot. */
export function credentialHeader(
  signIn: ApiSignIn,
  { username, password }: { username: string; password: string },
): [name: string, value: string] {
  if (signIn.kind === 'basic') {
    return ['authorization', `Basic ${pairOf(username, password)}`];
  }
  // What else stands in a header could end it, or is lost in it.
  if (!/^[!-~]+$/.test(password)) throw new DialFailure('credential-unusable');
  return signIn.kind === 'bearer'
    ? ['authorization', `Bearer ${password}`]
    : [signIn.name, password];
}

/** Everything by which a credential could be known again in an answer, the longest first. */
export function tracesOf(facts: {
  username: string;
  password: string;
}): string[] {
  const { username, password } = facts;
  const traces = [
    ...[password, encodeURIComponent(password)],
    JSON.stringify(password).slice(1, -1),
    ...[pairOf(username, password), Buffer.from(password).toString('base64')],
  ];
  return traces
    .map(trace => trace.replace(/=+$/, ''))
    .filter(trace => trace.length >= leastTrace)
    .sort((one, other) => other.length - one.length);
}

/** What is shorter stands in any text. */
const leastTrace = 4;

function pairOf(username: string, password: string): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}
