/** Making elements: text goes in as text, never as markup, and nothing gets a style attribute. */

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
type Child = Node | string | null | undefined;

const drawing = 'http://www.w3.org/2000/svg';

function filled<T extends Element>(made: T, attributes: Attributes, children: readonly Child[]): T {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** An element of HTML; true is an attribute without a value, false and undefined are none. */
export const html = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => filled(document.createElement(tag), attributes, children);

/** An element of SVG. */
export const svg = <K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] => filled(document.createElementNS(drawing, tag), attributes, children);

/** A button that calls back. */
export function button(label: string, attributes: Attributes, click: () => void): HTMLElement {
  const made = html('vscode-button', attributes, label);
  made.addEventListener('click', click);
  return made;
}
