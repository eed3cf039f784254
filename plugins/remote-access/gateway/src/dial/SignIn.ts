import type { AnyAuthMethod, AuthHandlerMiddleware, ParsedKey } from 'ssh2';
import type { Secret } from '@wardroom/platform-common';
import { decodeCredentialSecret } from '@wardroom/remote-access-common';
import type { UserCertificate } from '../certificate/userCertificate';
import { Answers } from './Answers';
import type { Account } from './certificateContent';
import { certifyAccount } from './certifyAccount';
import { forgetKey } from './forgetKey';
import { parseKeySecret } from './parseKeySecret';
import { readSecret } from './readSecret';
import { viewOf } from './viewOf';

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
      case 'ssh-ca':
      case 'certified-key': {
        const certificate = certifyAccount(secret, account);
        const way = { type: 'none' as const, username };
        return new SignIn({ ways: [way], answers, certificate }, onStart);
      }
      default: {
        const key = parseKeySecret(secret);
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

  forget(): void {
    const { key } = this.means;
    if (key) forgetKey(key);
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
