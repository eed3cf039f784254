import { ProblemError } from '@wardroom/platform-react';

/** A Backstage token that ends in so many minutes. */
export function tokenFor(minutes: number): string {
  const exp = Math.floor(Date.now() / 1000) + minutes * 60;
  return `head.${btoa(JSON.stringify({ exp }))}.signature`;
}

/** What the auth provider answers to a browser that is signed in. */
export function sessionAnswer(minutes = 10): Response {
  return Response.json({
    profile: { displayName: 'Jane Doe' },
    backstageIdentity: {
      token: tokenFor(minutes),
      identity: {
        type: 'user',
        userEntityRef: 'user:acme/jane',
        ownershipEntityRefs: ['user:acme/jane'],
      },
    },
  });
}

/** A refusal of the server. */
export function problem(status: number, detail: string): ProblemError {
  return new ProblemError({ status, title: 'Refused', detail });
}

/** The same as an answer. */
export function problemAnswer(status: number, detail: string): Response {
  return new Response(
    JSON.stringify({ type: 'about:blank', title: 'Refused', status, detail }),
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
}
