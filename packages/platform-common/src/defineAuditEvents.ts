export type AuditSeverity = 'low' | 'medium' | 'high' | 'critical';

export type AuditEventDefinition = {
  severity: AuditSeverity;
  /** Fields that may be written as they are. A field that is not named here is recorded as `[secret]`. */
  fields?: readonly string[];
  /** A sentence for the customer; `{actor}`, `{object}` and plain fields may be put in. */
  sentence: string;
};

/** Declares the audit events of a context, named `<noun>.<participle>`. */
export function defineAuditEvents<
  T extends Record<`${string}.${string}`, AuditEventDefinition>,
>(events: T): T {
  return events;
}

/** The fields of an event as they may be written: what is not classified stays secret. */
export function classified(
  definition: AuditEventDefinition,
  fields: Record<string, unknown>,
): Record<string, unknown> {
  const plain = new Set(definition.fields ?? []);
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, plain.has(name) ? value : '[secret]']),
  );
}

/** The event's sentence with actor, object and plain fields put in. */
export function auditSentence(
  definition: AuditEventDefinition,
  record: {
    actor: string;
    object?: string;
    fields: Record<string, unknown>;
  },
): string {
  return definition.sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'actor') return record.actor;
    if (name === 'object') return record.object ?? '';
    const value = record.fields[name];
    if (value === undefined) return '–';
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  });
}
