import { ProblemError } from '@wardroom/platform-react';
import {
  fileKinds,
  SiteRange,
  type Site,
  type SiteKind,
} from '@wardroom/remote-access-common';
import { messages } from '../../messages';

const words = messages.site;

/** A site as a form shows it: ranges in lines, name servers with commas. */
export type SiteValues = {
  name: string;
  kind: SiteKind;
  ranges: string;
  nameServers: string;
  file: string;
  username: string;
  password: string;
  passphrase: string;
  jumpTarget: string;
  publicKey: string;
};

/** The values of a site, or those that a new one begins with. */
export function siteValues(site?: Site): SiteValues {
  return {
    name: site?.name ?? '',
    kind: site?.kind ?? 'openvpn',
    ranges: (site?.ranges ?? [])
      .map(({ network, ports }) => `${network} ${ports}`)
      .join('\n'),
    nameServers: (site?.nameServers ?? []).join(', '),
    jumpTarget: site?.jumpTarget?.id ?? '',
    publicKey: site?.publicKey ?? '',
    ...{ file: '', username: '', password: '', passphrase: '' },
  };
}

/** What the endpoints take of the values, without the file. Throws a problem of its field. */
export function siteInput(values: SiteValues) {
  const { name, kind, nameServers, jumpTarget, publicKey } = values;
  return {
    name,
    ranges: rangesOf(values.ranges),
    nameServers: nameServers.split(/[\s,]+/).filter(Boolean),
    ...(kind === 'jump-host' && { jumpTarget }),
    ...(kind === 'dial-out' && { publicKey: publicKey.trim() }),
  };
}

/** Whether the way in of this kind is a file with secrets. */
export function hasFile(kind: SiteKind): kind is (typeof fileKinds)[number] {
  return fileKinds.some(one => one === kind);
}

/** A problem of one field of the form. */
export function fieldProblem(
  field: keyof SiteValues,
  message: string,
): ProblemError {
  return new ProblemError({
    ...{ status: 400, title: words.create, detail: message },
    errors: [{ field, message }],
  });
}

function rangesOf(text: string): SiteRange[] {
  const lines = text.split('\n').map((line, at) => ({ line, number: at + 1 }));
  return lines
    .filter(({ line }) => line.trim())
    .map(({ line, number }) => {
      const [, network, ports = ''] = /^\s*(\S+)\s+(.+)$/.exec(line) ?? [];
      const range = SiteRange.safeParse({ network, ports });
      if (range.success) return range.data;
      const [fault] = network ? range.error.issues : [];
      throw fieldProblem('ranges', words.faults.ranges(number, fault?.message));
    });
}
