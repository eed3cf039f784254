import {
  utils,
  type AnyAuthMethod,
  type AuthHandlerMiddleware,
  type ParsedKey,
} from 'ssh2';
import type { Secret } from '@wardroom/platform-common';
import {
  decodeCredentialSecret,
  type CredentialSecret,
  type SshSettings,
} from '@wardroom/remote-access-common';
import { CertificateAuthority } from '../certificate/CertificateAuthority';
import {
  mintCertificate,
  type UserCertificate,
} from '../certificate/mintCertificate';
import { DialFailure } from './DialFailure';

/** Who signs in, and for whom. */
export type Account = {
  username: string;
  settings: SshSettings;
  session: string;
  person: string;
};

type KeySecret = Extract<CredentialSecret, { privateKey: Uint8Array }>;

/**
 * Answers a server's questions about who signs in, from an opened credential. Each way is tried once: a wrong password
 * is not sent again and again until an account is locked.
 */
export class SignIn {
  private started = false;

  private constructor(
    private readonly means: {
      ways: AnyAuthMethod[];
      key?: ParsedKey;
      certificate?: UserCertificate;
    },
    private readonly onStart: () => void,
  ) {}

  /** @throws `DialFailure` where the credential is of no use */
  static with(
    opened: Secret,
    account: Account,
    onStart: () => void = () => {},
  ): SignIn {
    const { username } = account;
    const secret = readSecret(opened);
    switch (secret.kind) {
      case 'password': {
        const password = passwordWay(username, secret.password);
        const questions = questionsWay(username, opened);
        return new SignIn({ ways: [password, questions] }, onStart);
      }
      case 'ssh-ca': {
        const certificate = certify(secret, account);
        const way = { type: 'none' as const, username };
        return new SignIn({ ways: [way], certificate }, onStart);
      }
      default: {
        const key = parsedKey(secret);
        const way = { type: 'publickey' as const, username, key };
        return new SignIn({ ways: [way], key }, onStart);
      }
    }
  }

  /** What is presented where the credential is a certificate authority. */
  get certificate(): UserCertificate | undefined {
    return this.means.certificate;
  }

  /** Whether the server has come so far as to ask. */
  get begun(): boolean {
    return this.started;
  }

  readonly handler: AuthHandlerMiddleware = (methodsLeft, _partial, next) => {
    if (!this.started) this.onStart();
    this.started = true;
    // Before the first answer of the server, `methodsLeft` is not known.
    const { ways } = this.means;
    let way = ways.shift();
    while (way && methodsLeft && !methodsLeft.includes(way.type)) {
      way = ways.shift();
    }
    if (way) next(way);
    else next(false as never);
  };

  /** The library keeps a key for as long as the connection lives, in properties that are named by symbols. */
  forget(): void {
    const { key } = this.means;
    if (!key) return;
    for (const part of Object.getOwnPropertySymbols(key)) {
      Reflect.set(key, part, undefined);
    }
  }
}

function readSecret(opened: Secret): CredentialSecret {
  try {
    return decodeCredentialSecret(opened.exposeBytes());
  } catch {
    throw new DialFailure('credential-unusable');
  }
}

/** View of the same memory, as the SSH library wants it: zeroing the secret zeroes it too. */
function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

function parsedKey({ privateKey, passphrase }: KeySecret): ParsedKey {
  const key = utils.parseKey(
    viewOf(privateKey),
    passphrase && viewOf(passphrase),
  );
  if (key instanceof Error || !key.isPrivateKey()) {
    throw new DialFailure('credential-unusable');
  }
  return key;
}

/** The certificate names session and person: so does the log of the server that is entered. */
function certify(
  { privateKey, passphrase }: KeySecret,
  { username, settings, session, person }: Account,
): UserCertificate {
  const { principals = [username], ...rest } = settings.certificate ?? {};
  const keyId = `wardroom session=${session} person=${person}`;
  try {
    const authority = CertificateAuthority.read(
      viewOf(privateKey),
      passphrase && viewOf(passphrase),
    );
    return mintCertificate(authority, { keyId, principals, ...rest });
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
