// A report as Nessus exports it, made for one journey: one host, and a weakness for each of the given titles.

const escaped = text =>
  text.replace(/[&<>"]/g, letter => `&#${letter.charCodeAt(0)};`);

/** `titles` are those of the findings; the first is the worst. */
export function nessusReport({ host, titles }) {
  const now = Math.floor(Date.now() / 1000);
  const items = titles.map(
    (title, at) =>
      `<ReportItem port="443" svc_name="www" protocol="tcp" severity="${Math.max(1, 4 - at)}" pluginID="${90_000 + at}" pluginName="${escaped(title)}" pluginFamily="Web">
<description>Made for a journey.</description><solution>Update the server.</solution><plugin_output>It answered ${at}.</plugin_output></ReportItem>`,
  );
  return `<?xml version="1.0" ?>
<NessusClientData_v2><Policy><policyName>Journey</policyName><Preferences><ServerPreferences>
<preference><name>port_range</name><value>1-1024</value></preference></ServerPreferences></Preferences></Policy>
<Report name="Journey"><ReportHost name="${host}"><HostProperties>
<tag name="host-fqdn">${host}</tag><tag name="HOST_END_TIMESTAMP">${now}</tag></HostProperties>
${items.join('\n')}</ReportHost></Report></NessusClientData_v2>`;
}
