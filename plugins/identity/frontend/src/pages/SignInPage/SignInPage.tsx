import { useCallback, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import type { SignInStep } from '@wardroom/identity-common';
import {
  ErrorState,
  LoadingState,
  useAction,
  useLoad,
  type ProblemError,
} from '@wardroom/platform-react';
import { browserSignInApiRef, publicClientApiRef } from '../../api';
import { BrowserSignIn } from '../../components/Browser/BrowserSignIn';
import { CodeStep } from '../../components/SignIn/CodeStep';
import { EnrolStep } from '../../components/SignIn/EnrolStep';
import { ForgotStep } from '../../components/SignIn/ForgotStep';
import { LinkStep } from '../../components/SignIn/LinkStep';
import { PasswordStep } from '../../components/SignIn/PasswordStep';
import { RecoveryCodesStep } from '../../components/SignIn/RecoveryCodesStep';
import { SignInFrame } from '../../components/SignIn/SignInFrame';
import { messages } from '../../messages';
import { linkOf } from './linkOf';

type Step = SignInStep | { next: 'password' } | { next: 'forgot' };

/** Signing in, by password or by link, step by step. Whoever is signed in already passes without seeing it. */
export function SignInPage({ onSignInSuccess }: SignInPageProps) {
  const browser = useApi(browserSignInApiRef);
  const [link] = useState(() => linkOf(window.location));
  const enter = useCallback(async () => {
    await browser.start();
    if (link) window.history.replaceState(undefined, '', link.home);
    onSignInSuccess(browser);
  }, [browser, link, onSignInSuccess]);
  // A link is for one person: whoever else is signed in here must not get in its way.
  const session = useLoad(
    async () => (link ? false : enter().then(() => true, orNobody)),
    [],
  );
  if (session.error) {
    return <Failed error={session.error} onRetry={session.reload} />;
  }
  if (session.data !== false) return <LoadingState />;
  return <SignInSteps link={link} onDone={enter} />;
}

function SignInSteps(props: {
  link: ReturnType<typeof linkOf>;
  onDone: () => Promise<void>;
}) {
  const { link, onDone } = props;
  const client = useApi(publicClientApiRef);
  const [step, setStep] = useState<Step>();
  const [signedOut] = useState(() => BrowserSignIn.takeNote());
  const options = useLoad(() => client.signInOptions.get({}), []);
  const enter = useAction(onDone, { failure: 'keep' });
  const begin = () => setStep({ next: 'password' });
  const follow = (next: SignInStep) => {
    if (next.next === 'done' && !next.recoveryCodes) void enter.run();
    else setStep(next);
  };
  if (enter.error) {
    return <Failed error={enter.error} onRetry={() => void enter.run()} />;
  }
  if (enter.pending) return <LoadingState />;
  if (link && !step) return <LinkStep {...link} onStep={follow} />;
  switch (step?.next) {
    case 'totp':
      return (
        <CodeStep challenge={step.challenge} onStep={follow} onBack={begin} />
      );
    case 'enrol-totp':
      return (
        <EnrolStep
          challenge={step.challenge}
          enrolment={step}
          onStep={follow}
          onBack={begin}
        />
      );
    case 'done':
      return (
        <RecoveryCodesStep
          codes={step.recoveryCodes ?? []}
          onDone={() => void enter.run()}
        />
      );
    case 'forgot':
      return <ForgotStep onBack={begin} />;
    default:
      return (
        <PasswordStep
          signedOut={step ? undefined : signedOut}
          onForgot={
            options.data?.passwordReset
              ? () => setStep({ next: 'forgot' })
              : undefined
          }
          onStep={follow}
        />
      );
  }
}

function Failed(props: { error: ProblemError; onRetry: () => void }) {
  return (
    <SignInFrame title={messages.signIn.title}>
      <ErrorState {...props} />
    </SignInFrame>
  );
}

function orNobody(error: { status?: number }): false {
  if (error.status === 401) return false;
  throw error;
}
