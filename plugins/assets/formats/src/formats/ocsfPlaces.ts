import { isIP } from 'node:net';
import { identify, macOf } from '../normalise/identify';
import { placeInCloud, type CloudPlace } from '../normalise/placeInCloud';
import type { JsonRecord } from '../read/JsonRecord';
import type { Occurrence } from '../record/Occurrence';
import type { AssetIdentifier, ScannedAsset } from '../record/ScannedAsset';

/**
 * Where an event says that something is: on a device, or on each of its resources, of which computers are assets and
 * others things in an account.
 *
 * @param within - the place on a computer or in an image
 */
export function ocsfPlaces(
  event: JsonRecord,
  within: Occurrence,
): CloudPlace[] {
  const device = computerAt(event.object('device'));
  const resources = [
    ...event.objects('resources'),
    ...event.objects('resource'),
  ];
  const cloud = event.object('cloud');
  if (device) return [{ asset: device, occurrence: within }];
  const places = resources.map(resource => {
    const computer = computerAt(resource);
    if (computer) return { asset: computer, occurrence: within };
    const place = placeInCloud(
      {
        account: accountOf(cloud),
        accountName: cloud.text('account', 'name'),
        resource: resource.text('uid') ?? resource.text('name'),
        resourceType: resource.text('type'),
        region: resource.text('region') ?? cloud.text('region'),
      },
      within,
    );
    // A package or a file says more of where it is than what it is in, where that is no asset.
    return within.kind !== 'host' && place.occurrence.kind === 'resource'
      ? { ...place, occurrence: inside(place.occurrence.resource, within) }
      : place;
  });
  if (places.length > 0) return places;
  const account = accountOf(cloud);
  return [account ? placeInCloud({ account }, within) : { occurrence: within }];
}

function accountOf(cloud: JsonRecord): string | undefined {
  return cloud.text('account', 'uid') ?? cloud.text('project_uid');
}

/** A package or a file in a thing that is no asset: the path leads there. */
function inside(resource: string, within: Occurrence): Occurrence {
  if (within.kind === 'package')
    return {
      ...within,
      path: [resource, within.path].filter(Boolean).join(': '),
    };
  return within.kind === 'code'
    ? { ...within, file: `${resource}: ${within.file}` }
    : within;
}

/** A device, or a resource that has a host name or an address of its own. */
function computerAt(item: JsonRecord): ScannedAsset | undefined {
  const hostname = item.text('hostname');
  const ip = item.text('ip');
  if (!hostname && !ip && !item.has('os')) return undefined;
  const name = hostname ?? item.text('name') ?? ip;
  const mac = macOf(item.text('mac') ?? '');
  const cloud = item.text('instance_uid');
  const agent = item.text('uid');
  const identifiers: AssetIdentifier[] = [
    ...(cloud ? [{ kind: 'cloud-id' as const, value: cloud }] : []),
    ...(agent ? [{ kind: 'agent-id' as const, value: agent }] : []),
    ...identify(hostname ?? item.text('name') ?? ''),
    ...(ip && isIP(ip) ? identify(ip) : []),
    ...(mac ? [{ kind: 'mac' as const, value: mac }] : []),
  ];
  if (identifiers.length === 0) return undefined;
  return {
    name: name ?? identifiers[0].value,
    identifiers,
    os: item.text('os', 'name'),
  };
}
