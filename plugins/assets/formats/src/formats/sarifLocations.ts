import { JsonRecord } from '../read/JsonRecord';
import { sarifMessage } from './sarifMessage';

const MOST_STEPS = 50;

/**
 * The locations of a result, each once. By the standard they are one weakness, which has to be mended at all of them; tools
 * list there what can be mended one by one. A result without any has one that says nothing.
 */
export function sarifLocations(result: JsonRecord): JsonRecord[] {
  const all = result.objects('locations');
  const inFiles = all.filter(each => {
    const file = each.object('physicalLocation', 'artifactLocation');
    return file.has('uri') || file.has('index');
  });
  const places = new Map(
    (inFiles.length > 0 ? inFiles : all.slice(0, 1)).map(each => [
      JSON.stringify([
        each.value('physicalLocation', 'artifactLocation'),
        each.value('physicalLocation', 'region'),
      ]),
      each,
    ]),
  );
  return places.size > 0 ? [...places.values()] : [new JsonRecord(undefined)];
}

function placeIn(place: JsonRecord): string {
  return [
    place.text('artifactLocation', 'uri'),
    place.text('region', 'startLine'),
  ]
    .filter(Boolean)
    .join(': ');
}

/** The code at a location. */
export function sarifSnippet(location: JsonRecord): string | undefined {
  const place = location.object('physicalLocation');
  return (
    place.text('region', 'snippet', 'text') ??
    place.text('contextRegion', 'snippet', 'text')
  );
}

/** The way of data through the code that leads to a result, a line for each step. */
export function sarifSteps(result: JsonRecord): string | undefined {
  const [flow] = result.objects('codeFlows');
  const [thread] = flow?.objects('threadFlows') ?? [];
  const steps = thread?.objects('locations') ?? [];
  const lines = steps.slice(0, MOST_STEPS).map(step => {
    const location = step.object('location');
    const message = sarifMessage(location.object('message'));
    return [placeIn(location.object('physicalLocation')), message]
      .filter(Boolean)
      .join(': ');
  });
  return lines.join('\n') || undefined;
}

/** Request and response, which scanners of web applications keep. */
export function sarifHttp(
  result: JsonRecord,
): Record<string, string | undefined> {
  const request = result.object('webRequest');
  const response = result.object('webResponse');
  return {
    Request: messageOf(request, [
      request.text('method'),
      request.text('target'),
    ]),
    Response: messageOf(response, [
      response.text('statusCode'),
      response.text('reasonPhrase'),
    ]),
  };
}

function messageOf(message: JsonRecord, first: (string | undefined)[]) {
  const headers = message.object('headers');
  const lines = headers.names().map(name => `${name}: ${headers.text(name)}`);
  const body = message.text('body', 'text');
  return [[first.filter(Boolean).join(' '), ...lines].join('\n').trim(), body]
    .filter(Boolean)
    .join('\n\n');
}
