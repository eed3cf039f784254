import { JsonRecord } from '../read/JsonRecord';
import { sarifMessage } from './sarifMessage';

const MOST_STEPS = 50;

/** Files and lines of a result: `src/a.c: 7`. */
export function sarifPlaces(result: JsonRecord): string[] {
  return result
    .objects('locations')
    .map(each => placeIn(each.object('physicalLocation')));
}

function placeIn(place: JsonRecord): string {
  return [
    place.text('artifactLocation', 'uri'),
    place.text('region', 'startLine'),
  ]
    .filter(Boolean)
    .join(': ');
}

/** The code at the place of a result. */
export function sarifSnippet(result: JsonRecord): string | undefined {
  const place = result.objects('locations')[0]?.object('physicalLocation');
  return (
    place?.text('region', 'snippet', 'text') ??
    place?.text('contextRegion', 'snippet', 'text')
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
