import type { Occurrence } from '../record/Occurrence';
import type { AssetIdentifier, ScannedAsset } from '../record/ScannedAsset';

/** A thing in a cloud, as scanners name it. */
export type CloudThing = {
  /** Account, subscription or project; read from `resource` where it is left out and stands there. */
  account?: string;
  /** What people call the account. */
  accountName?: string;
  /** ARN, Azure resource id, path of a GCP resource, or a name that is unique in the account. */
  resource?: string;
  resourceType?: string;
  region?: string;
  /** What else is known of it, if it is a computer or an image. */
  known?: Partial<ScannedAsset>;
};

export type CloudPlace = { asset?: ScannedAsset; occurrence: Occurrence };

const INSTANCES = [
  /^arn:aws[\w-]*:ec2:[\w-]*:\w*:instance\/(?<name>i-\w+)$/i,
  /^(?<name>i-(?:[0-9a-f]{8}|[0-9a-f]{17}))$/i,
  /^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+\/providers\/microsoft\.compute\/virtualmachines\/(?<name>[^/]+)$/i,
  /(?:^|\/)projects\/[^/]+\/zones\/[^/]+\/instances\/(?<name>[^/]+)$/i,
];
const INSTANCE_TYPE = /^aws(?:::|_)?ec2(?:::|_)?instance$/i;

const IMAGE =
  /^arn:(?<partition>aws[\w-]*):ecr:(?<region>[\w-]+):(?<account>\d+):repository\/(?<path>[^@:]+?)(?:\/(?<digest>sha256:[0-9a-f]+))?$/i;

const ACCOUNTS = [
  /^arn:aws[\w-]*:[^:]*:[^:]*:(\d{12}):/i,
  /^\/subscriptions\/([^/]+)/i,
  /(?:^|\/)projects\/([^/]+)/i,
];

/**
 * Which asset a thing in a cloud is of, and where on it. Computers and images of containers are assets of their own;
 * everything else is a resource of its account. The asset is left out where there is no account.
 *
 * @param within - the place on a computer or in an image
 */
export function placeInCloud(
  thing: CloudThing,
  within: Occurrence = { kind: 'host' },
): CloudPlace {
  const { resourceType, region, known } = thing;
  const resource = inOneSpelling(thing.resource);
  const own = computerOf(resource, resourceType) ?? imageOf(resource);
  if (own)
    return {
      asset: {
        ...own,
        ...known,
        identifiers: [...own.identifiers, ...(known?.identifiers ?? [])],
      },
      occurrence: within,
    };
  const account = thing.account ?? accountOf(resource);
  return {
    asset: account ? cloudAccount(account, thing.accountName) : undefined,
    occurrence: {
      kind: 'resource',
      resource: resource ?? account ?? 'unknown',
      ...(resourceType ? { resourceType } : {}),
      ...(region ? { region } : {}),
    },
  };
}

/** An account, a subscription or a project as an asset. */
export function cloudAccount(account: string, name?: string): ScannedAsset {
  return {
    name: name && name !== account ? `${name} (${account})` : account,
    identifiers: [{ kind: 'cloud-id', value: account }],
  };
}

/** Azure takes capital and small letters of ids for the same, and its tools write either. */
function inOneSpelling(resource: string | undefined): string | undefined {
  return resource && /^\/subscriptions\//i.test(resource)
    ? resource.toLowerCase()
    : resource;
}

function computerOf(
  resource = '',
  resourceType = '',
): ScannedAsset | undefined {
  const name =
    INSTANCES.map(each => each.exec(resource)?.groups?.name).find(Boolean) ??
    (INSTANCE_TYPE.test(resourceType)
      ? /[^:/]+$/.exec(resource)?.[0]
      : undefined);
  if (!name) return undefined;
  const short: AssetIdentifier[] = name.startsWith('i-')
    ? [{ kind: 'cloud-id', value: name }]
    : [];
  return {
    name,
    identifiers: [{ kind: 'cloud-id', value: resource }, ...short],
  };
}

/** An image by the address under which one pulls it. */
function imageOf(resource = ''): ScannedAsset | undefined {
  const { partition, region, account, path, digest } =
    IMAGE.exec(resource)?.groups ?? {};
  if (!path) return undefined;
  const domain = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  const value = `${account}.dkr.ecr.${region}.${domain}/${path}`;
  return {
    name: value,
    identifiers: [{ kind: 'image', value }],
    ...(digest ? { version: digest } : {}),
  };
}

function accountOf(resource = ''): string | undefined {
  return ACCOUNTS.map(each => each.exec(resource)?.[1]).find(Boolean);
}
