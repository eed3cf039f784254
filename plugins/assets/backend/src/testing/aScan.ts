import type {
  Coverage,
  NormalFinding,
  ReadRecord,
  ScannedAsset,
} from '@wardroom/assets-formats';

/** What a reader says of some hosts; tests name only what matters to them. */
export const aScan = {
  host(name: string, ip?: string): ScannedAsset {
    const address = ip ? [{ kind: 'ip' as const, value: ip }] : [];
    return { name, identifiers: [{ kind: 'fqdn', value: name }, ...address] };
  },

  /** That the host was scanned. */
  of(
    asset: ScannedAsset,
    coverage: Partial<Coverage> | undefined = {},
  ): ReadRecord {
    return { kind: 'asset', asset, coverage: { scope: '', ...coverage } };
  },

  finding(
    asset: ScannedAsset | undefined,
    rule: string,
    fields: Partial<NormalFinding> & { port?: number } = {},
  ): ReadRecord {
    const { port, ...rest } = fields;
    return {
      kind: 'finding',
      finding: {
        rule,
        title: `Weakness ${rule}`,
        severity: 'Medium',
        status: 'open',
        vulnerabilityIds: [],
        cwes: [],
        references: [],
        tags: [],
        description: `What ${rule} is.`,
        asset,
        occurrence: port
          ? { kind: 'network', port, protocol: 'tcp' }
          : { kind: 'host' },
        ...rest,
      },
    };
  },
};
