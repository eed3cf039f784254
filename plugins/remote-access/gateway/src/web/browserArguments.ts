import { roomPaths } from './roomPaths';

/** With what Chromium begins. */
export function browserArguments(facts: {
  width: number;
  height: number;
  /** SHA-256 of the public key, in base64, of a certificate that is taken although nobody vouches for it. */
  trustedKey?: string;
}): string[] {
  const { width, height, trustedKey } = facts;
  return [
    '--remote-debugging-pipe',
    '--kiosk',
    `--window-size=${width},${height}`,
    '--window-position=0,0',
    `--user-data-dir=${roomPaths.home}/profile`,
    // Every connection, and every name that is looked up, goes by the gateway: there is no other way out of the room.
    `--proxy-server=socks5://127.0.0.1:${roomPaths.proxyPort}`,
    '--proxy-bypass-list=<-loopback>',
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--disable-quic',
    ...(trustedKey
      ? [`--ignore-certificate-errors-spki-list=${trustedKey}`]
      : []),
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-client-side-phishing-detection',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-dev-shm-usage',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-gpu',
    '--disable-sync',
    // A page that somebody left could come back with what was typed in it.
    '--disable-features=BackForwardCache,AutofillServerCommunication,OptimizationHints,NetworkTimeServiceQuerying,MediaRouter,Translate',
    '--password-store=basic',
    '--renderer-process-limit=4',
    '--js-flags=--max-old-space-size=1024',
    '--log-level=3',
    'about:blank',
  ];
}
