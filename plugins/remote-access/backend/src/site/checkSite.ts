import { ConflictError, InputError } from '@backstage/errors';
import { fileKinds, type Site } from '@wardroom/remote-access-common';
import type { StoredTarget, TargetReader } from '../target/TargetReader';
import type { SiteReader, StoredSite } from './SiteReader';
import type { SiteChanges } from './SiteWriter';

type Readers = { sites: SiteReader; targets: TargetReader };

/** What a site is about to be: what is there already, if anything, with what is changed. */
type Wanted = { id: string; kind: Site['kind']; changes: SiteChanges };

/** Refuses a site whose parts do not fit to its kind, or that would lead to itself. */
export async function checkSite(
  readers: Readers,
  tenant: string,
  { id, kind, changes }: Wanted,
): Promise<void> {
  const before = await readers.sites.find(tenant, id);
  const { secret, publicKey, jumpTarget } = changes;
  const hasFile = fileKinds.some(one => one === kind);
  mustFit('secret', hasFile, { given: secret, before: before?.secretVersion });
  const isDialOut = kind === 'dial-out';
  mustFit('publicKey', isDialOut, {
    given: publicKey,
    before: before?.publicKey,
  });
  mustFit('jumpTarget', kind === 'jump-host', {
    given: jumpTarget,
    before: before?.jumpTarget,
  });
  if (isDialOut && changes.nameServers?.length) {
    throw new InputError(
      'nameServers: a site that dials out is reached by addresses alone',
    );
  }
  const next = (before?.secretVersion ?? 0) + 1;
  if (secret && secret.secretVersion !== next) {
    throw new ConflictError(
      'The file of this site was renewed meanwhile: load it again and repeat your change',
    );
  }
  if (jumpTarget) await checkJump(readers, { tenant, site: id, jumpTarget });
}

function mustFit(
  field: string,
  belongs: boolean,
  { given, before }: { given: unknown; before: unknown },
): void {
  if (!belongs && given !== undefined) {
    throw new InputError(`${field}: does not belong to a site of this kind`);
  }
  if (belongs && given === undefined && before === undefined) {
    throw new InputError(`${field}: is needed for a site of this kind`);
  }
}

async function checkJump(
  { sites, targets }: Readers,
  at: { tenant: string; site: string; jumpTarget: string },
): Promise<void> {
  let next: string | undefined = at.jumpTarget;
  while (next) {
    const target: StoredTarget | undefined = await targets.find(
      at.tenant,
      next,
    );
    if (!target) {
      throw new InputError(`jumpTarget: there is no ${next} in ${at.tenant}`);
    }
    if (target.protocol !== 'ssh') {
      throw new InputError(`jumpTarget: ${target.name} is no SSH server`);
    }
    if (target.site?.id === at.site) {
      throw new InputError(
        `jumpTarget: ${target.name} stands in this site itself, so that it cannot be the way in`,
      );
    }
    const site: StoredSite | undefined =
      target.site && (await sites.find(at.tenant, target.site.id));
    next = site?.jumpTarget?.id;
  }
}
