import type { HostKey, SshSettings } from '@wardroom/remote-access-common';
import type { StoredTarget, TargetReader } from '../target/TargetReader';

type Jump = StoredTarget & { settings: SshSettings; pinned: HostKey };

/**
 * The targets on the way to a target; or, as a sentence, why the way cannot be taken. A jump host must have shown its
 * key in a session of its own, because nobody could confirm it on the way.
 */
export async function jumpHosts(
  targets: TargetReader,
  { tenant, name, jumps }: Pick<StoredTarget, 'tenant' | 'name' | 'jumps'>,
): Promise<Jump[] | string> {
  const hosts: Jump[] = [];
  for (const { id } of jumps) {
    const jump = await targets.find(tenant, id);
    if (jump?.settings.protocol !== 'ssh') {
      return `The way to ${name} leads through a target that is gone: somebody who manages targets must change it`;
    }
    const { settings, pinned } = jump;
    if (jump.hostKeyState !== 'pinned' || !pinned) {
      return `The way to ${name} leads through ${jump.name}, whose host key is not confirmed: open a session on ${jump.name} first`;
    }
    if (settings.proxyCommand) {
      return `The way to ${name} leads through ${jump.name}, which is itself reached by a command: choose another host`;
    }
    hosts.push({ ...jump, settings, pinned });
  }
  return hosts;
}
