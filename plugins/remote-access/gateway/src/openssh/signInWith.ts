import type { Secret } from '@wardroom/platform-common';
import type { CredentialSecret } from '@wardroom/remote-access-common';
import { Answers } from '../dial/Answers';
import type { Account } from '../dial/certificateContent';
import { certifyAccount } from '../dial/certifyAccount';
import { forgetKey } from '../dial/forgetKey';
import { parseKeySecret } from '../dial/parseKeySecret';
import { readSecret } from '../dial/readSecret';
import { agentIdentity, type AgentIdentity } from './agentIdentity';

/** What OpenSSH's client signs in with. */
export type SignInWith = {
  /** As OpenSSH names them, in the order in which they are tried. */
  ways: string[];
  secret: CredentialSecret;
  answers: Answers;
  identity?: AgentIdentity;
  /** To be called when it is over. */
  forget(): void;
};

/** Makes of an opened credential what OpenSSH's client needs. Throws `DialFailure` where it is of no use. */
export function signInWith(opened: Secret, account: Account): SignInWith {
  const secret = readSecret(opened);
  const common = { secret, answers: new Answers(), forget() {} };
  const questions = 'keyboard-interactive';
  switch (secret.kind) {
    case 'password': {
      // A target that asks for a code asks for the password along with it.
      const ways = ['password', questions];
      return { ...common, ways: secret.oneTime ? ways.reverse() : ways };
    }
    case 'totp-seed':
      return { ...common, ways: [questions] };
    case 'ssh-ca':
    case 'certified-key': {
      const certificate = certifyAccount(secret, account);
      const identity = agentIdentity({ certificate });
      return { ...common, identity, ways: ['publickey'] };
    }
    default: {
      const key = parseKeySecret(secret);
      return {
        ...common,
        identity: agentIdentity({ key }),
        ways: secret.oneTime ? ['publickey', questions] : ['publickey'],
        forget: () => forgetKey(key),
      };
    }
  }
}
