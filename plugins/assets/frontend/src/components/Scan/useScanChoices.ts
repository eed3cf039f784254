import { useEffect, useRef } from 'react';
import { useClient, useLoad, type FormState } from '@wardroom/platform-react';
import {
  assetsContract,
  type ScannerDescription,
} from '@wardroom/assets-common';
import type { ScheduleValues } from './scheduleInput';
import { settingsOf } from './settingsOf';

const shown = 200;

/** What a schedule of a customer can be made of. */
export type ScanChoices = {
  scanners?: ScannerDescription[];
  /** Its most critical ones. */
  assets?: { value: string; label: string }[];
  timeZone?: string;
};

/** What can be chosen for the customer of a form. In a new one, what is usual or the only choice is chosen as soon as it is known. */
export function useScanChoices(
  form: FormState<ScheduleValues>,
  isNew: boolean,
): ScanChoices {
  const { tenant } = form.values;
  const client = useClient(assetsContract);
  const scanners = useLoad(
    async signal =>
      tenant
        ? client.scanSchedules.scanners({ tenant }, { signal })
        : undefined,
    [tenant],
  );
  const assets = useLoad(
    async signal =>
      tenant
        ? client.assets.list(
            { tenant, sort: 'criticality', limit: shown },
            { signal },
          )
        : undefined,
    [tenant],
  );
  const found = scanners.data;
  const latest = useRef(form);
  latest.current = form;
  const usual = useRef(form.values.timeZone);
  useEffect(() => {
    if (!found || !isNew) return;
    const { values, set } = latest.current;
    // What somebody has chosen meanwhile stays.
    if (values.timeZone === usual.current) set('timeZone', found.timeZone);
    usual.current = found.timeZone;
    const [only, ...more] = found.items;
    const chosen = values.scanner || (more.length === 0 ? only?.name : '');
    if (chosen) set('scanner', chosen);
  }, [found, isNew]);
  const scanner = found?.items.find(({ name }) => name === form.values.scanner);
  useEffect(() => {
    if (!scanner) return;
    const { values, set } = latest.current;
    if (isNew) set('site', scanner.site ?? '');
    const { own } = settingsOf(scanner.settingsSchema ?? {});
    set('settings', own(values.settings));
  }, [scanner, isNew]);
  return {
    scanners: found?.items,
    assets: assets.data?.items.map(({ id, title }) => ({
      value: id,
      label: title,
    })),
    timeZone: found?.timeZone,
  };
}
