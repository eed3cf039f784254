import { z } from 'zod';
import {
  defineContract,
  endpoint,
  id,
  isoTime,
  line,
  page,
  pageInput,
  personRef,
  several,
  tenantId,
} from '@wardroom/platform-common';
import { Credential, credentialFields, renewedSecret } from './Credential';
import { SealPublicKey } from './Sealed';
import * as may from './permissions';
import { Entry, Session, SessionState } from './Session';
import { SignPublicKey } from './SignPublicKey';
import { Target, targetFields, TargetPolicy } from './Target';
import { HostKey } from './TerminalOrder';

const version = { version: z.number().int().positive() };
const target = { tenant: tenantId, id: id('tgt') };
const credential = { tenant: tenantId, id: id('crd') };
const session = { tenant: tenantId, id: id('ses') };
const one = '/tenants/{tenant}';

const targets = {
  list: endpoint({
    method: 'GET',
    path: '/targets',
    scope: 'tenants',
    permission: may.targetRead,
    summary: 'Ways into assets of visible customers',
  })
    .input(
      z.strictObject({
        ...pageInput,
        tenant: tenantId.optional(),
        asset: id('ast').optional(),
        search: line(80).optional(),
      }),
    )
    .output(page(Target)),
  get: endpoint({
    method: 'GET',
    path: `${one}/targets/{id}`,
    scope: 'tenant',
    permission: may.targetRead,
    summary: 'One way into an asset',
  })
    .input(z.strictObject(target))
    .output(Target),
  create: endpoint({
    method: 'POST',
    path: `${one}/targets`,
    scope: 'tenant',
    permission: may.targetCreate,
    audit: 'target.created',
    creates: true,
    summary: 'Creates a way into an asset',
  })
    .input(
      z.strictObject({
        tenant: tenantId,
        ...targetFields,
        policy: TargetPolicy.optional(),
        /** The host key, where it is known beforehand; else it is pinned at the first session. */
        pinned: HostKey.optional(),
      }),
    )
    .output(Target),
  update: endpoint({
    method: 'PATCH',
    path: `${one}/targets/{id}`,
    scope: 'tenant',
    permission: may.targetUpdate,
    audit: 'target.updated',
    summary: 'Changes a target; another host or port drops its pinned host key',
  })
    .input(
      z.strictObject({
        ...target,
        ...version,
        ...z.strictObject(targetFields).omit({ asset: true }).partial().shape,
        policy: TargetPolicy.optional(),
      }),
    )
    .output(Target),
  repin: endpoint({
    method: 'POST',
    path: `${one}/targets/{id}/repin`,
    scope: 'tenant',
    permission: may.targetRepin,
    audit: 'target.repinned',
    summary: 'Accepts the changed host key of a target',
  })
    .input(
      z.strictObject({
        ...target,
        ...version,
        /** The fingerprint that the person compared, to be sure that it is the one that was met. */
        fingerprint: HostKey.shape.fingerprint,
        reason: line(300),
      }),
    )
    .output(Target),
  delete: endpoint({
    method: 'DELETE',
    path: `${one}/targets/{id}`,
    scope: 'tenant',
    permission: may.targetDelete,
    audit: 'target.deleted',
    summary: 'Removes a target without live sessions; past sessions stay',
  })
    .input(z.strictObject(target))
    .output(z.object({ id: z.string() })),
};

const credentials = {
  list: endpoint({
    method: 'GET',
    path: '/credentials',
    scope: 'tenants',
    permission: may.credentialRead,
    summary: 'Labels of stored credentials; never a value',
  })
    .input(
      z.strictObject({
        ...pageInput,
        tenant: tenantId.optional(),
        search: line(80).optional(),
      }),
    )
    .output(page(Credential)),
  get: endpoint({
    method: 'GET',
    path: `${one}/credentials/{id}`,
    scope: 'tenant',
    permission: may.credentialRead,
    summary: 'What is known of one credential; never its value',
  })
    .input(z.strictObject(credential))
    .output(Credential),
  create: endpoint({
    method: 'POST',
    path: `${one}/credentials`,
    scope: 'tenant',
    permission: may.credentialCreate,
    audit: 'credential.created',
    creates: true,
    summary: 'Stores a credential that was sealed to the gateway',
  })
    .input(z.strictObject({ tenant: tenantId, ...credentialFields }))
    .output(Credential),
  update: endpoint({
    method: 'PATCH',
    path: `${one}/credentials/{id}`,
    scope: 'tenant',
    permission: may.credentialUpdate,
    audit: 'credential.updated',
    summary: 'Renames a credential or gives it a new secret',
  })
    .input(
      z.strictObject({
        ...credential,
        ...version,
        label: line(80).optional(),
        secret: renewedSecret.optional(),
      }),
    )
    .output(Credential),
  delete: endpoint({
    method: 'DELETE',
    path: `${one}/credentials/{id}`,
    scope: 'tenant',
    permission: may.credentialDelete,
    audit: 'credential.deleted',
    summary: 'Removes a credential that no target uses',
  })
    .input(z.strictObject(credential))
    .output(z.object({ id: z.string() })),
};

const sessions = {
  list: endpoint({
    method: 'GET',
    path: '/sessions',
    scope: 'tenants',
    permission: may.sessionRead,
    summary: 'Sessions in visible customers, the latest first',
  })
    .input(
      z.strictObject({
        ...pageInput,
        tenant: tenantId.optional(),
        person: personRef.optional(),
        asset: id('ast').optional(),
        intervention: id('int').optional(),
        state: several(SessionState).optional(),
        /** Requested from then on. */
        from: isoTime.optional(),
        /** Requested before then. */
        until: isoTime.optional(),
      }),
    )
    .output(page(Session)),
  get: endpoint({
    method: 'GET',
    path: `${one}/sessions/{id}`,
    scope: 'tenant',
    permission: may.sessionRead,
    summary: 'One session',
  })
    .input(z.strictObject(session))
    .output(Session),
  open: endpoint({
    method: 'POST',
    path: `${one}/sessions/open`,
    scope: 'tenant',
    permission: may.sessionOpen,
    audit: 'session.opened',
    summary: 'Checks everything and gives out the one-time ticket of a session',
  })
    .input(
      z.strictObject({
        tenant: tenantId,
        target: id('tgt'),
        intervention: id('int'),
        /** Why; the title of the request if absent. */
        reason: line(300).optional(),
        /** A fresh step-up ticket: each one opens one session. */
        stepUp: z.string().min(1).max(500),
      }),
    )
    .output(Entry),
  mark: endpoint({
    method: 'POST',
    path: `${one}/sessions/{id}/mark`,
    scope: 'tenant',
    permission: may.sessionMark,
    audit: 'session.marked',
    summary: 'Puts a marked moment of an own session on record',
  })
    .input(z.strictObject({ ...session, label: line(200) }))
    .output(z.object({ id: z.string() })),
  end: endpoint({
    method: 'POST',
    path: `${one}/sessions/{id}/end`,
    scope: 'tenant',
    permission: may.sessionEnd,
    audit: 'session.ended',
    summary: 'Ends an own session',
  })
    .input(z.strictObject(session))
    .output(Session),
  terminate: endpoint({
    method: 'POST',
    path: `${one}/sessions/{id}/terminate`,
    scope: 'tenant',
    permission: may.sessionTerminate,
    audit: 'session.terminated',
    summary: "Ends somebody's session at once",
  })
    .input(z.strictObject({ ...session, reason: line(300) }))
    .output(Session),
  watch: endpoint({
    method: 'POST',
    path: `${one}/sessions/{id}/watch`,
    scope: 'tenant',
    permission: may.sessionWatch,
    audit: 'session.watched',
    summary: 'A one-time ticket to look at a session while it runs',
  })
    .input(z.strictObject({ ...session, reason: line(300) }))
    .output(Entry),
};

const recordings = {
  view: endpoint({
    method: 'POST',
    path: `${one}/recordings/{id}/view`,
    scope: 'tenant',
    permission: may.recordingRead,
    audit: 'recording.viewed',
    summary: 'A one-time ticket to replay a recording, for a reason',
  })
    .input(
      z.strictObject({ tenant: tenantId, id: id('rec'), reason: line(300) }),
    )
    .output(Entry),
};

const gatewayKeys = {
  list: endpoint({
    method: 'GET',
    path: '/public/gateway-keys',
    scope: 'public',
    summary:
      'The public keys to seal credentials to and to check recordings with',
  })
    .input(z.strictObject({}))
    .output(
      z.object({
        /** Seal new secrets to it. Absent while no gateway runs. */
        seal: SealPublicKey.optional(),
        /** Keys of all gateways that may have signed a recording. */
        sign: z.array(SignPublicKey),
      }),
    ),
};

/** Everything that can be asked of remote access. */
export const remoteAccessContract = defineContract('remote-access', {
  targets,
  credentials,
  sessions,
  recordings,
  gatewayKeys,
});
