import { z } from 'zod';

/** A place in the web whose pages a browser may open. */
export type WebOrigin = {
  scheme: 'https' | 'http';
  /** In lower case, without the brackets of an IPv6 address. */
  host: string;
  /** Whether the names below the host are meant, and not the host itself. */
  below: boolean;
  port: number;
};

const name = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
const names = `${name}(?:\\.${name})*`;
const shape = new RegExp(
  `^(https?)://(?:(\\*\\.)?(${names})|\\[([0-9a-f:.]*:[0-9a-f:.]*)\\])(?::([1-9]\\d{0,4}))?/?$`,
);

const usualPorts = { https: 443, http: 80 };

/** Reads `https://sso.example.com`, `https://*.example.com:8443` and the like. Undefined where it is none. */
export function parseWebOrigin(text: string): WebOrigin | undefined {
  const [, scheme, below, host, address, port] = shape.exec(text) ?? [];
  if (scheme !== 'https' && scheme !== 'http') return undefined;
  const number = port ? Number(port) : usualPorts[scheme];
  if (number > 65_535) return undefined;
  return { scheme, host: host ?? address, below: Boolean(below), port: number };
}

/** Whether a connection to this host and port may belong to one of these places. */
export function originsAllow(
  origins: readonly WebOrigin[],
  host: string,
  port: number,
): boolean {
  const wanted = host.toLowerCase().replace(/\.$/, '');
  return origins.some(
    origin =>
      origin.port === port &&
      (origin.below
        ? wanted.endsWith(`.${origin.host}`)
        : wanted === origin.host),
  );
}

/** A place in the web as text: scheme, host and port, with `*.` before the host for all names below it. */
export const webOrigin = z
  .string()
  .trim()
  .toLowerCase()
  .max(300)
  .refine(text => parseWebOrigin(text) !== undefined, {
    message:
      'must be a scheme and a host such as https://sso.example.com or https://*.example.com:8443',
  });
