import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { systemScope } from '@wardroom/platform-node';
import { AccountService } from '../account/AccountService';
import { OwnAccountService } from '../account/OwnAccountService';
import { SecondFactor } from '../account/SecondFactor';
import { AttemptGuard } from '../attempt/AttemptGuard';
import { Envelope } from '../dataKey/Envelope';
import type { MasterKeys } from '../dataKey/MasterKeys';
import { Directory, type TenantsClient } from '../directory/Directory';
import type { IdentityStore } from '../IdentityStore';
import { LinkSender } from '../invitation/LinkSender';
import { Mailer } from '../mail/Mailer';
import { NoticeDelivery } from '../notice/NoticeDelivery';
import { NoticeService } from '../notice/NoticeService';
import { ChallengeAnswers } from '../signIn/ChallengeAnswers';
import { LinkSignIn } from '../signIn/LinkSignIn';
import { PasswordCheck } from '../signIn/PasswordCheck';
import { SignInService } from '../signIn/SignInService';
import { SignInSteps } from '../signIn/SignInSteps';
import { Revocation, VOID_TOKENS } from '../signInSession/Revocation';
import { SignInSessionService } from '../signInSession/SignInSessionService';
import { signInSettings } from '../signInSession/signInSettings';
import { StepUpService } from '../stepUp/StepUpService';

export type Services = ReturnType<typeof createServices>;

/** Everything that answers an endpoint or runs a job, put together. */
export function createServices(options: {
  store: IdentityStore;
  config: RootConfigService;
  logger: LoggerService;
  masterKeys: MasterKeys;
  tenants: TenantsClient;
  notifications: NotificationService;
}) {
  const { store, config, logger, masterKeys, tenants } = options;
  const settings = signInSettings(config);
  const product = config.getOptionalString('app.title') ?? 'Wardroom';
  const directory = new Directory(tenants);
  const guard = new AttemptGuard(store);
  const factor = new SecondFactor(new Envelope(masterKeys), product);
  const steps = new SignInSteps(factor, settings);
  const mailer = Mailer.fromConfig(config);
  const appUrl = config.getString('app.baseUrl');
  const links = new LinkSender({ directory, mailer, appUrl, product });
  const revocation = new Revocation({
    directory,
    logger,
    later: async ({ ref, tenant }, before) => {
      await store.transact(systemScope('identity', [tenant]), tx =>
        tx.enqueue(VOID_TOKENS, tenant, { ref, before: before.toISOString() }),
      );
    },
  });
  const parts = { store, directory, guard, factor, links, revocation };
  const sessions = new SignInSessionService({ ...parts, settings });
  const signIns = new SignInService({
    ...parts,
    passwords: new PasswordCheck(parts),
    answers: new ChallengeAnswers(parts),
    steps,
    settings,
  });
  return {
    settings,
    directory,
    links,
    /** What the sign-in page may offer. */
    options: {
      passwordReset: links.sendsMail,
      idleMinutes: settings.idleMinutes,
    },
    notices: new NoticeService({ store, directory }),
    delivery: new NoticeDelivery({
      ...{ directory, mailer, appUrl, product },
      notifications: options.notifications,
    }),
    sessions,
    signIns,
    linkSignIns: new LinkSignIn({ ...parts, steps, signIn: signIns }),
    accounts: new AccountService({
      ...parts,
      idleMinutes: settings.idleMinutes,
    }),
    own: new OwnAccountService({ ...parts, sessions }),
    stepUps: new StepUpService({ ...parts, sessions }),
  };
}
