// Reports as scanners write them, made up, of any number of rows.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const AT_ONCE = 500;
const WORDS = [
  ...['server', 'remote', 'attacker', 'version', 'request', 'memory', 'header'],
  ...['certificate', 'update', 'vendor', 'crafted', 'denial', 'service'],
  ...['execute', 'arbitrary', 'code', 'installed', 'affected', 'library'],
];

/** Text of this length that is the same for the same number, and packs about as well as prose. */
function prose(seed, length) {
  let state = seed + 1;
  let text = '';
  while (text.length < length) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    text += `${WORDS[state % WORDS.length]} `;
  }
  return text.slice(0, length);
}

async function write(path, pieces) {
  const file = createWriteStream(path);
  let waiting = [];
  const flush = async () => {
    if (!file.write(waiting.join(''))) await once(file, 'drain');
    waiting = [];
  };
  for (const piece of pieces) {
    waiting.push(piece);
    if (waiting.length >= AT_ONCE) await flush();
  }
  await flush();
  file.end();
  await once(file, 'close');
}

/**
 * A scan of Nessus: of each host so many plugins, whose texts are the same on all hosts and whose output is not.
 *
 * @param options - `day`: of June 2026 on which it was made; `end`: what follows the report
 */
export function writeNessus(path, { hosts, plugins, day = 1, end = '' }) {
  const texts = Array.from({ length: plugins }, (_, at) => pluginAt(at));
  function* pieces() {
    yield '<?xml version="1.0" ?>\n<NessusClientData_v2><Policy><policyName>Weekly</policyName></Policy><Report name="Weekly">\n';
    for (let host = 0; host < hosts; host++) {
      yield hostAt(host, day);
      for (let at = 0; at < plugins; at++) yield itemAt(host, at, texts[at]);
      yield '</ReportHost>\n';
    }
    yield `</Report></NessusClientData_v2>${end}`;
  }
  return write(path, pieces());
}

function hostAt(host, day) {
  const ip = `10.${host >> 16}.${(host >> 8) & 255}.${host & 255}`;
  const time = `Mon Jun ${String(day).padStart(2)} 10:00:00 2026`;
  return `<ReportHost name="${ip}"><HostProperties><tag name="host-ip">${ip}</tag><tag name="host-fqdn">host-${host}.acme.example</tag><tag name="operating-system">Linux</tag><tag name="Credentialed_Scan">true</tag><tag name="HOST_START">${time}</tag><tag name="HOST_END">${time}</tag></HostProperties>\n`;
}

function pluginAt(at) {
  const score = (at % 100) / 10;
  return {
    port: at % 3 === 0 ? 443 : 0,
    severity: Math.ceil(score / 2.5),
    more: `<cve>CVE-2026-${1000 + at}</cve><cvss3_base_score>${score}</cvss3_base_score><cwe>79</cwe>
<synopsis>${prose(at, 100)}</synopsis><description>${prose(at + 1e6, 600)}</description>
<solution>${prose(at + 2e6, 150)}</solution><see_also>https://vendor.example/${at}</see_also>
<risk_factor>High</risk_factor><plugin_type>remote</plugin_type><script_version>1.${at}</script_version>
<exploit_available>false</exploit_available><plugin_modification_date>2026/05/04</plugin_modification_date>`,
  };
}

function itemAt(host, at, { port, severity, more }) {
  return `<ReportItem port="${port}" svc_name="www" protocol="tcp" severity="${severity}" pluginID="${10_000 + at}" pluginName="Weakness ${at} of a library" pluginFamily="Web Servers">${more}
<plugin_output>${prose(host * 1000 + at, 600)}</plugin_output></ReportItem>\n`;
}

/** A table of few columns: 200 weaknesses of each host. */
export function writeTable(path, { rows, name }) {
  function* pieces() {
    yield 'Title,Severity,Description,Url,vuln_id_from_tool\n';
    for (let row = 0; row < rows; row++) {
      const [host, rule] = [Math.floor(row / 200), row % 200];
      yield `Weakness ${rule},Medium,What weakness ${rule} is,${name}-${host}.acme.example:443,rule-${rule}\n`;
    }
  }
  return write(path, pieces());
}
