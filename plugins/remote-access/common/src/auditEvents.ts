import { defineAuditEvents } from '@wardroom/platform-common';
import { accessAuditEvents } from './accessAuditEvents';

const session = ['person', 'target', 'intervention', 'emergency', 'grant'];

export const remoteAccessAuditEvents = defineAuditEvents({
  'target.created': {
    severity: 'medium',
    fields: ['name', 'asset', 'host', 'port', 'username', 'credential'],
    sentence:
      '{actor} created the target {name} ({username} on {host}, port {port})',
  },
  'target.updated': {
    severity: 'medium',
    fields: ['name', 'changed'],
    sentence: '{actor} changed {changed} of the target {name}',
  },
  'target.deleted': {
    severity: 'medium',
    fields: ['name'],
    sentence: '{actor} removed the target {name}',
  },
  'target.repinned': {
    severity: 'high',
    fields: ['name', 'before', 'after', 'reason'],
    sentence:
      '{actor} accepted a new host key of the target {name}, {after} instead of {before}: {reason}',
  },
  'site.created': {
    severity: 'high',
    fields: ['name', 'kind', 'ranges'],
    sentence:
      '{actor} created the site {name} ({kind}), which leads to {ranges}',
  },
  'site.updated': {
    severity: 'high',
    fields: ['name', 'changed', 'ranges'],
    sentence:
      '{actor} changed {changed} of the site {name}; it leads to {ranges}',
  },
  'site.deleted': {
    severity: 'medium',
    fields: ['name'],
    sentence: '{actor} removed the site {name}',
  },
  'site.enabled': {
    severity: 'medium',
    fields: ['name'],
    sentence: '{actor} opened the way into the site {name}',
  },
  'site.disabled': {
    severity: 'medium',
    fields: ['name'],
    sentence: '{actor} closed the way into the site {name}',
  },
  'site.tested': {
    severity: 'low',
    fields: ['name', 'host', 'port', 'result'],
    sentence:
      '{actor} dialed {host}, port {port} through the site {name}: {result}',
  },
  'siteScan.started': {
    severity: 'medium',
    fields: ['name', 'type', 'targets', 'run'],
    sentence:
      '{actor} began to scan {targets} through the site {name} ({type}, {run})',
  },
  'siteScan.ended': {
    severity: 'low',
    fields: ['name', 'result'],
    sentence: 'The scan through the site {name} is over: {result}',
  },
  'hostKey.pinned': {
    severity: 'medium',
    fields: ['target', 'fingerprint', 'session'],
    sentence:
      'The host key {fingerprint} of the target {target} was pinned at its first session',
  },
  'hostKey.changed': {
    severity: 'critical',
    fields: ['target', 'pinned', 'presented', 'session'],
    sentence:
      'The target {target} showed the host key {presented} instead of {pinned}: the session was refused before the credential was used',
  },
  'hostAuthority.trusted': {
    severity: 'high',
    fields: ['target', 'before', 'after'],
    sentence:
      '{actor} had the target {target} known by {after} instead of {before}',
  },
  'credential.created': {
    severity: 'high',
    fields: ['label', 'kind'],
    sentence: '{actor} stored the credential {label} ({kind})',
  },
  'credential.updated': {
    severity: 'high',
    fields: ['label', 'changed'],
    sentence: '{actor} changed {changed} of the credential {label}',
  },
  'credential.rotated': {
    severity: 'high',
    fields: ['label', 'target'],
    sentence:
      '{actor} had the password of the credential {label} changed on {target}',
  },
  'rotation.completed': {
    severity: 'high',
    fields: ['label', 'target'],
    sentence:
      'The password of the credential {label} was changed on {target}; the new one is stored',
  },
  'rotation.failed': {
    severity: 'critical',
    fields: ['label', 'target', 'fault'],
    sentence:
      'The password of the credential {label} could not be changed on {target}: {fault}',
  },
  'rotation.retried': {
    severity: 'medium',
    fields: ['label'],
    sentence:
      '{actor} has it tried again to change the password of the credential {label}',
  },
  'credential.deleted': {
    severity: 'high',
    fields: ['label'],
    sentence: '{actor} removed the credential {label}',
  },
  'credentialStore.created': {
    severity: 'high',
    fields: ['name', 'provider', 'address'],
    sentence:
      '{actor} added the credential store {name} ({provider} at {address})',
  },
  'credentialStore.updated': {
    severity: 'high',
    fields: ['name', 'changed', 'address'],
    sentence:
      '{actor} changed {changed} of the credential store {name} at {address}',
  },
  'credentialStore.checked': {
    severity: 'low',
    fields: ['name', 'result'],
    sentence: '{actor} had the credential store {name} checked: {result}',
  },
  'credentialStore.deleted': {
    severity: 'high',
    fields: ['name'],
    sentence: '{actor} removed the credential store {name}',
  },
  'gatewayKey.rotated': {
    severity: 'high',
    fields: ['node', 'before'],
    sentence:
      '{actor} gave the gateway {node} new keys: secrets are sealed to {object} from now on, no longer to {before}',
  },
  'gatewayKey.resealed': {
    severity: 'low',
    fields: ['node', 'secrets'],
    sentence:
      '{secrets} secrets were sealed anew to the key {object} of the gateway {node}',
  },
  'gatewayKey.destroyed': {
    severity: 'critical',
    fields: ['node', 'reason'],
    sentence:
      '{actor} destroyed the former key {object} of the gateway {node}, to which nothing was sealed any more: {reason}',
  },
  'gateway.approved': {
    severity: 'critical',
    fields: ['fingerprint'],
    sentence:
      '{actor} approved the gateway {object} after comparing its key {fingerprint}: it gets the keys of the others and holds sessions',
  },
  'gateway.drained': {
    severity: 'high',
    fields: ['minutes', 'reason'],
    sentence:
      '{actor} drains the gateway {object}: it gets no new sessions, and open ones end within {minutes} minutes: {reason}',
  },
  'gateway.undrained': {
    severity: 'medium',
    fields: [],
    sentence: '{actor} lets the gateway {object} have sessions again',
  },
  'gateway.lost': {
    severity: 'critical',
    fields: ['sessions'],
    sentence:
      'The gateway {object} has not been heard of for half a minute: {sessions} sessions count as lost',
  },
  'gateway.removed': {
    severity: 'critical',
    fields: ['recordings', 'reason'],
    sentence:
      '{actor} removed the gateway {object}, which does not come back; {recordings} recordings that it had not sealed count as missing: {reason}',
  },
  'gatewayKey.shared': {
    severity: 'critical',
    fields: ['from'],
    sentence:
      'The gateway {object} got the keys of its group from the gateway {from}',
  },
  'session.opened': {
    severity: 'high',
    fields: [...session, 'asset', 'reason', 'key'],
    sentence:
      '{actor} asked to open a session on {target} for {key}: {reason}. Everything was checked, and the way is open for seconds',
  },
  'session.authorised': {
    severity: 'medium',
    fields: [...session, 'ip'],
    sentence:
      '{person} came with the ticket of the session {object}, and the gateway connects to {target}',
  },
  'session.activated': {
    severity: 'high',
    fields: [...session, 'recording', 'head'],
    sentence: '{person} is on {target}; the recording {recording} runs',
  },
  'session.refused': {
    severity: 'high',
    fields: [...session, 'reason'],
    sentence:
      'The session of {person} on {target} did not come about: {reason}',
  },
  'session.ended': {
    severity: 'medium',
    fields: [...session, 'reason', 'seconds'],
    sentence:
      'The session of {person} on {target} ended after {seconds} s: {reason}',
  },
  'session.terminated': {
    severity: 'high',
    fields: [...session, 'reason', 'note'],
    sentence: '{actor} ended the session of {person} on {target}: {note}',
  },
  'session.expired': {
    severity: 'medium',
    fields: [...session, 'reason', 'seconds'],
    sentence:
      'The session of {person} on {target} was ended by its time limit after {seconds} s: {reason}',
  },
  'session.failed': {
    severity: 'high',
    fields: [...session, 'reason'],
    sentence:
      'The session of {person} on {target} was cut off by a failure: {reason}',
  },
  'session.marked': {
    severity: 'low',
    fields: ['label'],
    sentence: '{actor} marked a moment of the session {object}: {label}',
  },
  'session.watched': {
    severity: 'high',
    fields: [...session, 'reason'],
    sentence: '{actor} watches the session of {person} on {target}: {reason}',
  },
  'session.answered': {
    severity: 'high',
    fields: [...session, 'command', 'answer', 'reason'],
    sentence:
      '{actor} answered {answer} to the command {command} of {person} on {target}: {reason}',
  },
  'command.searched': {
    severity: 'medium',
    fields: ['search', 'session', 'person'],
    sentence: '{actor} searched the command log for {search}',
  },
  'command.ruled': {
    severity: 'high',
    fields: [...session, 'command', 'verdict', 'pattern'],
    sentence:
      'The command {command} of {person} on {target} met the rule {pattern}: {verdict}',
  },
  'session.unrecorded': {
    severity: 'critical',
    fields: [...session],
    sentence:
      'The session of {person} on {target} goes on without a recording: it is one of emergency access, and the storage failed',
  },
  'session.frozen': {
    severity: 'high',
    fields: [...session, 'reason'],
    sentence: '{actor} froze the input of {person} on {target}: {reason}',
  },
  'session.thawed': {
    severity: 'medium',
    fields: [...session, 'reason'],
    sentence: '{actor} let {person} go on with the input on {target}: {reason}',
  },
  'session.messaged': {
    severity: 'medium',
    fields: [...session, 'text'],
    sentence: '{actor} told {person} on {target}: {text}',
  },
  'session.taken': {
    severity: 'high',
    fields: [...session, 'reason'],
    sentence:
      '{actor} took the keyboard of the session of {person} on {target}: {reason}',
  },
  'session.supplied': {
    severity: 'high',
    fields: [...session, 'secret'],
    sentence:
      '{actor} has the {secret} of the credential typed into the session on {target}, without seeing it',
  },
  'session.borrowed': {
    severity: 'high',
    fields: [...session, 'credential', 'label'],
    sentence:
      '{actor} has the password of another credential, {label}, typed into the session on {target}, without seeing it',
  },
  'session.invited': {
    severity: 'high',
    fields: [...session, 'guest', 'mode', 'reason'],
    sentence:
      '{actor} invited {guest} to the session of {person} on {target} ({mode}): {reason}',
  },
  'session.joined': {
    severity: 'medium',
    fields: session,
    sentence:
      '{actor} comes to the session of {person} on {target}, as invited',
  },
  'watcher.joined': {
    severity: 'medium',
    fields: [...session, 'watcher'],
    sentence: '{watcher} looks on at the session of {person} on {target}',
  },
  'watcher.left': {
    severity: 'low',
    fields: [...session, 'watcher'],
    sentence:
      '{watcher} stopped to look on at the session of {person} on {target}',
  },
  'watcher.dismissed': {
    severity: 'high',
    fields: [...session, 'watcher'],
    sentence:
      '{watcher} lost the right to look on at the session of {person} on {target} and was sent away',
  },
  'viewer.dismissed': {
    severity: 'high',
    fields: [...session, 'viewer'],
    sentence:
      '{viewer} lost the right to see the recording of the session of {person} on {target} and was sent away',
  },
  'file.uploaded': {
    severity: 'high',
    fields: [...session, 'session', 'path', 'bytes', 'sha256'],
    sentence:
      '{person} brings the file {path} to {target}: {bytes} bytes, SHA-256 {sha256}',
  },
  'file.downloaded': {
    severity: 'high',
    fields: [...session, 'session', 'path', 'bytes', 'sha256'],
    sentence:
      '{person} takes the file {path} from {target}: {bytes} bytes, SHA-256 {sha256}',
  },
  'file.refused': {
    severity: 'medium',
    fields: [...session, 'session', 'path', 'reason'],
    sentence:
      'The file {path} that {person} wanted to transfer in a session on {target} did not go through: {reason}',
  },
  'session.checkpointed': {
    severity: 'low',
    fields: ['recording', 'chunks', 'bytes', 'head'],
    sentence:
      'The recording {recording} has {chunks} chunks and the chain value {head}',
  },
  'recording.sealed': {
    severity: 'medium',
    fields: ['session', 'state', 'chunks', 'bytes', 'head', 'truncated'],
    sentence:
      'The recording {object} is {state}: {chunks} chunks, chain value {head}',
  },
  'recording.viewed': {
    severity: 'high',
    fields: [...session, 'session', 'reason'],
    sentence:
      '{actor} looked at the recording of {person} on {target}: {reason}',
  },
  'recording.exported': {
    severity: 'high',
    fields: [...session, 'session', 'form', 'reason'],
    sentence:
      '{actor} took the recording of {person} on {target} out as a file ({form}): {reason}',
  },
  ...accessAuditEvents,
});
