import { builtInFormats } from './builtInFormats';
import { readBytes } from './testing/readBytes';

const trivy =
  '{"SchemaVersion":2,"ArtifactName":"shop:1.4","ArtifactType":"container_image","Results":[]}';
const xml =
  '<?xml version="1.0"?><NeXposeSimpleXML version="1.0"><devices/></NeXposeSimpleXML>';

describe('ScanReading', () => {
  it.each([
    ['a line', `2026-01-05T10:00:00Z INFO Vulnerability scanning\n${trivy}`],
    ['lines with brackets', `[INFO] one\n[0001] {two}\n\n${trivy}`],
    ['colours', `\u001b[34mINFO\u001b[0m one\r\n${trivy}`],
    ['a number in brackets', `[12] INFO one\n${trivy}`],
    ['logs in JSON', `{"level":"info"}\nINFO one\n${trivy}`],
  ])('reads a report below %s, and says so', async (_, content) => {
    for (const options of [{}, { format: 'trivy' }]) {
      const read = await readBytes(content, builtInFormats, options);
      expect(read.format.id).toBe('trivy');
      expect(read.records).toMatchObject([{ asset: { name: 'shop:1.4' } }]);
      expect(read.warnings.first).toEqual([
        expect.stringMatching(/^What stands before the report is left out: /),
      ]);
    }
  });

  it('reads XML below a line, and a report in UTF-16 with a mark', async () => {
    const behind = await readBytes(`Export done\n${xml}`, builtInFormats);
    expect(behind.format.id).toBe('nexpose');
    const wide = Buffer.from(`\ufeffINFO one\n${trivy}`, 'utf16le');
    const read = await readBytes(wide, builtInFormats);
    expect(read.format.id).toBe('trivy');
  });

  it.each([
    ['a page', `<!DOCTYPE html><script>\n${trivy}\n</script>`],
    ['another document', `{\n"scans":\n${trivy}\n}`],
    ['no report', `INFO one\n{"some":"thing"}\n`],
    ['a table', `title,severity,text\na,High,"\n${trivy}"\n`],
  ])('guesses nothing of %s', async (_, content) => {
    await expect(readBytes(content, builtInFormats)).rejects.toThrow();
  });

  it('takes the time of all scans in a file for that of the file', async () => {
    const scan = (day: number) =>
      `<scan id="${day}" status="finished" startTime="2026010${day}T100000000" endTime="2026010${day}T110000000"/>`;
    const content = `<NexposeReport><scans>${scan(2)}${scan(3)}${scan(1)}</scans></NexposeReport>`;
    expect((await readBytes(content, builtInFormats)).facts).toMatchObject({
      startedAt: '2026-01-01T10:00:00.000Z',
      endedAt: '2026-01-03T11:00:00.000Z',
    });
  });

  it('refuses a report that was cut off, whatever stands around it', async () => {
    const cut = `INFO one\n${trivy.slice(0, -3)}`;
    await expect(readBytes(cut, builtInFormats)).rejects.toThrow('cut off');
  });
});
