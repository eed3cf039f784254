import { AuditRecord } from '@wardroom/platform-common';
import {
  FilterSearch,
  FilterSelect,
  type TableView,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import { FilterDay } from './FilterDay';

const words = messages.filters;
const { outcome, severity } = AuditRecord.shape;

/** The filters of the list. */
export function AuditFilters({ view }: { view: TableView }) {
  return (
    <>
      <FilterSearch view={view} filter="actor" label={words.actor} />
      <FilterSearch view={view} filter="event" label={words.event} />
      <FilterSearch view={view} filter="object" label={words.object} />
      <FilterSelect
        view={view}
        filter="outcome"
        label={words.outcome}
        options={outcome.options.map(value => ({
          value,
          label: messages.outcomes[value],
        }))}
      />
      <FilterSelect
        view={view}
        filter="severity"
        label={words.severity}
        options={severity.options.map(value => ({
          value,
          label: messages.severities[value],
        }))}
      />
      <FilterDay view={view} filter="from" label={words.from} />
      <FilterDay view={view} filter="to" label={words.to} />
    </>
  );
}
