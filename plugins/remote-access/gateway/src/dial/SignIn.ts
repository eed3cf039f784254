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
import { Answers } from './Answers';
import { DialFailure } from './DialFailure';
import { isCodeUsed } from './oneTimeCode';

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
      answers: Answers;
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
    const { oneTime } = secret;
    if (oneTime && isCodeUsed(oneTime)) throw new DialFailure('code-used');
    const answers = new Answers();
    const questions = questionsWay(username, opened, answers);
    switch (secret.kind) {
      case 'password': {
        const password = passwordWay(username, secret.password);
        // A target that asks for a code asks for the password along with it, or before, or after.
        const ways = oneTime
          ? [questions, password, questions]
          : [password, questions];
        return new SignIn({ ways, answers }, onStart);
      }
      case 'totp-seed':
        return new SignIn({ ways: [questions], answers }, onStart);
      case 'ssh-ca': {
        const certificate = certify(secret, account);
        const way = { type: 'none' as const, username };
        return new SignIn({ ways: [way], answers, certificate }, onStart);
      }
      default: {
        const key = parsedKey(secret);
        const way = { type: 'publickey' as const, username, key };
        const ways = oneTime ? [way, questions] : [way];
        return new SignIn({ ways, answers, key }, onStart);
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
    const { ways, answers } = this.means;
    // What is not asked for now may be, once the server has part of what it wants.
    const at = ways.findIndex(
      ({ type }) =>
        (!methodsLeft || methodsLeft.includes(type)) &&
        !(type === 'password' && answers.gave('password')),
    );
    if (at < 0) {
      next(false as never);
      return;
    }
    next(ways.splice(at, 1)[0]);
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

/** Keyboard-interactive: the target asks, in as many rounds as it likes. */
function questionsWay(
  username: string,
  opened: Secret,
  answers: Answers,
): AnyAuthMethod {
  return {
    type: 'keyboard-interactive',
    username,
    prompt: (...question) => {
      const [, , , prompts, finish] = question;
      finish(answers.to(prompts, decodeCredentialSecret(opened.exposeBytes())));
    },
  };
}
