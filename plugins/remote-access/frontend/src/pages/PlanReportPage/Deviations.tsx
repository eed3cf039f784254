import { useState } from 'react';
import { Button, Link, Text } from '@backstage/ui';
import {
  DataTable,
  PersonName,
  TimeText,
  type Load,
  type TableColumn,
} from '@wardroom/platform-react';
import type { Deviation, PlanReport } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import { momentPath } from '../../routes';
import { ExplainDialog } from './ExplainDialog';
import { nameOf } from './nameOf';

const words = messages.plan.report;

/** What a session did beside its plan, to be chosen and explained. */
export function Deviations(props: {
  report: PlanReport;
  load: Load<PlanReport>;
}) {
  const { report, load } = props;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [explaining, setExplaining] = useState(false);
  const mayExplain = report.allowedActions.includes('explain');
  const running = report.state === 'running';
  return (
    <>
      {mayExplain && report.unexplained > 0 && (
        <Text as="p">{words.explainHint}</Text>
      )}
      <DataTable
        caption={words.deviations}
        hideCaption
        columns={columnsOf(report)}
        load={{ ...load, data: report.deviations }}
        rowKey={({ key }) => key}
        rowName={nameOf}
        empty={{
          title: words.none,
          text: running ? words.runningText : words.noneText,
        }}
        selection={mayExplain ? { selected, onChange: setSelected } : undefined}
        bulkActions={
          <Button size="small" onPress={() => setExplaining(true)}>
            {words.explain}
          </Button>
        }
      />
      {explaining && (
        <ExplainDialog
          report={report}
          deviations={report.deviations.filter(({ key }) => selected.has(key))}
          onDone={() => {
            setSelected(new Set());
            load.reload();
          }}
          onClose={() => setExplaining(false)}
        />
      )}
    </>
  );
}

function columnsOf({ tenant, id }: PlanReport): TableColumn<Deviation>[] {
  const { columns } = words;
  return [
    {
      id: 'kind',
      label: columns.kind,
      rowHeader: true,
      value: d => words.kinds[d.kind],
    },
    {
      id: 'text',
      label: columns.text,
      value: d => d.text,
      cell: d => (
        <span>
          <code>{d.text}</code>
          {d.prevented && <em> ({words.prevented})</em>}
        </span>
      ),
    },
    { id: 'count', label: columns.count, value: d => d.count },
    {
      id: 'time',
      label: columns.time,
      value: d => d.times[0],
      cell: ({ times: [first] }) =>
        first && (
          <Link href={momentPath(tenant, id, first)}>
            <TimeText time={first} show="absolute" />
          </Link>
        ),
    },
    {
      id: 'explanation',
      label: columns.explanation,
      value: d => d.explanation,
      cell: ({ explanation, explainedBy }) =>
        explanation && (
          <span>
            {explanation}
            {explainedBy && (
              <>
                {' · '}
                <PersonName personRef={explainedBy} />
              </>
            )}
          </span>
        ),
    },
  ];
}
