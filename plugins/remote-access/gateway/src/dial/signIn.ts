import {
  utils,
  type AnyAuthMethod,
  type AuthHandlerMiddleware,
  type ParsedKey,
} from 'ssh2';
import { Secret } from '@wardroom/platform-common';
import {
  decodeCredentialSecret,
  type CredentialSecret,
} from '@wardroom/remote-access-common';
import { DialFailure } from './DialFailure';

/** View of the same memory, as the SSH library wants it: zeroing the secret zeroes it too. */
function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

function parsedKey(
  secret: Extract<CredentialSecret, { kind: 'private-key' }>,
): ParsedKey {
  const { privateKey, passphrase } = secret;
  const key = utils.parseKey(
    viewOf(privateKey),
    passphrase && viewOf(passphrase),
  );
  if (key instanceof Error || !key.isPrivateKey()) {
    throw new DialFailure('credential-unusable');
  }
  return key;
}

/**
 * Answers the target's questions about who signs in, from an opened credential. Each way is tried once: a wrong
 * password is not sent again and again until an account is locked.
 */
export function signIn(
  username: string,
  opened: Secret,
  onStart: () => void,
): { handler: AuthHandlerMiddleware; forget(): void } {
  const secret = readSecret(opened);
  const key = secret.kind === 'private-key' ? parsedKey(secret) : undefined;
  const ways: AnyAuthMethod[] =
    secret.kind === 'private-key'
      ? [{ type: 'publickey', username, key: key as ParsedKey }]
      : [
          passwordWay(username, secret.password),
          questionsWay(username, opened),
        ];
  const handler: AuthHandlerMiddleware = (methodsLeft, _partial, next) => {
    onStart();
    // Before the first answer of the target, `methodsLeft` is not known.
    let way = ways.shift();
    while (way && methodsLeft && !methodsLeft.includes(way.type)) {
      way = ways.shift();
    }
    if (way) next(way);
    else next(false as never);
  };
  return { handler, forget: () => key && forgetKey(key) };
}

/** The library keeps a key for as long as the connection lives, in properties that are named by symbols. */
function forgetKey(key: ParsedKey): void {
  for (const part of Object.getOwnPropertySymbols(key)) {
    Reflect.set(key, part, undefined);
  }
}

function readSecret(opened: Secret): CredentialSecret {
  try {
    return decodeCredentialSecret(opened.exposeBytes());
  } catch {
    throw new DialFailure('credential-unusable');
  }
}

function passwordWay(username: string, password: Uint8Array): AnyAuthMethod {
  // The library takes bytes as well, which can be zeroed; only its types do not say so.
  return {
    type: 'password',
    username,
    password: viewOf(password) as unknown as string,
  };
}

/** Keyboard-interactive: a single hidden question is taken for the password. Everything else is beyond us. */
function questionsWay(username: string, opened: Secret): AnyAuthMethod {
  let asked = false;
  return {
    type: 'keyboard-interactive',
    username,
    prompt: (...question) => {
      const [, , , prompts, finish] = question;
      const secret = decodeCredentialSecret(opened.exposeBytes());
      const one = prompts.length === 1 && prompts[0].echo !== true && !asked;
      asked ||= prompts.length > 0;
      finish(
        one && secret.kind === 'password'
          ? [viewOf(secret.password).toString('utf8')]
          : prompts.map(() => ''),
      );
    },
  };
}
