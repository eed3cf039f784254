import { ButtonLink } from '@backstage/ui';
import {
  FilterSelect,
  FilterTenant,
  PageLayout,
  useClient,
  usePages,
  useTableView,
  useTenant,
} from '@wardroom/platform-react';
import { assetsContract, RiskAcceptanceState } from '@wardroom/assets-common';
import { messages } from '../../messages';
import { findingsPath } from '../../routes';
import { RiskTable } from './RiskTable';

const { list: words, states } = messages.risk;
const soonDays = 30;
const stateChoices = RiskAcceptanceState.options.map(value => ({
  value,
  label: states[value],
}));
const endChoices = [{ value: 'soon', label: words.endsSoon }];

/** What customers live with until a day: asked for, accepted, and over. */
export function RiskAcceptancesPage() {
  const { workspace, tenant: current } = useTenant();
  const client = useClient(assetsContract);
  const view = useTableView({
    id: 'risk-acceptances',
    filters: ['tenant', 'state', 'ends'],
    sort: { column: 'newest', descending: true },
  });
  const tenant = view.value('tenant') ?? current?.id;
  const state = RiskAcceptanceState.options.filter(one =>
    view.values('state').includes(one),
  );
  const filter = {
    tenant,
    state: state.length > 0 ? state : undefined,
    endsWithinDays: view.value('ends') === 'soon' ? soonDays : undefined,
    sort: view.sort?.column === 'until' ? ('until' as const) : undefined,
  };
  const load = usePages(
    ({ signal, ...page }) =>
      client.riskAcceptances.list({ ...page, ...filter }, { signal }),
    [JSON.stringify(filter)],
  );
  const inPortal = workspace === 'portal';
  return (
    <PageLayout
      title={words.title}
      subtitle={inPortal ? words.subtitlePortal : words.subtitle(current?.name)}
    >
      <RiskTable
        load={load}
        view={view}
        ofOne={Boolean(tenant)}
        empty={{
          title: words.empty,
          text: words.emptyText,
          action: (
            <ButtonLink href={findingsPath()}>{words.findings}</ButtonLink>
          ),
        }}
        filters={
          <>
            {!inPortal && !current && <FilterTenant view={view} />}
            <FilterSelect
              view={view}
              filter="state"
              label={words.columns.state}
              options={stateChoices}
            />
            <FilterSelect
              view={view}
              filter="ends"
              label={words.ends}
              options={endChoices}
            />
          </>
        }
      />
    </PageLayout>
  );
}
