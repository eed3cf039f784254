import { acunetix } from './formats/acunetix';
import { awsInspector2 } from './formats/awsInspector2';
import { awsSecurityhub } from './formats/awsSecurityhub';
import { azureDefenderCloud } from './formats/azureDefenderCloud';
import { burp } from './formats/burp';
import { checkov } from './formats/checkov';
import { csaf } from './formats/csaf';
import { cyclonedx } from './formats/cyclonedx';
import { genericCsvJson } from './formats/genericCsvJson';
import { gitleaks } from './formats/gitleaks';
import { grype } from './formats/grype';
import { kubeBench } from './formats/kubeBench';
import { masscan } from './formats/masscan';
import { msDefender } from './formats/msDefender';
import { nessus } from './formats/nessus';
import { nexpose } from './formats/nexpose';
import { nmap } from './formats/nmap';
import { nuclei } from './formats/nuclei';
import { ocsf } from './formats/ocsf';
import { openscap } from './formats/openscap';
import { openvas } from './formats/openvas';
import { openvex } from './formats/openvex';
import { osvScanner } from './formats/osvScanner';
import { pingcastle } from './formats/pingcastle';
import { prowler } from './formats/prowler';
import { qualysVm } from './formats/qualysVm';
import { qualysWas } from './formats/qualysWas';
import { sarif } from './formats/sarif';
import { scoutsuite } from './formats/scoutsuite';
import { semgrep } from './formats/semgrep';
import { snyk } from './formats/snyk';
import { sslyze } from './formats/sslyze';
import { testssl } from './formats/testssl';
import { trivy } from './formats/trivy';
import { trivyOperator } from './formats/trivyOperator';
import { wazuhVuln } from './formats/wazuhVuln';
import { zap } from './formats/zap';
import type { ScanFormat } from './ScanFormat';

/** The formats that come with the product, by id. */
export const builtInFormats: readonly ScanFormat[] = [
  acunetix,
  awsInspector2,
  awsSecurityhub,
  azureDefenderCloud,
  burp,
  checkov,
  csaf,
  cyclonedx,
  genericCsvJson,
  gitleaks,
  grype,
  kubeBench,
  masscan,
  msDefender,
  nessus,
  nexpose,
  nmap,
  nuclei,
  ocsf,
  openscap,
  openvas,
  openvex,
  osvScanner,
  pingcastle,
  prowler,
  qualysVm,
  qualysWas,
  sarif,
  scoutsuite,
  semgrep,
  snyk,
  sslyze,
  testssl,
  trivy,
  trivyOperator,
  wazuhVuln,
  zap,
];
