import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { useAction } from '../data/useAction';
import { saveFile } from '../format/saveFile';
import { toCsv } from '../format/toCsv';
import { messages } from '../messages';
import type { TableColumn } from './TableColumn';

/** Saves all rows that match the filters, not only those on the screen. */
export function ExportMenu<T>(props: {
  /** Name of the file without its ending. */
  name: string;
  columns: readonly TableColumn<T>[];
  loadAll: () => Promise<readonly T[]>;
}) {
  const { name, columns, loadAll } = props;
  const save = useAction(async (format: string) => {
    const rows = await loadAll();
    const file =
      format === 'csv' ? csvOf(columns, rows) : jsonOf(columns, rows);
    saveFile(file, `${name}.${format}`);
  });
  return (
    <MenuTrigger>
      <Button
        variant="secondary"
        size="small"
        iconStart={<RiDownloadLine aria-hidden="true" />}
        isPending={save.pending}
      >
        {messages.table.export}
      </Button>
      <Menu onAction={format => void save.run(String(format))}>
        <MenuItem id="csv">{messages.table.exportCsv}</MenuItem>
        <MenuItem id="json">{messages.table.exportJson}</MenuItem>
      </Menu>
    </MenuTrigger>
  );
}

function csvOf<T>(columns: readonly TableColumn<T>[], rows: readonly T[]) {
  const text = toCsv(
    columns.map(({ label }) => label),
    rows.map(row => columns.map(({ value }) => value(row))),
  );
  return new Blob([text], { type: 'text/csv;charset=utf-8' });
}

function jsonOf<T>(columns: readonly TableColumn<T>[], rows: readonly T[]) {
  const objects = rows.map(row =>
    Object.fromEntries(columns.map(({ id, value }) => [id, value(row)])),
  );
  return new Blob([JSON.stringify(objects, undefined, 2)], {
    type: 'application/json',
  });
}
