import { acunetix } from './formats/acunetix';
import { burp } from './formats/burp';
import { grype } from './formats/grype';
import { masscan } from './formats/masscan';
import { msDefender } from './formats/msDefender';
import { nessus } from './formats/nessus';
import { nexpose } from './formats/nexpose';
import { nmap } from './formats/nmap';
import { nuclei } from './formats/nuclei';
import { openscap } from './formats/openscap';
import { openvas } from './formats/openvas';
import { pingcastle } from './formats/pingcastle';
import { qualysVm } from './formats/qualysVm';
import { qualysWas } from './formats/qualysWas';
import { sslyze } from './formats/sslyze';
import { testssl } from './formats/testssl';
import { wazuhVuln } from './formats/wazuhVuln';
import { zap } from './formats/zap';
import type { ScanFormat } from './ScanFormat';

/** The formats that come with the product, by id. */
export const builtInFormats: readonly ScanFormat[] = [
  acunetix,
  burp,
  grype,
  masscan,
  msDefender,
  nessus,
  nexpose,
  nmap,
  nuclei,
  openscap,
  openvas,
  pingcastle,
  qualysVm,
  qualysWas,
  sslyze,
  testssl,
  wazuhVuln,
  zap,
];
