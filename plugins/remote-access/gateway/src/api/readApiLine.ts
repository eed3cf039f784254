import {
  ApiMethod,
  pathIsAllowed,
  type ApiSettings,
} from '@wardroom/remote-access-common';

/** What a line that was typed wants; `fault` says why it cannot be had. */
export type ApiWish =
  | { do: 'ask'; method: ApiMethod; path: string; body: string }
  | { do: 'accept' | 'type'; type: string }
  | { do: 'help' | 'exit' | 'nothing' }
  | { do: 'refuse'; fault: string };

const typeShape = /^[a-z]+\/[a-z0-9.+*-]+(?:; ?charset=[a-z0-9-]+)?$/i;

/** Reads `GET /path`, `POST /path body`, `accept type`, `type type`, `help` and `exit`. */
export function readApiLine(
  text: string,
  settings: Pick<ApiSettings, 'methods' | 'paths'>,
): ApiWish {
  const [, word = '', path = '', body = ''] =
    /^\s*(\S*)\s*(\S*)\s*(.*?)\s*$/s.exec(text) ?? [];
  const small = word.toLowerCase();
  if (small === '') return { do: 'nothing' };
  if (small === 'help' || small === 'exit') return { do: small };
  if (small === 'accept' || small === 'type') {
    const type = [path, body].filter(Boolean).join(' ');
    return typeShape.test(type)
      ? { do: small, type }
      : refuse(`${small}: must be a type such as application/json`);
  }
  const { data: method } = ApiMethod.safeParse(word.toUpperCase());
  if (!method) return refuse(`${word}: unknown; "help" shows what there is`);
  if (!settings.methods.includes(method)) {
    return refuse(
      `${method}: this target allows ${settings.methods.join(', ')}`,
    );
  }
  const [place, query = ''] = path.split(/\?(.*)/s);
  if (!pathIsAllowed(settings, place) || !/^[!-~]*$/.test(query)) {
    return refuse(
      `${path || method}: this target allows paths at and below ${settings.paths.join(', ')}`,
    );
  }
  if (body && (method === 'GET' || method === 'HEAD')) {
    return refuse(`${method}: goes without a body`);
  }
  return { do: 'ask', method, path, body };
}

const refuse = (fault: string): ApiWish => ({ do: 'refuse', fault });
