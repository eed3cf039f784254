import {
  Facts,
  PersonName,
  StateTag,
  TimeText,
} from '@wardroom/platform-react';
import type { Asset } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { CriticalityTag } from './CriticalityTag';

const { fields, list, states, types, asset: words } = messages;

/** What is known of an asset. */
export function AssetFacts({ asset }: { asset: Asset }) {
  const { owner, state } = asset;
  return (
    <Facts
      facts={[
        { label: fields.type, value: types[asset.type] },
        {
          label: fields.criticality,
          value: <CriticalityTag criticality={asset.criticality} />,
        },
        {
          label: fields.exposure,
          value: messages.exposures[asset.exposure],
        },
        {
          label: fields.owner,
          value: owner.startsWith('user:') ? (
            <PersonName personRef={owner} />
          ) : (
            owner || words.nobody
          ),
        },
        {
          label: words.addresses,
          value: asset.addresses.join(', '),
        },
        { label: fields.tags, value: asset.tags.join(', ') },
        { label: fields.notes, value: asset.notes },
        {
          label: list.columns.state,
          value: (
            <StateTag tone={state === 'active' ? 'good' : 'neutral'}>
              {states[state]}
            </StateTag>
          ),
        },
        {
          label: list.columns.origin,
          value: asset.origin === 'discovered' ? words.discovered : undefined,
        },
        { label: words.changed, value: <TimeText time={asset.updatedAt} /> },
      ]}
    />
  );
}
