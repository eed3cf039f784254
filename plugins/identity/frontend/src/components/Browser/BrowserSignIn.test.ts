import {
  problemAnswer,
  sessionAnswer,
  tokenFor,
} from '../../testing/fakeSignIn';
import { BrowserSignIn } from './BrowserSignIn';

describe('BrowserSignIn', () => {
  const discovery = {
    getBaseUrl: async (id: string) => `http://wardroom.test/api/${id}`,
  };
  const fetch = jest.fn<Promise<Response>, [string, RequestInit]>();
  let browser: BrowserSignIn;

  beforeEach(() => {
    jest.useFakeTimers();
    sessionStorage.clear();
    fetch.mockReset();
    fetch.mockImplementation(async () => sessionAnswer());
    global.fetch = fetch as unknown as typeof global.fetch;
    browser = new BrowserSignIn({ discovery });
  });
  afterEach(() => jest.useRealTimers());

  const idleTold = (call: number) =>
    Number(
      (fetch.mock.calls[call][1].headers as Record<string, string>)[
        'x-wardroom-idle-seconds'
      ],
    );

  it('exchanges the cookie for a token once, for all who ask at once', async () => {
    const [one, two] = await Promise.all([
      browser.getCredentials(),
      browser.getCredentials(),
    ]);

    expect(one).toEqual(two);
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(fetch).toHaveBeenCalledWith(
      'http://wardroom.test/api/auth/wardroom/refresh',
      expect.objectContaining({ credentials: 'include' }),
    );
    await expect(browser.getBackstageIdentity()).resolves.toMatchObject({
      type: 'user',
      userEntityRef: 'user:acme/jane',
    });
    await expect(browser.getProfileInfo()).resolves.toEqual({
      displayName: 'Jane Doe',
    });
  });

  it('gets a new token before the old one ends', async () => {
    await browser.start();
    jest.advanceTimersByTime(7 * 60_000);
    await browser.getCredentials();
    expect(fetch).toHaveBeenCalledTimes(1);

    jest.advanceTimersByTime(2 * 60_000);
    await browser.getCredentials();
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('tells how long ago there was input, and input once a minute at most', async () => {
    await browser.start();
    jest.advanceTimersByTime(9 * 60_000);
    await browser.getCredentials();
    expect(idleTold(1)).toBe(540);

    jest.advanceTimersByTime(61_000);
    browser.noteInput();
    browser.noteInput();
    await browser.getCredentials();
    jest.advanceTimersByTime(30_000);
    browser.noteInput();
    await jest.advanceTimersByTimeAsync(0);
    expect(fetch).toHaveBeenCalledTimes(3);
    expect(idleTold(2)).toBe(0);
  });

  it('keeps its token when telling of input fails', async () => {
    await browser.start();
    const { token } = await browser.getCredentials();
    fetch.mockRejectedValue(new TypeError('network'));
    jest.advanceTimersByTime(61_000);
    browser.noteInput();
    await jest.advanceTimersByTimeAsync(0);

    await expect(browser.getCredentials()).resolves.toEqual({ token });
  });

  it('goes on with a new token after the old ones were voided', async () => {
    await browser.start();
    fetch.mockImplementation(async () => sessionAnswer(9));
    await browser.renew();

    await expect(browser.getCredentials()).resolves.toEqual({
      token: tokenFor(9),
    });
  });

  it('says that nobody is signed in', async () => {
    fetch.mockResolvedValue(problemAnswer(401, 'Nobody is signed in here'));

    await expect(browser.start()).rejects.toMatchObject({ status: 401 });
    expect(BrowserSignIn.takeNote()).toBeUndefined();
  });

  it('signs out on the server, and without network too', async () => {
    await browser.start();
    await browser.signOut();
    expect(fetch).toHaveBeenLastCalledWith(
      'http://wardroom.test/api/identity/public/sign-out',
      expect.objectContaining({ method: 'POST', credentials: 'include' }),
    );

    fetch.mockRejectedValue(new TypeError('network'));
    await expect(browser.signOut()).resolves.toBeUndefined();
  });

  it('leaves a note for the sign-in page when the sign-in is over, which is read once', async () => {
    await browser.start();
    fetch.mockImplementation(async () =>
      problemAnswer(401, 'This sign-in is over'),
    );
    jest.advanceTimersByTime(9 * 60_000);
    await expect(browser.getCredentials()).rejects.toMatchObject({
      status: 401,
    });
    await jest.advanceTimersByTimeAsync(0);

    expect(BrowserSignIn.takeNote()).toBe('over');
    expect(BrowserSignIn.takeNote()).toBeUndefined();
  });
});
