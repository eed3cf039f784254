import { Link } from '@backstage/ui';
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  DataTable,
  FilterSearch,
  FilterSelect,
  formatWords,
  PageLayout,
  usePages,
  useTableView,
  useTenant,
  TenantName,
  type TableColumn,
} from '@wardroom/platform-react';
import { messages } from '../messages';

const words = messages.catalog;
const kinds = Object.entries(words.kinds).map(([value, label]) => ({
  value,
  label,
}));

const columns: TableColumn<Entity>[] = [
  {
    id: 'name',
    label: words.columns.name,
    rowHeader: true,
    value: nameOf,
    cell: entity => <Link href={pathOf(entity)}>{nameOf(entity)}</Link>,
  },
  { id: 'kind', label: words.columns.kind, value: ({ kind }) => kind },
  {
    id: 'type',
    label: words.columns.type,
    value: ({ spec }) => wordOf(spec?.type ?? spec?.tier),
  },
  {
    id: 'customer',
    label: words.columns.customer,
    value: ({ metadata }) => metadata.namespace,
    cell: ({ metadata }) => <TenantName tenant={metadata.namespace ?? ''} />,
  },
  {
    id: 'criticality',
    label: words.columns.criticality,
    value: ({ spec }) => wordOf(spec?.criticality),
  },
  {
    id: 'tags',
    label: words.columns.tags,
    value: ({ metadata }) => metadata.tags?.join(', '),
  },
];

/** Everything in the catalog, of one customer or of all. */
export function CatalogListPage() {
  const catalog = useApi(catalogApiRef);
  const { tenant } = useTenant();
  const view = useTableView({ id: 'catalog', filters: ['search', 'kind'] });
  const search = view.value('search');
  const kind = view.value('kind') ?? 'asset';
  const load = usePages(
    async ({ cursor, limit }) => {
      const { items, pageInfo } = await catalog.queryEntities(
        cursor
          ? { cursor, limit }
          : {
              limit,
              totalItems: 'exclude',
              filter: {
                kind,
                ...(tenant && { 'metadata.namespace': tenant.id }),
              },
              orderFields: { field: 'metadata.title', order: 'asc' },
              ...(search && {
                fullTextFilter: {
                  term: search,
                  fields: ['metadata.name', 'metadata.title', 'spec.type'],
                },
              }),
            },
      );
      return { items, nextCursor: pageInfo.nextCursor };
    },
    [search, kind, tenant?.id],
  );
  return (
    <PageLayout title={words.title} subtitle={words.subtitle}>
      <DataTable
        caption={words.title}
        hideCaption
        columns={columns}
        load={load}
        view={view}
        rowKey={pathOf}
        rowName={nameOf}
        exportName="catalog"
        empty={{ title: words.empty, text: words.emptyText }}
        filters={
          <>
            <FilterSearch view={view} label={words.search} />
            <FilterSelect
              view={view}
              filter="kind"
              label={words.kinds.asset}
              options={kinds}
              single
            />
          </>
        }
      />
    </PageLayout>
  );
}

function nameOf({ metadata }: Entity): string {
  return metadata.title ?? metadata.name;
}

function pathOf({ kind, metadata }: Entity): string {
  const { namespace = '', name } = metadata;
  return `/catalog/${namespace}/${kind.toLowerCase()}/${name}`;
}

function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' ? formatWords(value) : undefined;
}
