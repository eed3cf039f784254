import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import {
  Facts,
  Region,
  TenantName,
  TimeText,
  useMay,
  useTenant,
} from '@wardroom/platform-react';
import { isActive, type Finding } from '@wardroom/assets-common';
import { DueTime } from '../../components/Finding/DueTime';
import { Exploitation } from '../../components/Finding/Exploitation';
import { FindingStateTag } from '../../components/Finding/FindingStateTag';
import { OutsideLink } from '../../components/Finding/OutsideLink';
import { SeverityTag } from '../../components/Finding/SeverityTag';
import { titleOfSource } from '../../components/Finding/titleOfSource';
import { messages } from '../../messages';
import { VulnerabilityNames } from './VulnerabilityNames';
import { wordsOfTags } from './wordsOfTags';

const { page: words } = messages.finding;
const cwePage = 'https://cwe.mitre.org/data/definitions/';

/** What is known of a finding besides its words. */
export function FindingFacts({ finding }: { finding: Finding }) {
  const { workspace } = useTenant();
  const { score, vector, closedAt } = finding;
  const tags = wordsOfTags(finding.tags);
  const facts = [
    { label: words.severity, value: <Grade finding={finding} /> },
    { label: words.state, value: <FindingStateTag state={finding.state} /> },
    { label: words.due, value: <DueTime finding={finding} show="both" /> },
    { label: words.exploitation, value: exploitationOf(finding) },
    { label: words.fix, value: fixOf(finding) },
    { label: words.request, value: <RequestLink finding={finding} /> },
    {
      label: words.customer,
      value: workspace === 'console' && <TenantName tenant={finding.tenant} />,
    },
    { label: words.ids, value: <VulnerabilityNames finding={finding} /> },
    {
      label: words.score,
      value: [score?.toFixed(1), vector].filter(Boolean).join(' · '),
    },
    { label: words.cwes, value: <Kinds finding={finding} /> },
    { label: words.source, value: titleOfSource(finding.source) },
    { label: words.said, value: tags.said },
    { label: words.rule, value: finding.rule },
    {
      label: words.firstSeen,
      value: <TimeText time={finding.firstSeenAt} show="both" />,
    },
    {
      label: words.lastSeen,
      value: <TimeText time={finding.lastSeenAt} show="both" />,
    },
    {
      label: words.closedAt,
      value: closedAt && <TimeText time={closedAt} show="both" />,
    },
    { label: words.tags, value: tags.others },
  ];
  const known = facts.filter(({ label }) => !isEmpty(label, finding));
  return (
    <Region title={words.facts}>
      <Facts facts={known.filter(({ value }) => value)} />
    </Region>
  );
}

/** Whether there is nothing to show for a fact whose value is a component. */
function isEmpty(label: string, finding: Finding): boolean {
  if (label === words.due) return !finding.dueAt || !isActive(finding.state);
  if (label === words.request) return !finding.interventionId;
  if (label === words.ids) return finding.vulnerabilityIds.length === 0;
  return label === words.cwes && finding.cwes.length === 0;
}

function Grade({ finding }: { finding: Finding }) {
  const { severity, sourceSeverity } = finding;
  return (
    <>
      <SeverityTag severity={severity} />
      {sourceSeverity && !isSameWord(sourceSeverity, severity) && (
        <> {words.saidBySource(sourceSeverity)}</>
      )}
    </>
  );
}

function isSameWord(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** That nobody has looked is not the same as that nothing is known. */
function exploitationOf(finding: Finding): ReactNode {
  const { knownExploited, epss, vulnerabilityIds } = finding;
  if (knownExploited || epss !== undefined)
    return <Exploitation finding={finding} />;
  if (knownExploited === false) return words.notExploited;
  return vulnerabilityIds.length > 0 && words.notLookedUp;
}

function fixOf({ fixedVersion, fixAvailable }: Finding): string | undefined {
  if (fixedVersion) return words.fixIn(fixedVersion);
  if (fixAvailable === undefined) return undefined;
  return fixAvailable ? words.fixAvailable : words.fixMissing;
}

function RequestLink({ finding }: { finding: Finding }) {
  const { tenant, interventionId } = finding;
  const may = useMay('intervention.read');
  if (!may || !interventionId) return null;
  return (
    <Link href={`/requests/${tenant}/${interventionId}`}>
      {words.requestOpen}
    </Link>
  );
}

function Kinds({ finding }: { finding: Finding }) {
  return (
    <>
      {finding.cwes.map((number, n) => (
        <span key={number}>
          {n > 0 && ', '}
          <OutsideLink
            address={`${cwePage}${number}.html`}
          >{`CWE-${number}`}</OutsideLink>
        </span>
      ))}
    </>
  );
}
