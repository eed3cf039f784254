/** An element of a record, with all that is in it. Names are without prefix. */
export class XmlElement {
  readonly children: XmlElement[] = [];
  /** Text directly in the element, as it stands there. */
  ownText = '';

  constructor(
    readonly name: string,
    readonly attributes: Record<string, string>,
  ) {}

  /** The first child of this name. */
  child(name: string): XmlElement | undefined {
    return this.children.find(each => each.name === name);
  }

  /** All children of this name. */
  all(name: string): XmlElement[] {
    return this.children.filter(each => each.name === name);
  }

  /** What is found by names of children from step to step, the first one at each. */
  at(...names: string[]): XmlElement | undefined {
    return names.reduce<XmlElement | undefined>(
      (found, name) => found?.child(name),
      this,
    );
  }

  /** Text of a child, without spaces around it; undefined where there is none. */
  text(...names: string[]): string | undefined {
    return this.at(...names)?.fullText() || undefined;
  }

  /** Attributes and texts of children but for those of some names, and undefined where there is none. */
  rest(...known: string[]): Record<string, string> | undefined {
    const left: Record<string, string> = Object.create(null);
    const add = (name: string, text: string) => {
      if (known.includes(name) || !text) return;
      left[name] = Object.hasOwn(left, name) ? `${left[name]}\n${text}` : text;
    };
    for (const [name, text] of Object.entries(this.attributes)) add(name, text);
    for (const child of this.children) add(child.name, child.fullText());
    return Object.keys(left).length > 0 ? left : undefined;
  }

  /** Its text and that of everything in it, in order of the document but for text that stands between elements. */
  fullText(): string {
    const parts = [this.ownText, ...this.children.map(each => each.fullText())];
    return parts
      .map(part => part.trim())
      .filter(Boolean)
      .join('\n');
  }
}
