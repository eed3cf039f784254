import { z } from 'zod';
import type { BrowserPipe } from './BrowserPipe';
import type { WebPage } from './WebPage';

const Paused = z.object({ requestId: z.string() });
const Asked = z.object({
  requestId: z.string(),
  authChallenge: z.object({
    origin: z.string(),
    source: z.string().optional(),
  }),
});

/**
 * Answers where the web application's own server asks for name and password before it shows anything; each request
 * once, so that a wrong password is not offered until the account is locked. Nobody else is answered. Call what it gives
 * to stop: from then on the browser answers by itself.
 */
export async function signInByBasic(
  pipe: BrowserPipe,
  page: WebPage,
  wishes: { origin: string; username: string; password: Uint8Array },
): Promise<() => Promise<void>> {
  const { origin, username, password } = wishes;
  const answered = new Set<string>();
  const stop = pipe.listen(({ method, params, session }) => {
    if (session !== page.session) return;
    if (method === 'Fetch.requestPaused') {
      const { requestId } = Paused.parse(params);
      page.tell('Fetch.continueRequest', { requestId });
    } else if (method === 'Fetch.authRequired') {
      const { requestId, authChallenge } = Asked.parse(params);
      const ours =
        authChallenge.source !== 'Proxy' &&
        authChallenge.origin === origin &&
        !answered.has(requestId);
      answered.add(requestId);
      page.tell('Fetch.continueWithAuth', {
        requestId,
        authChallengeResponse: ours
          ? { response: 'ProvideCredentials', username, password }
          : { response: 'CancelAuth' },
      });
    }
  });
  await page.ask('Fetch.enable', {
    patterns: [{ urlPattern: '*' }],
    handleAuthRequests: true,
  });
  return async () => {
    await page.ask('Fetch.disable');
    stop();
  };
}
