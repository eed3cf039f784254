import type { XmlElement } from '../read/XmlElement';

/** An element as JSON has it. */
type Fields = Record<string, unknown>;

/** Parts of a bill of materials in XML as JSON has them. */
export const cyclonedxOfXml = {
  metadata,
  component,
  vulnerability,
  vulnerabilitiesIn,
};

const TEXTS = ['group', 'name', 'version', 'purl', 'cpe'];

/** What the bill is of, when and with what it was made. */
function metadata(element: XmlElement): Fields {
  const subject = element.child('component');
  const tools = element.child('tools');
  return {
    timestamp: element.text('timestamp'),
    component: subject && component(subject),
    tools: [
      ...(tools?.all('tool') ?? []),
      ...(tools?.child('components')?.all('component') ?? []),
    ].map(textsOf),
  };
}

/** A component with those in it. */
function component(element: XmlElement): Fields {
  const texts = TEXTS.map(name => [name, element.text(name)]);
  return {
    ...Object.fromEntries(texts),
    type: element.attributes.type,
    'bom-ref': element.attributes['bom-ref'],
    properties: propertiesOf(element),
    evidence: {
      occurrences: inside(element.child('evidence'), 'occurrences').map(
        textsOf,
      ),
    },
    components: inside(element, 'components').map(component),
  };
}

/** A vulnerability that stands beside the components: that of an extension before version 1.4 has a reference. */
function vulnerability(element: XmlElement): Fields {
  return element.attributes.ref ? ofExtension(element) : ofStandard(element);
}

function ofStandard(element: XmlElement): Fields {
  const analysis = element.child('analysis');
  return {
    ...textsOf(element),
    'bom-ref': element.attributes['bom-ref'],
    source: sourceOf(element),
    references: inside(element, 'references').map(each => ({
      id: each.text('id'),
      source: sourceOf(each),
    })),
    ratings: inside(element, 'ratings').map(each => ({
      ...textsOf(each),
      source: sourceOf(each),
    })),
    cwes: inside(element, 'cwes').map(each => each.fullText()),
    advisories: inside(element, 'advisories').map(textsOf),
    analysis: analysis && {
      ...textsOf(analysis),
      response: inside(analysis, 'responses').map(each => each.fullText()),
    },
    affects: inside(element, 'affects').map(each => ({
      ref: each.text('ref'),
      versions: inside(each, 'versions').map(textsOf),
    })),
    properties: propertiesOf(element),
    credits: undefined,
    tools: undefined,
  };
}

function ofExtension(element: XmlElement, within?: Fields): Fields {
  const source = element.child('source');
  return {
    ...textsOf(element),
    source: { name: source?.attributes.name, url: source?.text('url') },
    ratings: inside(element, 'ratings').map(each => ({
      ...textsOf(each),
      score: each.text('score', 'base'),
    })),
    cwes: inside(element, 'cwes').map(each => each.fullText()),
    recommendation: inside(element, 'recommendations')
      .map(each => each.fullText())
      .join('\n'),
    recommendations: undefined,
    advisories: inside(element, 'advisories').map(each => ({
      url: each.fullText(),
    })),
    affects: [{ ref: element.attributes.ref, component: within }],
  };
}

/** Vulnerabilities that stand in a component, and in those in it. */
function* vulnerabilitiesIn(element: XmlElement): Generator<Fields> {
  const old = inside(element, 'vulnerabilities');
  if (old.length > 0) {
    const within = component(element);
    for (const each of old) yield ofExtension(each, within);
  }
  for (const each of inside(element, 'components'))
    yield* vulnerabilitiesIn(each);
}

function sourceOf(element: XmlElement): Fields {
  const source = element.child('source');
  return { name: source?.text('name'), url: source?.text('url') };
}

function propertiesOf(element: XmlElement): Fields[] {
  return inside(element, 'properties').map(each => ({
    name: each.attributes.name,
    value: each.fullText(),
  }));
}

function inside(element: XmlElement | undefined, list: string): XmlElement[] {
  return element?.child(list)?.children ?? [];
}

function textsOf(element: XmlElement): Record<string, string> {
  const texts: Record<string, string> = Object.create(null);
  for (const child of element.children) texts[child.name] ??= child.fullText();
  return texts;
}
