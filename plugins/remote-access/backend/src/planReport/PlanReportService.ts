import { createHash } from 'node:crypto';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import type { Page, PageInput } from '@wardroom/platform-common';
import {
  systemScope,
  type Download,
  type TenantScope,
  type TenantStore,
} from '@wardroom/platform-node';
import type {
  PlanReport,
  PlanReportState,
} from '@wardroom/remote-access-common';
import { PROVIDER } from '@wardroom/tenants-common';
import type { PolicyReader } from '../policy/PolicyReader';
import { planReportActions, planReportRights } from './planReportPolicy';
import { planReportFacts } from './planReportFacts';
import { planReportTable } from './planReportTable';
import type { PlanReportReader, StoredPlanReport } from './PlanReportReader';
import type { PlanReportWriter } from './PlanReportWriter';

type Store = TenantStore<
  { planReports: typeof PlanReportReader; policies: typeof PolicyReader },
  { planReports: typeof PlanReportWriter }
>;

type Key = { id: string };
type Step = Key & { version: number };

/** Use cases of reports on sessions and their plans. */
export class PlanReportService {
  readonly #store: Store;
  readonly #follow: () => Promise<void>;

  /** @param options - `follow` tells requests when nothing is left to be explained */
  constructor(options: { store: Store; follow(): Promise<void> }) {
    this.#store = options.store;
    this.#follow = options.follow;
  }

  async list(
    scope: TenantScope,
    filter: PageInput & { state?: PlanReportState[] },
  ): Promise<Page<PlanReport>> {
    const page = await this.#store.read(scope, r => r.planReports.list(filter));
    return { ...page, items: await this.#present(scope, page.items) };
  }

  async get(scope: TenantScope, { id }: Key): Promise<PlanReport> {
    const found = await this.#store.read(scope, r =>
      r.planReports.get(scope.tenant, id),
    );
    const [report] = await this.#present(scope, [found]);
    return report;
  }

  /** The same words for some of the deviations; earlier ones give way to them, and stay on record. */
  async explain(
    scope: TenantScope,
    input: Step & { deviations: string[]; explanation: string },
  ): Promise<PlanReport> {
    const { id, version, deviations, explanation: text } = input;
    await this.#require(scope, id, 'explain');
    const by = scope.actor.ref;
    await this.#store.transact(scope, async tx => {
      const before = await tx.planReports.get(scope.tenant, id);
      const meant = before.deviations.filter(({ key }) =>
        deviations.includes(key),
      );
      if (meant.length < new Set(deviations).size) {
        throw new InputError('deviations: one of them is not in this report');
      }
      const said = { text, by, at: new Date().toISOString() };
      const report = { ...before, version };
      const after = await tx.planReports.explain(report, deviations, said);
      const texts = meant.map(({ kind, text: what }) => `${kind} ${what}`);
      await tx.audit('planReport.explained', {
        ...planReportFacts(after),
        texts: texts.join('; ').slice(0, 300),
        explanation: text,
      });
    });
    return this.get(scope, { id });
  }

  /** What is closed is on record with its hash. When it answers, the request may be resolved. */
  async close(scope: TenantScope, { id, version }: Step): Promise<PlanReport> {
    await this.#require(scope, id, 'close');
    await this.#store.transact(scope, async tx => {
      const report = await tx.planReports.get(scope.tenant, id);
      const closed = await tx.planReports.close(
        { ...report, version },
        scope.actor.ref,
      );
      const sha256 = createHash('sha256').update(fileOf(closed)).digest('hex');
      await tx.audit('planReport.closed', {
        ...planReportFacts(closed),
        sha256,
      });
      await tx.emit('planReport.closed', { tenant: scope.tenant, id });
    });
    await this.#follow();
    return this.get(scope, { id });
  }

  async export(scope: TenantScope, { id }: Key): Promise<Download> {
    const report = await this.#takeOut(scope, id, 'JSON');
    return { filename: `${nameOf(report)}.json`, body: fileOf(report) };
  }

  async exportCsv(scope: TenantScope, { id }: Key): Promise<Download> {
    const report = await this.#takeOut(scope, id, 'CSV');
    return { filename: `${nameOf(report)}.csv`, body: planReportTable(report) };
  }

  async #takeOut(
    scope: TenantScope,
    id: string,
    format: string,
  ): Promise<StoredPlanReport> {
    await this.#require(scope, id, 'export');
    return this.#store.transact(scope, async tx => {
      const report = await tx.planReports.get(scope.tenant, id);
      await tx.audit('planReport.exported', {
        ...planReportFacts(report),
        format,
      });
      return report;
    });
  }

  async #require(
    scope: TenantScope,
    id: string,
    action: PlanReport['allowedActions'][number],
  ): Promise<void> {
    const report = await this.get(scope, { id });
    if (report.allowedActions.includes(action)) return;
    if (report.state === 'running') {
      throw new ConflictError('The session is not over yet');
    }
    if (action !== 'export' && report.state !== 'due') {
      throw new ConflictError('Nothing in this report is to be explained');
    }
    if (report.person === scope.actor.ref) {
      throw new NotAllowedError(
        'This was your own session: somebody else explains and closes the report',
      );
    }
    if (action === 'close' && report.unexplained > 0) {
      throw new ConflictError(
        `Deviations without an explanation: ${report.unexplained}. Explain them first`,
      );
    }
    throw new NotAllowedError(`You may not ${action} this report`);
  }

  async #present(
    scope: TenantScope,
    reports: StoredPlanReport[],
  ): Promise<PlanReport[]> {
    const rights = await scope.rights(planReportRights);
    const tenants = [...new Set(reports.map(({ tenant }) => tenant))];
    const rules = await this.#store.readOnce(
      systemScope('remote-access', [...tenants, PROVIDER]),
      r => r.policies.inForce(tenants),
    );
    const who = { person: scope.actor.ref, rights };
    return reports.map(report => ({
      ...report,
      allowedActions: planReportActions(
        report,
        who,
        rules(report.tenant).rules,
      ),
    }));
  }
}

function nameOf({ tenant, id }: StoredPlanReport): string {
  return `${tenant}-${id}-plan`;
}

/** The report as it is taken out: everything but what only the portal needs. */
function fileOf(report: StoredPlanReport): string {
  const { version, objected, interventionId, ...told } = report;
  return `${JSON.stringify(told, null, 2)}\n`;
}
