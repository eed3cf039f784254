/** Requests that the demo begins with, so that no list is empty. */
export const demoRequests = [
  {
    tenant: 'acme',
    requester: 'user:acme/requester',
    type: 'incident',
    title: 'Disk of the web server is almost full',
    description:
      'The shop answers slowly since this morning, and monitoring says that the disk of web-01 is at 94 %. Please have a look and clean up.',
    urgency: 'high',
    impact: 'high',
    asset: 'web-01',
  },
  {
    tenant: 'acme',
    requester: 'user:acme/admin',
    type: 'question',
    title: 'Which servers will be restarted on Sunday?',
    description:
      'Our warehouse works on Sunday. Please tell us what to expect.',
    urgency: 'low',
    impact: 'medium',
    asset: 'srv-01',
  },
  {
    tenant: 'globex',
    requester: 'user:globex/requester',
    type: 'change',
    title: 'Open port 8443 for the new supplier',
    description:
      'The new supplier portal needs to reach our gateway on port 8443 from 198.51.100.0/24.',
    urgency: 'medium',
    impact: 'medium',
    asset: 'fw-01',
  },
  {
    tenant: 'borealis',
    requester: 'user:borealis/requester',
    type: 'maintenance',
    title: 'Firmware update of the harbour firewall',
    description: 'Please update the firewall in the next maintenance window.',
    urgency: 'low',
    impact: 'high',
    asset: 'fw-01',
  },
] as const;
